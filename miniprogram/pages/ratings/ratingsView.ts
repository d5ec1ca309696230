import type { RatingCard } from '../../../cloudfunctions/ratings/cards'
import type { RatingsOutput } from '../../../cloudfunctions/ratings/contract'
import { pages, todoUrl } from '../../services/pages'
import type { Tag } from '../../text/motion'
import {
  rateeNames,
  sayAnswers,
  sayBefore,
  sayOpen,
  sayRaters,
  sayTenths,
  sayTodo,
  tagOfOpen,
  TOO_FEW,
  type RatingDuty,
  type ResultSummary,
} from '../../text/rating'
import { sayInstant, sayLastDay } from '../../text/when'

export type RatingsAnswer = RatingsOutput<'ratings'>

export interface ShownOpening {
  readonly id: string
  readonly tag: Tag
  readonly period: string
  readonly title: string
  readonly second: string
  readonly done: string
  /** Only the first that waits is the one thing to do. */
  readonly look: 'primary' | 'plain'
  readonly button: string
  readonly url: string
}

export interface ShownResult {
  readonly id: string
  readonly title: string
  readonly period: string
  /** Empty = too few raters to show a mean. */
  readonly figure: string
  readonly before: string
  readonly raters: string
  readonly answers: string
  readonly url: string
}

export interface RatingsView {
  readonly open: readonly ShownOpening[]
  readonly todos: readonly (RatingDuty & { readonly url: string })[]
  readonly own: { readonly title: string; readonly second: string; readonly note: string; readonly url: string } | null
  readonly results: readonly ShownResult[]
  /** Closed but not posted, and what comes next: told, not tapped. */
  readonly coming: readonly { readonly key: string; readonly title: string; readonly second: string }[]
  readonly empty: boolean
  readonly standardsUrl: string
  readonly olderUrl: string
}

/** What waits for me, what my role asks, my own household's, then what came of the last ones. */
export function showRatings(answer: RatingsAnswer, now: number): RatingsView {
  const { open, results, waiting, own, todos, upcoming } = answer
  return {
    open: firstStandsOut(open.map((card) => showOpening(card, now))),
    todos: todos.map((todo) => ({ ...sayTodo(todo, now), url: todoUrl(todo) })),
    own: own && showOwn(own),
    results: results.map(showResult),
    coming: [
      ...waiting.map(({ periodId, ratee, periodName, status }) => ({
        key: periodId,
        title: `${rateeNames[ratee]} · ${periodName}`,
        second: status === 'appealing' ? '评完了,各户还可以申诉,过后公布' : '评完了,正在算结果',
      })),
      ...upcoming.map(({ raterGroup, ratee, title, periodName, opensAt }) => ({
        key: `${raterGroup}/${ratee}`,
        title: `${title} · ${periodName}`,
        second: `${sayInstant(opensAt, now)} 开始评`,
      })),
    ],
    empty: open.length + results.length + todos.length + waiting.length + upcoming.length === 0 && own === null,
    standardsUrl: pages.standards(),
    olderUrl: pages.postedRatings(),
  }
}

const buttons: Record<RatingCard['mine'], string> = { waiting: '去评一评', draft: '接着评', submitted: '看看,改一改' }

function showOpening(card: RatingCard, now: number): ShownOpening {
  const { periodId, periodName, title, mine, raterGroup, closesAt } = card
  return {
    id: periodId,
    tag: tagOfOpen(card, now),
    period: periodName,
    title,
    second: sayOpen(card, now),
    done: mine === 'submitted' ? `已经交了 ✓ ${sayLastDay(closesAt, now)}截止前可以改` : '',
    look: mine === 'submitted' ? 'plain' : 'primary',
    button: buttons[mine],
    url: raterGroup === 'property' ? pages.propertyHouseholds(periodId) : pages.rate(periodId),
  }
}

function firstStandsOut(open: readonly ShownOpening[]): ShownOpening[] {
  const first = open.find(({ look }) => look === 'primary')
  return open.map((opening) => ({ ...opening, look: opening === first ? 'primary' : 'plain' }))
}

export function showResult(result: ResultSummary): ShownResult {
  const { periodId, ratee, periodName, averageTenths, lastAverageTenths, answers } = result
  return {
    id: periodId,
    title: rateeNames[ratee],
    period: periodName,
    figure: averageTenths === null ? '' : sayTenths(averageTenths),
    before: averageTenths === null ? TOO_FEW : sayBefore(averageTenths, lastAverageTenths),
    raters: sayRaters(result),
    answers: sayAnswers(answers),
    url: pages.ratingResult(periodId),
  }
}

function showOwn({ periodId, periodName, canAppeal, appeal, praise }: NonNullable<RatingsAnswer['own']>) {
  const asked = appeal ? (appeal.state === 'waiting' ? '申诉在处理' : '申诉有结果了') : canAppeal ? '可以申诉' : ''
  return {
    title: '我家门前的评议',
    second: `${periodName},只有你家看得到`,
    note: praise ? '受了表扬' : asked,
    url: pages.householdRating(periodId),
  }
}
