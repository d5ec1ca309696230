import type { RatingsOutput } from '../../../../cloudfunctions/ratings/contract'
import type { TrendPoint } from '../../../components/trend-line/placeTrend'
import { pages } from '../../../services/pages'
import type { Tag } from '../../../text/motion'
import {
  sayAnswerBy,
  sayBefore,
  sayMean,
  sayRaters,
  sayTenths,
  tagOfAnswer,
  tagOfOpen,
  TOO_FEW,
} from '../../../text/rating'
import { sayDeadline, sayLastDay, sayLeft } from '../../../text/when'

export type WorkAnswer = RatingsOutput<'propertyWork'>
type Answer = WorkAnswer['toAnswer'][number]

interface ToAnswer {
  readonly key: string
  readonly title: string
  readonly second: string
  readonly tag: Tag
  readonly url: string
}

export interface WorkView {
  /** One sentence over all of it. */
  readonly sentence: string
  /** The most pressing item, with the main action; the others follow as rows. */
  readonly first: (ToAnswer & { readonly rejected: string; readonly action: string }) | null
  readonly others: readonly ToAnswer[]
  readonly households: {
    readonly title: string
    readonly tag: Tag
    readonly sentence: string
    readonly rated: number
    readonly total: number
    readonly url: string
    readonly button: string
    readonly look: 'primary' | 'plain'
  } | null
  readonly agree: readonly { readonly key: string; readonly title: string; readonly url: string }[]
  readonly answered: readonly ToAnswer[]
  readonly latest: {
    readonly period: string
    readonly figure: string
    readonly before: string
    readonly raters: string
    readonly url: string
  } | null
  readonly trend: readonly TrendPoint[]
}

/** What must be answered by when, what was rejected, households to rate, then what we were rated. */
export function showWork({ results, toAnswer, answered, households, todos }: WorkAnswer, now: number): WorkView {
  const [pressing, ...others] = toAnswer
  const [latest] = results
  return {
    sentence: sentenceOf(toAnswer, households !== null && households.rated < households.total),
    first: pressing
      ? { ...rowOf(pressing, now), rejected: rejectedOf(pressing), action: pressing.round > 1 ? '重新答复' : '去答复' }
      : null,
    others: others.map((answer) => rowOf(answer, now)),
    households: households && showHouseholds(households, now, pressing === undefined),
    agree: todos
      .filter(({ kind }) => kind === 'agreeStandard')
      .map(({ subjectId, title }) => ({ key: subjectId, title: `《${title}》等你同意`, url: pages.standards() })),
    answered: answered.map((answer) => ({
      ...rowOf(answer, now),
      second: waitingOf(answer, now),
      url: pages.ratingAnswers(answer.periodId),
    })),
    latest: latest
      ? {
          period: latest.periodName,
          figure: latest.averageTenths === null ? '' : sayTenths(latest.averageTenths),
          before: latest.averageTenths === null ? TOO_FEW : sayBefore(latest.averageTenths, latest.lastAverageTenths),
          raters: sayRaters(latest),
          url: pages.ratingResult(latest.periodId),
        }
      : null,
    trend:
      results.length > 1
        ? [...results].reverse().map(({ periodId, periodName, averageTenths }) => ({
            key: periodId,
            label: periodName,
            value: averageTenths,
            said: sayMean(averageTenths),
          }))
        : [],
  }
}

function sentenceOf(toAnswer: readonly Answer[], rating: boolean): string {
  const late = toAnswer.filter(({ state }) => state === 'overdue').length
  if (late > 0) return `有 ${late} 项过期没答复`
  if (toAnswer.length > 0) return `有 ${toAnswer.length} 项要答复`
  return rating ? '该评各户门前了' : '眼下没有等着办的事'
}

const rowOf = (answer: Answer, now: number): ToAnswer => ({
  key: `${answer.periodId}/${answer.itemKey}`,
  title: answer.itemTitle,
  second: `${sayTenths(answer.averageTenths)} 分 · ${sayAnswerBy(answer.answerBy, now)}`,
  tag:
    answer.state === 'due' ? { text: sayLeft(answer.answerBy, now) || '等答复', tone: 'amber' } : tagOfAnswer(answer),
  url: pages.answerRating(answer.periodId, answer.itemKey),
})

/** What was said last time, so that it isn't said again. */
function rejectedOf({ round, measure, earlier }: Answer): string {
  const last = measure || (earlier[earlier.length - 1]?.measure ?? '')
  return round > 1 && last ? `上次答复没认可:${last}` : ''
}

function waitingOf({ state, doneBy, respondBy, agree, against }: Answer, now: number): string {
  const done = doneBy === null ? '' : `说好 ${sayLastDay(doneBy, now)}前改好`
  if (state === 'confirmed') return done
  const until = state === 'answered' && respondBy !== null ? `${sayDeadline(respondBy, now)} 前等回话` : ''
  return [done, until, agree + against > 0 ? `${agree} 人认可,${against} 人不认可` : ''].filter(Boolean).join(',')
}

function showHouseholds({ period, rated, total }: NonNullable<WorkAnswer['households']>, now: number, main: boolean) {
  const finished = rated >= total
  return {
    title: `评各户门前 · ${period.periodName}`,
    tag: tagOfOpen(period, now),
    sentence: finished ? `${total} 户都评完了,截止前可以改` : `评了 ${rated} 户,还有 ${total - rated} 户`,
    rated,
    total,
    url: pages.propertyHouseholds(period.periodId),
    button: finished ? '看看,改一改' : rated > 0 ? '接着评' : '开始评',
    look: main && !finished ? ('primary' as const) : ('plain' as const),
  }
}
