import type { MemberCall } from '../shared/call'
import type { RatingDocument } from '../shared/documents'
import type { HouseholdId, RatingPeriodId } from '../shared/ids'
import { readRoll, type RollRow } from '../shared/readRoll'
import { readSheets } from './readPeriod'

type Field = 'group' | 'headName' | 'address'

/** Where the property team is on its way round the households. */
export interface Round<F extends Field> {
  /** Those to rate, in the order of the roll. The manager's own household is left out: nobody rates the own. */
  readonly households: readonly RollRow<F>[]
  /** How many of them are rated, and how many at least begun. */
  readonly rated: number
  readonly begun: number
  sheetOf(householdId: HouseholdId): RatingDocument | undefined
}

/** One step of parallel reads. `fields` of the households; of the sheets those that say how far they are, and `sheetFields`. */
export async function readRound<F extends Field = never>(
  { database, member }: MemberCall,
  periodId: RatingPeriodId,
  fields: readonly F[] = [],
  sheetFields: readonly (keyof RatingDocument & string)[] = [],
): Promise<Round<F>> {
  const [roll, sheets] = await Promise.all([
    readRoll(database, member.courtyardId, fields),
    readSheets({ database }, periodId, ['submittedAt', ...sheetFields]),
  ])
  const households = roll.filter(({ _id }) => _id !== member.householdId)
  const sheetOf = new Map<string, RatingDocument>(sheets.map((sheet) => [sheet.seat, sheet]))
  const begun = households.flatMap(({ _id }) => sheetOf.get(_id) ?? [])
  return {
    households,
    rated: begun.filter(({ submittedAt }) => submittedAt !== null).length,
    begun: begun.length,
    sheetOf: (householdId) => sheetOf.get(householdId),
  }
}
