import type { AnimationStep, Move } from '../builtIns/playSteps'
import { TRANSFORMS } from '../moves'

interface StepOptions {
  duration?: number
  timingFunction?: string
  delay?: number
  transformOrigin?: string
}
type Chain = Record<string, (...args: never[]) => unknown>

const STYLES = ['opacity', 'backgroundColor', 'width', 'height', 'left', 'top', 'right', 'bottom']

/**
 * wx.createAnimation: steps of moves, which the `animation` property of an element plays. What a step doesn't name stays as the steps
 * before it left it.
 */
export function createAnimation(defaults: StepOptions = {}): Chain {
  let actions: AnimationStep[] = []
  let moves: Move[] = []
  const reached = new Map<string, Move>()
  const animation: Chain = {
    step(options: StepOptions = {}) {
      const {
        duration = 400,
        timingFunction = 'linear',
        delay = 0,
        transformOrigin = '50% 50% 0',
      } = {
        ...defaults,
        ...options,
      }
      for (const move of moves) reached.set(move.type === 'style' ? `style ${String(move.args[0])}` : move.type, move)
      moves = []
      actions.push({
        animates: [...reached.values()],
        option: { transformOrigin, transition: { duration, timingFunction, delay } },
      })
      return animation
    },
    export() {
      const exported = actions
      actions = []
      return { actions: exported }
    },
  }
  const add = (type: string, ...args: unknown[]) => {
    moves.push({ type, args })
    return animation
  }
  for (const name of TRANSFORMS) animation[name] = (...values: unknown[]) => add(name, ...values)
  for (const name of STYLES) animation[name] = (value: unknown) => add('style', name, value)
  return animation
}
