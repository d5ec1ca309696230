import { readCourtyardId } from './place'

/** What a screen last showed, for when there is no network. */
export interface Seen<T> {
  readonly at: number
  readonly answer: T
}

const INDEX = 'seen'
/** Storage is 10 MB in all; forty screens of at most some tens of KB stay far below. */
const KEPT = 40

const keyOf = (screen: string) => `seen:${readCourtyardId() ?? ''}:${screen}`

function readIndex(): string[] {
  const kept: unknown = wx.getStorageSync(INDEX)
  return Array.isArray(kept) ? kept.filter((key): key is string => typeof key === 'string') : []
}

/** Forgets the screens seen longest ago. A full storage costs the memory of this screen and nothing else. */
export function keepSeen<T>(screen: string, answer: T, at: number): void {
  const key = keyOf(screen)
  const index = [key, ...readIndex().filter((other) => other !== key)]
  try {
    index.slice(KEPT).forEach((old) => wx.removeStorageSync(old))
    wx.setStorageSync(key, { at, answer } satisfies Seen<T>)
    wx.setStorageSync(INDEX, index.slice(0, KEPT))
  } catch {
    wx.removeStorageSync(key)
  }
}

/** The shape is what this version of the app wrote under this name: an update clears storage by changing the name. */
export function readSeen<T>(screen: string): Seen<T> | undefined {
  const kept: unknown = wx.getStorageSync(keyOf(screen))
  const isSeen = typeof kept === 'object' && kept !== null && 'at' in kept && 'answer' in kept
  return isSeen ? (kept as Seen<T>) : undefined
}

/** What is remembered of screens, when a person leaves or asks for it. */
export function forgetSeen(): void {
  for (const key of readIndex()) wx.removeStorageSync(key)
  wx.removeStorageSync(INDEX)
}
