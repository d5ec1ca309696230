const KEY = 'courtyardId'

/** The courtyard this phone shows; only matters to an account that is in more than one. */
export function readCourtyardId(): string | undefined {
  const kept: unknown = wx.getStorageSync(KEY)
  return typeof kept === 'string' && kept ? kept : undefined
}

export function keepCourtyardId(courtyardId: string): void {
  wx.setStorageSync(KEY, courtyardId)
}
