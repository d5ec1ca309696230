import type { Section } from './sections'

/** What was typed and not saved yet, kept on this phone so that no broken line or closed app loses it. */
export interface Unsaved {
  readonly sections: readonly Section[]
  /** The revision it was typed on. */
  readonly revision: number
}

const keyOf = (meetingId: string) => `minutes:${meetingId}`

export function keepUnsaved(meetingId: string, unsaved: Unsaved): void {
  wx.setStorageSync(keyOf(meetingId), unsaved)
}

export function forgetUnsaved(meetingId: string): void {
  wx.removeStorageSync(keyOf(meetingId))
}

export function readUnsaved(meetingId: string): Unsaved | null {
  const kept: unknown = wx.getStorageSync(keyOf(meetingId))
  const isUnsaved = typeof kept === 'object' && kept !== null && 'sections' in kept && 'revision' in kept
  return isUnsaved ? (kept as Unsaved) : null
}
