import type { Sheet } from './sheet'

/** What was filled in and isn't stored by the server yet, kept on this phone so that no broken line loses it. */
const keyOf = (periodId: string, householdId: string) => `rating:${periodId}:${householdId}`

export function keepSheet(periodId: string, householdId: string, sheet: Sheet): void {
  wx.setStorageSync(keyOf(periodId, householdId), sheet)
}

export function forgetSheet(periodId: string, householdId: string): void {
  wx.removeStorageSync(keyOf(periodId, householdId))
}

export function readSheet(periodId: string, householdId: string): Sheet | null {
  const kept: unknown = wx.getStorageSync(keyOf(periodId, householdId))
  const isSheet = typeof kept === 'object' && kept !== null && 'scores' in kept && 'comment' in kept
  return isSheet ? (kept as Sheet) : null
}
