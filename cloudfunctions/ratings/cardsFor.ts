import type { MemberCall } from '../shared/call'
import type { RatingDocument, RatingPeriodDocument } from '../shared/documents'
import { mayHere } from '../shared/offices'
import type { RatingCard, RatingTodo } from './cards'
import { sayPeriod } from './domain/cycles'
import { statusAt } from './domain/periodState'
import { sayRating, seatOf } from './domain/ring'
import { readMySheets } from './readMine'
import { readRound } from './readRound'
import { readTodos } from './readTodos'

const OPEN_MAX = 10

/**
 * Open periods that the caller may rate in, the soonest to close first: one step of parallel reads, and one more for the
 * property team, whose households are counted.
 */
export async function readRatingCards(call: MemberCall): Promise<RatingCard[]> {
  const { database, member, now } = call
  const [periods, sheets] = await Promise.all([
    database.collection('ratingPeriods').find({
      where: { courtyardId: member.courtyardId, stage: 'open' },
      orderBy: [['opensAt', 'desc']],
      limit: OPEN_MAX,
    }),
    readMySheets(call),
  ])
  const open = periods.filter((period) => statusAt(period, now) === 'open')
  const cards = await Promise.all(open.map((period) => readCard(call, period, sheets)))
  return cards.flatMap((card) => card ?? []).sort((a, b) => a.closesAt - b.closesAt)
}

/** What waits for the caller because of a role, or because they rated: answers, responses, appeals, standards to agree to. */
export const readRatingTodos = (call: MemberCall): Promise<RatingTodo[]> => readTodos(call)

async function readCard(
  call: MemberCall,
  period: RatingPeriodDocument,
  sheets: readonly RatingDocument[],
): Promise<RatingCard | null> {
  const { _id: periodId, raterGroup, ratee, periodKey, closesAt, form } = period
  const card = {
    ...{ periodId, raterGroup, ratee },
    title: sayRating(ratee),
    periodName: sayPeriod(periodKey),
    itemCount: form.items.length,
    closesAt,
  }
  if (raterGroup === 'property') {
    if (!mayHere(call, 'propertyManager')) return null
    const { households, rated, begun } = await readRound(call, periodId)
    const mine = rated === households.length ? 'submitted' : begun > 0 ? 'draft' : 'waiting'
    return { ...card, mine, progress: { rated, households: households.length } }
  }
  const seat = seatOf(period, call.member, null, call.now)
  if (seat === null) return null
  const sheet = sheets.find((one) => one.periodId === periodId && one.seat === seat)
  // what another of the household has begun is theirs
  const begun = sheet?.savedBy === call.accountId
  const mine = sheet?.submitted ? 'submitted' : begun ? 'draft' : 'waiting'
  return { ...card, mine, progress: null }
}
