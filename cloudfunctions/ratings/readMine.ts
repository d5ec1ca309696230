import type { MemberCall } from '../shared/call'
import { oneOf } from '../shared/database'
import type { RatingDocument } from '../shared/documents'
import type { RatingPeriodId } from '../shared/ids'
import { sheetKey } from './keys'

/** More than three edges bring in a year of monthly periods. */
const SHEETS_MAX = 40

const ownSeats = ({ member }: MemberCall): string[] => [
  member.accountId,
  ...(member.householdId === null ? [] : [member.householdId]),
]

/**
 * The latest sheets at the caller's seats: what the household or the committee member rated, and what the property team made
 * of the household (that one is for the household's eyes once the period is closed, see readOwnRating.ts).
 */
export async function readMySheets(call: MemberCall): Promise<RatingDocument[]> {
  const { database, member } = call
  const sheets = await database
    .collection('ratings')
    .find({ where: { seat: oneOf(ownSeats(call)) }, orderBy: [['createdAt', 'desc']], limit: SHEETS_MAX })
  return sheets.filter(({ courtyardId }) => courtyardId === member.courtyardId)
}

/** The caller's sheets of one period, by seat: which seat counts depends on who rates in it. */
export async function readSheetsAt(
  call: MemberCall,
  periodId: RatingPeriodId,
  seats: readonly string[] = [],
): Promise<ReadonlyMap<string, RatingDocument>> {
  const keys = [...ownSeats(call), ...seats].map((seat) => sheetKey(periodId, seat))
  const sheets = await call.database.collection('ratings').find({ where: { _id: oneOf(keys) }, limit: keys.length })
  return new Map(sheets.map((sheet) => [sheet.seat, sheet]))
}
