import type { Acquaintance, HouseholdDocument, Recognition, SlipMaker } from '../../../shared/documents'
import type { HouseholdId } from '../../../shared/ids'
import { monthBefore } from './slips'

// 认过门: a door whose slip was signed for, or that two neighbours know. Neither comes from the household that made the slip.

/** So many neighbours make a door recognised. */
export const NEIGHBOURS_NEEDED = 2
/** Doors that one household recognises within 30 days. */
export const KNOWS_MAX = 5

type Neighbour = Pick<HouseholdDocument, '_id' | 'recognised' | 'knows'>
type Door = Pick<HouseholdDocument, '_id' | 'codeMadeBy' | 'knownBy' | 'recognised'>

/** Why a household may not say 认得这家; each is a refusal of the same name. */
export type RecogniseBar = 'SAME_HOUSEHOLD' | 'NOT_RECOGNISED' | 'SLIP_MAKER' | 'RECOGNISED_OFTEN'

/** Doors that it has recognised in the last 30 days. */
export const knownLately = ({ knows }: Pick<Neighbour, 'knows'>, now: number): Acquaintance[] =>
  (knows ?? []).filter(({ at }) => at > monthBefore(now))

export function mayRecognise(neighbour: Neighbour, door: Door, now: number): 'ok' | RecogniseBar {
  if (neighbour._id === door._id) return 'SAME_HOUSEHOLD'
  if (!neighbour.recognised) return 'NOT_RECOGNISED'
  if (door.codeMadeBy?.householdId === neighbour._id) return 'SLIP_MAKER'
  return knownLately(neighbour, now).length < KNOWS_MAX ? 'ok' : 'RECOGNISED_OFTEN'
}

/** Whether this household has said so of the door already. */
export const hasRecognised = ({ knownBy }: Pick<Door, 'knownBy'>, neighbourId: HouseholdId): boolean =>
  (knownBy ?? []).some(({ householdId }) => householdId === neighbourId)

/** What a door is known by after one more neighbour has said so. */
export function recognisedBy(
  { knownBy = [], recognised = null }: Pick<Door, 'knownBy' | 'recognised'>,
  householdId: HouseholdId,
  now: number,
): { readonly knownBy: readonly Acquaintance[]; readonly recognised: Recognition | null } {
  const known = [...knownBy, { householdId, at: now }].slice(0, NEIGHBOURS_NEEDED)
  const enough = known.length >= NEIGHBOURS_NEEDED
  return { knownBy: known, recognised: recognised ?? (enough ? { since: now, how: 'neighbours' } : null) }
}

/**
 * Who records that slips were signed for is of another household than who made them. Accounts without a household count as one
 * together: they may be one person with two phones.
 */
export const areOfTwoHouseholds = (one: Omit<SlipMaker, 'accountId'>, other: Omit<SlipMaker, 'accountId'>): boolean =>
  one.householdId !== other.householdId
