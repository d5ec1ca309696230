import { readCourtyardId } from './place'

const PREFIX = 'unsaved'
const prefixOf = (courtyardId: string) => `${PREFIX}:${courtyardId}:`
const keyOf = (name: string) => `${prefixOf(readCourtyardId() ?? '')}${name}`

/**
 * Keeps on this phone what was typed and isn't stored by the server yet, so that no broken line or closed app loses it.
 * Every courtyard has its own: what is written in one never comes up in another.
 */
export function keepUnsaved(name: string, typed: object): void {
  wx.setStorageSync(keyOf(name), typed)
}

export function forgetUnsaved(name: string): void {
  wx.removeStorageSync(keyOf(name))
}

/** What was kept under the name, if it has all of `parts`: another version of the app may have kept something else. */
export function readUnsaved<T extends object>(name: string, parts: readonly (keyof T & string)[]): T | null {
  const kept: unknown = wx.getStorageSync(keyOf(name))
  const whole = typeof kept === 'object' && kept !== null && parts.every((part) => part in kept)
  return whole ? (kept as T) : null
}

/** When a person leaves: what is kept of the courtyard shown, and what was kept before the phone knew which one it shows. */
export function forgetAllUnsaved(): void {
  const left = [prefixOf(readCourtyardId() ?? ''), prefixOf('')]
  for (const key of wx.getStorageInfoSync().keys) {
    if (left.some((prefix) => key.startsWith(prefix))) wx.removeStorageSync(key)
  }
}
