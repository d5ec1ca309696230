import type { Caller } from 'glass-easel-miniprogram-adapter'
import { playSteps, type AnimationStep } from './playSteps'
import { hostOf, type PropertyType } from './define'

const ARIA =
  'Role Label Labelledby Describedby Hidden Disabled Checked Selected Expanded Valuemin Valuemax Valuenow Valuetext Live Busy Modal Haspopup Readonly Multiline Description Controls Current Level'.split(
    ' ',
  )

interface ExportedAnimation {
  actions?: AnimationStep[]
}

/** aria-* on any element (无障碍访问), the animation property, and `hidden`. */
export function commonDefinition(): { properties: Record<string, PropertyType>; observers: object } {
  const properties: Record<string, PropertyType> = { animation: null }
  const observers: Record<string, (this: Caller, value: unknown) => void> = {
    animation(value) {
      if (value && typeof value === 'object') playSteps(this._$, (value as ExportedAnimation).actions ?? [])
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
