import type { MemberCall } from '../shared/call'
import { atMost } from '../shared/database'
import type { ItemResult, RatingPeriodDocument, RatingResultDocument } from '../shared/documents'
import { markViewed, readView } from '../shared/markViewed'
import { Refusal } from '../shared/refusal'
import { officesHere } from '../shared/offices'
import type { RatingsOutput } from './contract'
import { describeAnswers } from './describeAnswer'
import { ANSWERS_MAX } from './domain/answers'
import { sayPeriod } from './domain/cycles'
import { answersFor } from './domain/ring'
import { tenths } from './domain/tally'
import { describeComments, readComments } from './ratingComments'
import { readSheetsAt } from './readMine'
import { describePeriod, ofCourtyard } from './readPeriod'
import type { RatingsUseCase } from './useCase'

const TREND_MAX = 8
const PRAISE_MAX = 200

type Result = RatingsOutput<'ratingResult'>

/** A posted result in two steps of parallel reads; also remembers that the household has seen it. */
export const ratingResult: RatingsUseCase<'ratingResult'> = async (call, { periodId }) => {
  const { database, member, now } = call
  const [read, result, answers, sheets, written, view] = await Promise.all([
    database.collection('ratingPeriods').get(periodId),
    database.collection('ratingResults').get(periodId),
    database
      .collection('ratingAnswers')
      .find({ where: { periodId }, orderBy: [['itemKey', 'asc']], limit: ANSWERS_MAX }),
    readSheetsAt(call, periodId),
    // the ratee is one of these; which of them, the period tells
    officesHere(member, now).length > 0 ? readComments(call, periodId, '') : [],
    readView(call, periodId),
  ])
  const period = ofCourtyard(read, member)
  if (period.stage !== 'posted' || !result) throw new Refusal('WRONG_STAGE')
  const [trend, described, praise, comments] = await Promise.all([
    database.collection('ratingResults').find({
      where: { edgeId: period.edgeId, closesAt: atMost(period.closesAt) },
      orderBy: [['closesAt', 'desc']],
      limit: TREND_MAX,
    }),
    describeAnswers(call, answers, [...sheets.values()]),
    readPraise(call, period),
    describeComments(call, answersFor(period.ratee, member, now) ? written : []),
    markViewed(call, periodId, view),
  ])
  const last = trend[1]
  const itemOrder = result.items.map(({ key }) => key)
  return {
    period: describePeriod(period, now),
    raters: result.raters,
    eligible: result.eligible,
    groupMin: period.groupMin,
    items: result.items.map((item) => ({
      ...describeItem(item),
      lastAverageTenths: averageOfItem(last?.items.find(({ key }) => key === item.key)),
    })),
    averageTenths: result.averageTenths,
    lastAverageTenths: result.lastAverageTenths,
    unrecognised: result.unrecognised ?? null,
    groups: result.groups.map(({ items, ...group }) => ({ ...group, items: items.map(describeItem) })),
    reasons: [...result.reasons],
    trend: trend.reverse().map(describePoint),
    answers: described.sort((a, b) => itemOrder.indexOf(a.itemKey) - itemOrder.indexOf(b.itemKey)),
    praise,
    praised: result.praised,
    ...comments,
  }
}

const describeItem = ({ key, title, scores }: ItemResult) => ({
  ...{ key, title },
  scores: scores && {
    count: scores.count,
    averageTenths: tenths(scores),
    distribution: scores.distribution && [...scores.distribution],
  },
})

const averageOfItem = (item: ItemResult | undefined): number | null => (item?.scores ? tenths(item.scores) : null)

const describePoint = ({ _id, periodKey, averageTenths, items }: RatingResultDocument): Result['trend'][number] => ({
  periodId: _id,
  periodName: sayPeriod(periodKey),
  averageTenths,
  items: items.map((item) => ({ key: item.key, averageTenths: averageOfItem(item) })),
})

async function readPraise(
  { database }: MemberCall,
  { _id: periodId, ratee, form }: RatingPeriodDocument,
): Promise<Result['praise']> {
  if (ratee !== 'household') return []
  const praised = await database.collection('ratings').find({
    where: { periodId, namedPraise: true },
    orderBy: [['seat', 'asc']],
    limit: PRAISE_MAX,
    fields: ['label', 'submitted'],
  })
  return praised.map(({ label, submitted }) => ({
    label,
    reason: form.praiseReasons.find(({ key }) => key === submitted?.praise)?.title ?? '',
  }))
}
