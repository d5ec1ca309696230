import type { HouseholdDocument } from '../../../shared/documents'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** How many a batch has at most: its pictures have to fit into one answer. */
export const SLIPS_MAX = 60
/** Slips that one of the committee makes anew alone: at most so many in 30 days. */
export const REPRINTS_MAX = 5
const SHOWN_FOR = DAY
const MONTH = 30 * DAY

type Door = Pick<HouseholdDocument, 'codeMadeAt' | 'codeSpentAt'>

/** `none`: nobody can join with a code yet. `made`: a slip is out. `joined`: an account is in. `left`: its slip is used, and nobody is in any more. */
export type SlipState = 'none' | 'made' | 'joined' | 'left'

export function slipState({ codeMadeAt, codeSpentAt }: Door, accounts: number): SlipState {
  if (accounts > 0) return 'joined'
  if (typeof codeSpentAt === 'number') return 'left'
  return typeof codeMadeAt === 'number' ? 'made' : 'none'
}

/** A batch is for doors that have no slip out and nobody in: the slip of another is made anew one by one. */
export const needsSlip = (door: Door, accounts: number): boolean => slipState(door, accounts) === 'none'

/** Until when whoever made them can see them again. */
export const shownUntil = (madeAt: number): number => madeAt + SHOWN_FOR

export const monthBefore = (now: number): number => now - MONTH
