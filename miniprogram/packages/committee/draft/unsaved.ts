/** What was typed and not saved yet, kept on this phone so that no broken line or closed app loses it. */
export interface Unsaved {
  readonly title: string
  readonly text: string
  /** The revision it was typed on. */
  readonly revision: number
}

const keyOf = (versionId: string) => `draft:${versionId || 'new'}`

export function keepUnsaved(versionId: string, unsaved: Unsaved): void {
  wx.setStorageSync(keyOf(versionId), unsaved)
}

export function forgetUnsaved(versionId: string): void {
  wx.removeStorageSync(keyOf(versionId))
}

export function readUnsaved(versionId: string): Unsaved | null {
  const kept: unknown = wx.getStorageSync(keyOf(versionId))
  const isUnsaved = typeof kept === 'object' && kept !== null && 'text' in kept && 'title' in kept && 'revision' in kept
  return isUnsaved ? (kept as Unsaved) : null
}
