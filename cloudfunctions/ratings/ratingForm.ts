import type { MemberCall } from '../shared/call'
import type { RatingSheet, SubmittedSheet } from '../shared/documents'
import type { HouseholdId, RatingPeriodId } from '../shared/ids'
import { markViewed, readView } from '../shared/markViewed'
import { readRoll, type RollRow } from '../shared/readRoll'
import { Refusal } from '../shared/refusal'
import { mayHere } from '../shared/offices'
import { rateeNames, seatOf } from './domain/ring'
import { readSheetsAt } from './readMine'
import { readNames } from '../shared/readNames'
import { describePeriod, ofCourtyard, readSheets } from './readPeriod'
import { describeItem } from './standard'
import type { RatingsUseCase } from './useCase'

/** The form and what is filled in so far, in one parallel read and who did; also remembers that the household has seen it. */
export const ratingForm: RatingsUseCase<'ratingForm'> = async (call, { periodId, householdId }) => {
  const { database, member, accountId, now } = call
  const [read, sheets, round, view] = await Promise.all([
    database.collection('ratingPeriods').get(periodId),
    readSheetsAt(call, periodId, householdId === null ? [] : [householdId]),
    householdId === null ? null : readPlace(call, periodId, householdId),
    readView(call, periodId),
  ])
  const period = ofCourtyard(read, member)
  const seat = seatOf(period, member, householdId, now)
  if (seat === null) throw new Refusal('NOT_YOUR_PART')
  if (round && !round.household) throw new Refusal('NOT_FOUND')
  const stored = sheets.get(seat)
  const foreign = stored !== undefined && stored.savedBy !== accountId
  // a household's sheet is the account's that wrote it; two of the property team share those they walk with
  const sheet = foreign && period.raterGroup === 'households' ? undefined : stored
  const another = sheet && foreign ? sheet.savedBy : null
  const [names] = await Promise.all([
    readNames(call, another === null ? [] : [another]),
    markViewed(call, periodId, view),
  ])
  const { form } = period
  return {
    period: describePeriod(period, now),
    standardTitle: form.title,
    standardNumber: form.number,
    items: form.items.map(describeItem),
    praiseReasons: [...form.praiseReasons],
    rateeName: round?.household ? `${round.household.no} ${round.household.headName}` : rateeNames[period.ratee],
    draft: sheet?.draft ? describeSheet(sheet.draft) : null,
    submitted: sheet?.submitted ? describeSheet(asSent(sheet.submitted)) : null,
    submittedPhoto: sheet?.submitted?.photo ?? null,
    submittedAt: stored?.submittedAt ?? null,
    handedInByAnother: sheet === undefined && (stored?.submittedAt ?? null) !== null,
    revision: sheet?.revision ?? 0,
    savedByName: (another && names.get(another)) ?? '',
    nextHouseholdId: round?.next ?? null,
  }
}

const asSent = ({ photo, uploadedAs: _, ...rest }: SubmittedSheet): RatingSheet => ({
  ...rest,
  photoFileId: photo?.fileId ?? '',
})

export const describeSheet = ({ scores, ...rest }: RatingSheet) => ({
  ...rest,
  scores: scores.map(({ item, score, reasons }) => ({ item, score, reasons: [...reasons] })),
})

const rollFields = ['headName'] as const
type RollHousehold = RollRow<(typeof rollFields)[number]>

interface Place {
  readonly household: RollHousehold | undefined
  readonly next: HouseholdId | null
}

/** Where the property team is on its way round: this household, and the next one down the roll that isn't rated yet. */
async function readPlace(call: MemberCall, periodId: RatingPeriodId, householdId: HouseholdId): Promise<Place> {
  const { database, member } = call
  if (!mayHere(call, 'propertyManager')) return { household: undefined, next: null }
  const [roll, sheets] = await Promise.all([
    readRoll(database, member.courtyardId, rollFields),
    readSheets(call, periodId, ['submittedAt']),
  ])
  const rated = new Set(sheets.filter(({ submittedAt }) => submittedAt !== null).map(({ seat }) => seat))
  const place = roll.findIndex(({ _id }) => _id === householdId)
  const onward = [...roll.slice(place + 1), ...roll.slice(0, Math.max(place, 0))]
  const next = onward.find(({ _id }) => !rated.has(_id) && _id !== member.householdId)
  return { household: roll[place], next: next?._id ?? null }
}
