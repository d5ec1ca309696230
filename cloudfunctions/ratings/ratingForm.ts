import type { MemberCall } from '../shared/call'
import type { RatingSheet } from '../shared/documents'
import type { HouseholdId, RatingPeriodId } from '../shared/ids'
import { markViewed } from '../shared/markViewed'
import { Refusal } from '../shared/refusal'
import { rateeNames, seatOf } from './domain/ring'
import { readSheetsAt } from './readMine'
import { describePeriod, ofCourtyard, readSheets } from './readPeriod'
import { readRoll, type RollHousehold } from './readRoll'
import { describeItem } from './standard'
import type { RatingsUseCase } from './useCase'

/** The form and what is filled in so far, in one parallel read; also remembers that the household has seen it. */
export const ratingForm: RatingsUseCase<'ratingForm'> = async (call, { periodId, householdId }) => {
  const { database, member, now } = call
  const [read, sheets, round] = await Promise.all([
    database.collection('ratingPeriods').get(periodId),
    readSheetsAt(call, periodId, householdId === null ? [] : [householdId]),
    householdId === null ? null : readRound(call, periodId, householdId),
  ])
  const period = ofCourtyard(read, member)
  const seat = seatOf(period, member, householdId)
  if (seat === null) throw new Refusal('NOT_YOUR_PART')
  if (round && !round.household) throw new Refusal('NOT_FOUND')
  await markViewed(call, periodId)
  const sheet = sheets.get(seat)
  const { form } = period
  return {
    period: describePeriod(period, now),
    standardTitle: form.title,
    standardNumber: form.number,
    items: form.items.map(describeItem),
    praiseReasons: [...form.praiseReasons],
    rateeName: round?.household ? `${round.household.no} ${round.household.headName}` : rateeNames[period.ratee],
    draft: sheet?.draft ? describeSheet(sheet.draft) : null,
    submitted: sheet?.submitted ? describeSheet(sheet.submitted) : null,
    submittedAt: sheet?.submittedAt ?? null,
    nextHouseholdId: round?.next ?? null,
  }
}

export const describeSheet = ({ scores, ...rest }: RatingSheet) => ({
  ...rest,
  scores: scores.map(({ item, score, reasons }) => ({ item, score, reasons: [...reasons] })),
})

interface Round {
  readonly household: RollHousehold | undefined
  readonly next: HouseholdId | null
}

/** Where the property team is on its way round: this household, and the next one down the roll that isn't rated yet. */
async function readRound(call: MemberCall, periodId: RatingPeriodId, householdId: HouseholdId): Promise<Round> {
  const { database, member } = call
  if (!member.roles.includes('propertyManager')) return { household: undefined, next: null }
  const [roll, sheets] = await Promise.all([
    readRoll(database, member.courtyardId),
    readSheets(call, periodId, ['submittedAt']),
  ])
  const rated = new Set(sheets.filter(({ submittedAt }) => submittedAt !== null).map(({ seat }) => seat))
  const place = roll.findIndex(({ _id }) => _id === householdId)
  const onward = [...roll.slice(place + 1), ...roll.slice(0, Math.max(place, 0))]
  const next = onward.find(({ _id }) => !rated.has(_id) && _id !== member.householdId)
  return { household: roll[place], next: next?._id ?? null }
}
