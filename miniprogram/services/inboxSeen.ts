const KEY = 'inboxSeenAt'

/** When this phone last opened the inbox (ms); 0 = never. Decides the red dot only. */
export function readInboxSeen(): number {
  const kept: unknown = wx.getStorageSync(KEY)
  return typeof kept === 'number' ? kept : 0
}

export function keepInboxSeen(at: number): void {
  wx.setStorageSync(KEY, at)
}
