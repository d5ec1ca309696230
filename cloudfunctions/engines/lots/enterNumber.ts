import type { Call } from '../../shared/call'
import type { LotDocument, TypedNumber } from '../../shared/documents'
import type { HouseholdId, LotId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { appendAct } from '../chain/appendAct'
import { agreedNumber, dayFits, isNumber, isSame, NUMBERS_MAX } from './domain/number'

export interface Entering {
  readonly lotId: LotId
  /** Of whoever types; one number a household. */
  readonly householdId: HouseholdId
  readonly value: string
  readonly day: string
}

/**
 * Somebody types the public number. Two households that typed the same draw; one that typed another is a doubt that stays to be
 * seen, also when it comes after the drawing. What a household typed it may put right until then.
 */
export async function enterNumber(
  { database, accountId, now }: Pick<Call, 'database' | 'accountId' | 'now'>,
  { lotId, householdId, value, day }: Entering,
): Promise<void> {
  if (!isNumber(value)) throw new Refusal('INVALID_INPUT', { at: 'value' })
  await database.transaction(async (transaction) => {
    const lots = transaction.collection('lots')
    const lot = await lots.get(lotId)
    if (!lot) throw new Refusal('NOT_FOUND')
    if (!dayFits(day, lot.beganAt, now)) throw new Refusal('NUMBER_DAY_WRONG')
    const { source } = lot
    const typed = withNumber(lot, { value, source, day, typedBy: accountId, householdId, at: now })
    if (!typed) return
    const number = lot.number ?? agreedNumber(typed)
    const draws = lot.number === null && number !== null
    await lots.update(lotId, { typed, ...(draws ? { number, drawnAt: now } : {}) })
    if (!draws) return
    const payload = {
      lot: lotId,
      listed: lot.listed.hash,
      number: { value: number.value, source, day: number.day },
    }
    await appendAct(transaction, lot.courtyardId, { kind: 'lotDrawn', payload, at: now })
  })
}

/** Null: nothing new. */
function withNumber({ typed, number }: LotDocument, mine: TypedNumber): TypedNumber[] | null {
  const before = typed.find(({ householdId }) => householdId === mine.householdId)
  if (before && isSame(before, mine)) return null
  // what drew stays as it was typed; a household that confirms what is drawn adds nothing
  if (number && (before || isSame(number, mine))) return null
  if (!before && typed.length >= NUMBERS_MAX) throw new Refusal('TOO_MANY_TRIES')
  return [...typed.filter((one) => one !== before), mine]
}
