import type { MemberCall } from '../shared/call'
import { oneOf } from '../shared/database'
import type { RaisedDocument, RatingDocument, RatingPeriodDocument } from '../shared/documents'
import { passedPhotos } from '../shared/fitPhoto'
import type { RaisedId, RatingPeriodId } from '../shared/ids'
import type { RatingsOutput } from './contract'
import { appealState } from './domain/appealState'
import { sayPeriod } from './domain/cycles'
import { mayAppealAt, statusAt } from './domain/periodState'
import { tenths } from './domain/tally'
import { appealKey } from './keys'
import { readMySheets, readSheetsAt } from './readMine'

type OwnRating = NonNullable<RatingsOutput<'myHouseholdRating'>['rating']>

/**
 * What the property team made of the caller's household, in that period or lately: only once the period is closed, and only
 * for its own members. Two steps of round trips.
 */
export async function readOwnRating(call: MemberCall, periodId: RatingPeriodId | null): Promise<OwnRating | null> {
  const { database, member, now, secret } = call
  const { householdId } = member
  if (householdId === null) return null
  const found = periodId === null ? await readMySheets(call) : [...(await readSheetsAt(call, periodId)).values()]
  const sheets = found.filter(({ seat, submitted }) => seat === householdId && submitted !== null)
  if (sheets.length === 0) return null
  const [periods, appeals, shown] = await Promise.all([
    database
      .collection('ratingPeriods')
      .find({ where: { _id: oneOf(sheets.map((sheet) => sheet.periodId)) }, limit: sheets.length }),
    database.collection('raised').find({
      where: { _id: oneOf(sheets.map((sheet) => appealKey(secret, sheet.periodId, householdId) as RaisedId)) },
      limit: sheets.length,
    }),
    // the property team's photo of the household; the household knows its own
    passedPhotos(
      call,
      sheets.map(({ submitted }) => submitted?.photo ?? null),
    ),
  ])
  const [latest] = periods
    .filter(({ ratee, stage }) => ratee === 'household' && stage !== 'open')
    .sort((a, b) => b.closesAt - a.closesAt)
  const sheet = sheets.find((one) => one.periodId === latest?._id)
  if (!latest || !sheet) return null
  const appeal = appeals.find((one) => one.subjectId === latest._id) ?? null
  const own = describeOwn(latest, sheet, appeal, now)
  return { ...own, photo: shown(own.photo) }
}

function describeOwn(
  period: RatingPeriodDocument,
  sheet: RatingDocument,
  appeal: RaisedDocument | null,
  now: number,
): OwnRating {
  const { scores = [], comment = '', photo = null, praise = '' } = sheet.submitted ?? {}
  const given = scores.flatMap(({ score }) => score ?? [])
  const { items, praiseReasons } = period.form
  const status = statusAt(period, now)
  return {
    periodId: period._id,
    periodName: sayPeriod(period.periodKey),
    status,
    items: items.map(({ key, title, anchors }) => {
      const score = scores.find(({ item }) => item === key)?.score ?? null
      return { key, title, score, anchor: score === null ? '' : (anchors[score - 1] ?? '') }
    }),
    averageTenths:
      given.length === 0 ? null : tenths({ count: given.length, sum: given.reduce((sum, score) => sum + score, 0) }),
    reasons: items.flatMap(({ key, reasons }) => {
      const ticked = scores.find(({ item }) => item === key)?.reasons ?? []
      return reasons.filter((reason) => ticked.includes(reason.key)).map(({ title }) => title)
    }),
    ...{ comment, photo },
    praise: praiseReasons.find(({ key }) => key === praise)?.title ?? '',
    namingDeclined: sheet.namingDeclined,
    canDeclineNaming: status === 'appealing' && praise !== '' && !sheet.void,
    appealUntil: period.appealUntil,
    canAppeal: appeal === null && mayAppealAt(period, now),
    appeal: appeal && {
      text: appeal.text,
      photo: appeal.files[0] ?? null,
      state: appealState(appeal.state),
      decision: appeal.decision,
      at: appeal.createdAt,
    },
  }
}
