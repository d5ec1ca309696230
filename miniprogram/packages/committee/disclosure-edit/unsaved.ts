import type { Typed } from './typed'

/** What was typed and not saved yet, kept on this phone so that no broken line or closed app loses it. */
export interface Unsaved {
  readonly typed: Typed
  /** The revision it was typed on. */
  readonly revision: number
}

const keyOf = (name: string) => `disclosure:${name}`

export function keepUnsaved(name: string, unsaved: Unsaved): void {
  wx.setStorageSync(keyOf(name), unsaved)
}

export function forgetUnsaved(name: string): void {
  wx.removeStorageSync(keyOf(name))
}

export function readUnsaved(name: string): Unsaved | null {
  const kept: unknown = wx.getStorageSync(keyOf(name))
  const isUnsaved = typeof kept === 'object' && kept !== null && 'typed' in kept && 'revision' in kept
  return isUnsaved ? (kept as Unsaved) : null
}
