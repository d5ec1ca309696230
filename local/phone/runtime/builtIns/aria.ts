import type { Caller } from 'glass-easel-miniprogram-adapter'
import { hostOf, type PropertyType } from './define'

const ARIA =
  'Role Label Labelledby Describedby Hidden Disabled Checked Selected Expanded Valuemin Valuemax Valuenow Valuetext Live Busy Modal Haspopup Readonly Multiline Description Controls Current Level'.split(
    ' ',
  )

/** aria-* on any element (无障碍访问), the animation property, and `hidden`. */
export function commonDefinition(): { properties: Record<string, PropertyType>; observers: object } {
  const properties: Record<string, PropertyType> = { animation: null }
  const observers: Record<string, (this: Caller, value: unknown) => void> = {
    animation(value) {
      const host = hostOf(this)
      if (value && typeof value === 'object') playAnimation(host, value as Animation)
    },
  }
  for (const name of ARIA) {
    const attribute = name === 'Role' ? 'role' : `aria-${name.toLowerCase()}`
    properties[`aria${name}`] = null
    observers[`aria${name}`] = function (value) {
      const host = hostOf(this)
      if (value === undefined || value === null || value === '') host.removeAttribute(attribute)
      else host.setAttribute(attribute, String(value))
    }
  }
  return { properties, observers }
}

export interface AnimationStep {
  style: Record<string, string>
  duration: number
  delay: number
  easing: string
  origin: string
}
interface Animation {
  actions?: AnimationStep[]
}

/** Plays what wx.createAnimation().export() gives, step by step. */
function playAnimation(host: HTMLElement, { actions = [] }: Animation): void {
  let wait = 0
  for (const { style, duration, delay, easing, origin } of actions) {
    const start = () => {
      host.style.transition = `all ${duration}ms ${easing} ${delay}ms`
      host.style.transformOrigin = origin
      Object.assign(host.style, style)
    }
    if (wait === 0) start()
    else setTimeout(start, wait)
    wait += duration + delay
  }
}
