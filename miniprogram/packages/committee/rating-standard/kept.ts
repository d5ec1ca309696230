import type { Draft } from './standardDraft'

/** What was changed and isn't saved yet, kept on this phone. */
export interface Kept {
  readonly draft: Draft
  /** The revision it was changed on. */
  readonly revision: number
}

const keyOf = (subject: string) => `standard:${subject}`

export function keepDraft(subject: string, kept: Kept): void {
  wx.setStorageSync(keyOf(subject), kept)
}

export function forgetDraft(subject: string): void {
  wx.removeStorageSync(keyOf(subject))
}

export function readDraft(subject: string): Kept | null {
  const kept: unknown = wx.getStorageSync(keyOf(subject))
  const isKept = typeof kept === 'object' && kept !== null && 'draft' in kept && 'revision' in kept
  return isKept ? (kept as Kept) : null
}
