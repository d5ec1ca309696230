import type { AnimationStep } from '../builtIns/aria'

interface AnimationOptions {
  duration?: number
  timingFunction?: string
  delay?: number
  transformOrigin?: string
}
const TRANSFORMS = [
  'rotate',
  'rotateX',
  'rotateY',
  'rotateZ',
  'scale',
  'scaleX',
  'scaleY',
  'skew',
  'skewX',
  'skewY',
] as const
const MOVES = ['translate', 'translateX', 'translateY', 'translateZ', 'translate3d'] as const
const STYLES = ['opacity', 'backgroundColor', 'width', 'height', 'left', 'top', 'right', 'bottom'] as const
const LENGTHS = new Set<string>(['width', 'height', 'left', 'top', 'right', 'bottom'])

/** wx.createAnimation: steps of styles, which the `animation` property of an element plays. */
export function createAnimation(defaults: AnimationOptions = {}): Record<string, (...args: never[]) => unknown> {
  let steps: AnimationStep[] = []
  let transforms: string[] = []
  let style: Record<string, string> = {}
  const animation: Record<string, (...args: never[]) => unknown> = {
    step(options: AnimationOptions = {}) {
      const {
        duration = 400,
        timingFunction = 'linear',
        delay = 0,
        transformOrigin = '50% 50% 0',
      } = { ...defaults, ...options }
      const moved = transforms.length ? { transform: transforms.join(' ') } : {}
      steps.push({ style: { ...style, ...moved }, duration, delay, easing: timingFunction, origin: transformOrigin })
      transforms = []
      style = {}
      return animation
    },
    export() {
      const actions = steps
      steps = []
      return { actions }
    },
  }
  const unit = (name: string, value: unknown) =>
    typeof value === 'number'
      ? `${value}${/^(rotate|skew)/.test(name) ? 'deg' : /^translate/.test(name) ? 'px' : ''}`
      : String(value)
  for (const name of [...TRANSFORMS, ...MOVES]) {
    animation[name] = (...values: unknown[]) => {
      transforms.push(`${name}(${values.map((value) => unit(name, value)).join(', ')})`)
      return animation
    }
  }
  for (const name of STYLES) {
    animation[name] = (value: unknown) => {
      style[name] = typeof value === 'number' && LENGTHS.has(name) ? `${value}px` : String(value)
      return animation
    }
  }
  return animation
}
