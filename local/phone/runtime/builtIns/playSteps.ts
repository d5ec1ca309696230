import type { EngineNode } from 'glass-easel-miniprogram-adapter'
import { styleOf, transformOf } from '../moves'

/** A transform by its name, or `style` with the name of a style before its value. */
export interface Move {
  type: string
  args: unknown[]
}
export interface AnimationStep {
  animates: Move[]
  option: {
    transformOrigin: string
    transition: { duration: number; timingFunction: string; delay: number }
  }
}

/** Segment of a node's style that templates don't write (StyleSegmentIndex.ANIMATION_EXTRA). */
const ANIMATION_STYLE = 2
const pending = new WeakMap<EngineNode, ReturnType<typeof setTimeout>>()

/** Plays what wx.createAnimation().export() gives, step by step; what the node was still playing ends there. */
export function playSteps(node: EngineNode, steps: readonly AnimationStep[]): void {
  clearTimeout(pending.get(node))
  const [step, ...more] = steps
  if (!step) return
  node.setNodeStyle(cssOf(step), ANIMATION_STYLE)
  const { duration, delay } = step.option.transition
  if (more.length)
    pending.set(
      node,
      setTimeout(() => playSteps(node, more), duration + delay),
    )
}

function cssOf({ animates, option }: AnimationStep): string {
  const { duration, timingFunction, delay } = option.transition
  const styles = animates
    .filter(({ type }) => type === 'style')
    .map(({ args: [name, value] }) => [kebab(String(name)), styleOf(String(name), value)] as const)
  const moved = animates.filter(({ type }) => type !== 'style').map(({ type, args }) => transformOf(type, args))
  const changed = [...styles, ...(moved.length ? [['transform', moved.join(' ')] as const] : [])]
  const timing = changed.map(([name]) => `${name} ${duration}ms ${timingFunction} ${delay}ms`)
  return [
    ...changed.map(([name, value]) => `${name}:${value}`),
    `transform-origin:${option.transformOrigin}`,
    `transition:${timing.join(',')}`,
  ].join(';')
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
