import type {
  Audience,
  NoticeKind,
  OutboxDocument,
  RatingAnswerDocument,
  RatingPeriodDocument,
} from '../../shared/documents'
import { sayInstant } from '../../shared/dates'
import type { HouseholdId } from '../../shared/ids'
import { outboxRow } from '../../shared/outbox'
import { sayPeriod } from './cycles'
import { sayEdge, rateeAudience, rateeNames, raterAudience, sayRating } from './ring'

type Period = Pick<
  RatingPeriodDocument,
  '_id' | 'courtyardId' | 'raterGroup' | 'ratee' | 'periodKey' | 'closesAt' | 'appealUntil'
>

function notice(
  { _id: subjectId, courtyardId }: Period,
  kind: NoticeKind,
  audience: Audience,
  now: number,
  title: string,
  text: string,
  { period = '', dueAt }: { readonly period?: string; readonly dueAt?: number } = {},
): OutboxDocument {
  const happensAt = dueAt === undefined ? {} : { happensAt: dueAt }
  return outboxRow({ kind, courtyardId, subjectId, title, text, audience, period, ...happensAt }, now)
}

const whoRates = {
  households: '一户一份,由户代表来评。',
  committee: '一人一份,各评各的。',
  property: '每户评一份。',
} as const

export const openedNotice = (period: Period, now: number) =>
  notice(
    period,
    'ratingOpened',
    raterAudience(period.raterGroup),
    now,
    `${sayRating(period.ratee)}(${sayPeriod(period.periodKey)})`,
    `${whoRates[period.raterGroup]}${sayInstant(period.closesAt)} 截止,截止前谁也看不到打的分。`,
  )

export const closingNotice = (period: Period, now: number) =>
  notice(
    period,
    'ratingClosing',
    raterAudience(period.raterGroup),
    now,
    `快截止了:${sayRating(period.ratee)}`,
    `${sayInstant(period.closesAt)} 截止。还没评的,请抽空评一下。`,
  )

export const postedNotice = (period: Period, now: number) =>
  notice(
    period,
    'ratingPosted',
    'everybody',
    now,
    `评议结果:${sayEdge(period)}(${sayPeriod(period.periodKey)})`,
    '结果出来了,只公布合在一起的数,不公布谁打了多少分。',
  )

export const toAnswerNotice = (period: Period, now: number, items: number, answerBy: number) =>
  notice(
    period,
    'ratingToAnswer',
    rateeAudience(period.ratee),
    now,
    `有 ${items} 项评得低,要给大家一个答复`,
    `每一项写清怎么改、哪天改好。${sayInstant(answerBy)} 前答复。`,
    { dueAt: answerBy },
  )

type Answer = Pick<RatingAnswerDocument, 'itemKey' | 'itemTitle' | 'round'>
const roundOf = ({ itemKey, round }: Answer) => `${itemKey}-${round}`

export const answeredNotice = (period: Period, now: number, answer: Answer, respondBy: number) =>
  notice(
    period,
    'ratingAnswered',
    raterAudience(period.raterGroup),
    now,
    `${rateeNames[period.ratee]}答复了:${answer.itemTitle}`,
    `评过的人来说一声认可不认可。${sayInstant(respondBy)} 前表态。`,
    { period: roundOf(answer), dueAt: respondBy },
  )

export const rejectedNotice = (period: Period, now: number, answer: Answer, answerBy: number) =>
  notice(
    period,
    'ratingRejected',
    rateeAudience(period.ratee),
    now,
    `大家没认可:${answer.itemTitle}`,
    `请重新拿个办法出来。${sayInstant(answerBy)} 前再答复。`,
    { period: roundOf(answer), dueAt: answerBy },
  )

type Late = readonly Pick<RatingAnswerDocument, 'itemTitle'>[]
const sayLate = (answerBy: number, late: Late) =>
  `${sayInstant(answerBy)} 前该答复的,还没有答复:${late.map(({ itemTitle }) => itemTitle).join('、')}。`

/** For whoever has to answer. One for all items of a period that were due by the same day. */
export const answerOverdueNotice = (period: Period, now: number, answerBy: number, late: Late) =>
  notice(
    period,
    'ratingAnswerOverdue',
    rateeAudience(period.ratee),
    now,
    `有 ${late.length} 项过了日子还没答复`,
    `${sayLate(answerBy, late)}请尽快给大家一个答复。`,
    { period: String(answerBy), dueAt: answerBy },
  )

/** The same for those who rated. */
export const unansweredNotice = (period: Period, now: number, answerBy: number, late: Late) =>
  notice(
    period,
    'ratingUnanswered',
    raterAudience(period.raterGroup),
    now,
    `${rateeNames[period.ratee]}还没答复:${sayPeriod(period.periodKey)}评得低的`,
    `${sayLate(answerBy, late)}一有答复,就会告诉大家。`,
    { period: String(answerBy), dueAt: answerBy },
  )

export const householdRatedNotice = (period: Period, now: number, householdId: HouseholdId, appealUntil: number) =>
  notice(
    period,
    'householdRated',
    `household:${householdId}`,
    now,
    `物业给你家评了:${sayPeriod(period.periodKey)}`,
    `只有你家看得到。觉得不对,${sayInstant(appealUntil)} 前可以申诉,由院管委会来定。`,
    { period: householdId },
  )
