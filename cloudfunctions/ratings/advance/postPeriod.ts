import { endOfDays } from '../../shared/dates'
import { below, isDuplicateKey, oneOf } from '../../shared/database'
import type {
  RatingAnswerDocument,
  RatingCommentDocument,
  RatingDocument,
  RatingPeriodDocument,
  RatingResultDocument,
} from '../../shared/documents'
import { derive } from '../../shared/ids'
import { readEveryHousehold } from '../../shared/readRoll'
import { overdueToldAt } from '../domain/answers'
import { groupsOf } from '../domain/groupsOf'
import { postedNotice, toAnswerNotice } from '../domain/notices'
import { maskNumbers } from '../domain/sheets'
import { isLow, publishResult, tenths, type PublishedResult } from '../domain/tally'
import { answerKey } from '../keys'
import { readSeats, readSheets } from '../readPeriod'
import { MovedOn, stillAt, type AdvanceParts } from './advanceParts'

const COMMENTS_AT_ONCE = 100

/** Counts what was submitted, posts what may be shown, and asks the ratee for an answer to each low item. */
export async function postPeriod(parts: AdvanceParts, period: RatingPeriodDocument): Promise<void> {
  const { database, now } = parts
  const ofHouseholds = period.raterGroup === 'households'
  const [courtyard, sheets, seats, roll, [last]] = await Promise.all([
    database.collection('courtyards').get(period.courtyardId),
    readSheets(parts, period._id),
    ofHouseholds ? readSeats(parts, period._id) : [],
    ofHouseholds ? readEveryHousehold(database, period.courtyardId, ['recognised']) : [],
    database.collection('ratingResults').find({
      // appeals may keep a period from being posted until after the next one
      where: { edgeId: period.edgeId, closesAt: below(period.closesAt) },
      orderBy: [['closesAt', 'desc']],
      limit: 1,
    }),
  ])
  const counted = sheets.filter((sheet) => !sheet.void && sheet.submitted !== null)
  const groups = groupsOf(seats)
  const published = publishResult(
    period.form.items,
    counted.flatMap(({ group, submitted }) => (submitted ? [{ group, sheet: submitted }] : [])),
    groups.length > 1 ? groups : [],
    period.groupMin,
  )
  const known = new Set<string>(roll.filter(({ recognised }) => recognised).map(({ _id }) => _id))
  const unrecognised = ofHouseholds ? { unrecognised: counted.filter(({ seat }) => !known.has(seat)).length } : {}
  const result = { ...resultOf(period, published, counted, last?.averageTenths ?? null, now), ...unrecognised }
  const answerBy = endOfDays(now, period.answerDays, courtyard?.extraHolidays ?? [])
  const answers = answersTo(period, published, answerBy, now)
  // a household's own comment is its own to see; and words of too few raters would give them away
  if (period.ratee !== 'household' && counted.length >= period.groupMin) await keepComments(parts, period, counted)
  await database.transaction(async (transaction) => {
    await stillAt(transaction, period)
    await transaction.collection('ratingResults').create(result)
    for (const answer of answers) await transaction.collection('ratingAnswers').create(answer)
    await transaction.collection('outbox').create(postedNotice(period, now))
    if (answers.length > 0) {
      await transaction.collection('outbox').create(toAnswerNotice(period, now, answers.length, answerBy))
    }
    await transaction.collection('ratingPeriods').update(period._id, { stage: 'posted', postedAt: now, dueAt: null })
  })
}

function resultOf(
  { _id, courtyardId, edgeId, raterGroup, ratee, periodKey, closesAt, eligible }: RatingPeriodDocument,
  published: PublishedResult,
  counted: readonly RatingDocument[],
  lastAverageTenths: number | null,
  now: number,
): RatingResultDocument {
  return {
    ...{ _id, courtyardId, edgeId, raterGroup, ratee, periodKey, closesAt, eligible },
    postedAt: now,
    ...published,
    lastAverageTenths,
    praised: counted.filter(({ submitted }) => submitted !== null && submitted.praise !== '').length,
    createdAt: now,
    schema: 1,
  }
}

/** Only bodies answer; a household is never called upon in public. */
function answersTo(
  { _id: periodId, courtyardId, ratee }: RatingPeriodDocument,
  { items }: PublishedResult,
  answerBy: number,
  now: number,
): RatingAnswerDocument[] {
  if (ratee === 'household') return []
  return items.flatMap(({ key: itemKey, title: itemTitle, scores }) =>
    scores && isLow(scores)
      ? [
          {
            _id: answerKey(periodId, itemKey),
            ...{ courtyardId, periodId, ratee, itemKey, itemTitle },
            averageTenths: tenths(scores),
            round: 1,
            state: 'due' as const,
            answerBy,
            measure: '',
            ...{ doneBy: null, answeredAt: null, answeredBy: null, lastRequestId: '', respondBy: null },
            earlier: [],
            ...{ agree: 0, against: 0, settledAt: null, dueAt: overdueToldAt(answerBy) },
            createdAt: now,
            schema: 1 as const,
          },
        ]
      : [],
  )
}

/** Comments without their raters, ordered by a keyed hash: the order tells nothing, and a second run finds the same keys. */
async function keepComments(
  { database, secret, now }: AdvanceParts,
  { _id: periodId, courtyardId }: RatingPeriodDocument,
  counted: readonly RatingDocument[],
): Promise<void> {
  const comments = counted.flatMap(({ seat, submitted }): RatingCommentDocument[] => {
    if (!submitted || (submitted.comment === '' && submitted.photo === null)) return []
    const place = derive(secret, 'ratingComment', periodId, seat).toString('hex').slice(0, 32)
    const { comment, photo } = submitted
    const text = maskNumbers(comment)
    return [{ _id: `${periodId}:${place}`, courtyardId, periodId, place, text, photo, createdAt: now, schema: 2 }]
  })
  const collection = database.collection('ratingComments')
  for (let at = 0; at < comments.length; at += COMMENTS_AT_ONCE) {
    const some = comments.slice(at, at + COMMENTS_AT_ONCE)
    const keys = some.map(({ _id }) => _id)
    const written = await collection.find({ where: { _id: oneOf(keys) }, limit: keys.length, fields: ['_id'] })
    const known = new Set(written.map(({ _id }) => _id))
    try {
      await collection.createAll(some.filter(({ _id }) => !known.has(_id)))
    } catch (error) {
      if (isDuplicateKey(error)) throw new MovedOn('another run is keeping the comments')
      throw error
    }
  }
}
