import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { pages } from '../../../services/pages'
import { readRows, type AttachmentRow } from '../../../text/attachment'
import { nameOfKind, nameOfTopic, sayPosting, sayShort } from '../../../text/disclosure'
import {
  accountRows,
  lineRows,
  monthRows,
  sumRows,
  type AccountRow,
  type LineRow,
  type MonthRow,
  type SumRow,
} from '../../../text/finance'
import { sayMoney } from '../../../text/money'
import type { Tag } from '../../../text/motion'
import { sayDate, sayLastDay, sayPast } from '../../../text/when'

export type ItemAnswer = CourtyardOutput<'disclosure'>
type Year = NonNullable<ItemAnswer['year']>

export interface FinanceView {
  readonly period: string
  readonly sum: readonly SumRow[]
  readonly spending: readonly AccountRow[]
  readonly income: readonly AccountRow[]
  readonly lines: readonly LineRow[]
  /** “12 笔都看看”; empty when all are shown. */
  readonly moreLines: string
}
export interface YearView {
  readonly title: string
  readonly months: readonly MonthRow[]
  readonly spending: readonly AccountRow[]
  /** The closing balance of each statement, in order. */
  readonly balances: readonly { key: string; label: string; amount: string }[]
}
interface QuestionView {
  readonly id: string
  readonly asked: string
  readonly text: string
  readonly answer: string
  readonly answered: string
}

export interface ItemView {
  readonly tag: Tag
  readonly title: string
  readonly posting: string
  readonly by: string
  readonly alarm: string
  readonly superseded: string
  readonly correction: string
  readonly versions: readonly { id: string; title: string; second: string }[]
  readonly finance: FinanceView | null
  readonly year: YearView | null
  readonly sections: readonly { key: string; title: string; text: string }[]
  readonly files: readonly AttachmentRow[]
  /** What it came out of: a vote, a meeting, a rating. */
  readonly linked: readonly { title: string; second: string; url: string }[]
  readonly questions: readonly QuestionView[]
  readonly mine: readonly { id: string; text: string; second: string }[]
  readonly overdue: string
  readonly askHint: string
}

const LINES_AT_ONCE = 5

function showFinance(statement: NonNullable<ItemAnswer['statement']>, allLines: boolean): FinanceView {
  const { sums, closingFen, lines, period } = statement
  // the opening balance stands in the sum already
  const entries = lines.filter(({ kind }) => kind === 'income' || kind === 'spending')
  const shown = allLines ? entries : entries.slice(0, LINES_AT_ONCE)
  return {
    period,
    sum: sumRows(sums, closingFen),
    spending: accountRows(sums.byAccount, 'spending'),
    income: accountRows(sums.byAccount, 'income'),
    lines: lineRows(shown),
    moreLines: shown.length < entries.length ? `${entries.length} 笔都看看` : '',
  }
}

const showYear = ({ year, statements, byAccount, byMonth }: Year): YearView => ({
  title: `${year} 年到现在`,
  months: monthRows(byMonth),
  spending: accountRows(byAccount, 'spending'),
  // one alone stands in the sum above
  balances: (statements.length > 1 ? statements : []).map(({ id, period, closingFen }) => ({
    key: id,
    label: period,
    amount: sayMoney(closingFen),
  })),
})

const tagOf = ({ card }: ItemAnswer): Tag => {
  const text = nameOfKind(card.kind)
  if (card.supersededBy !== null) return { text: `${text} · 旧版`, tone: 'amber' }
  return { text, tone: card.kind === 'finance' ? 'bamboo' : 'slate' }
}

const sayBy = ({ editedByName, reviewedByName }: ItemAnswer): string =>
  [editedByName && `${editedByName} 写`, reviewedByName && `${reviewedByName} 审`].filter(Boolean).join(',')

const linksOf = ({ motionId, meetingId, ratingPeriodId }: ItemAnswer['links']): ItemView['linked'] => [
  ...(motionId === null ? [] : [{ title: '哪次表决定的', second: '看票数和结果', url: pages.result(motionId) }]),
  ...(meetingId === null ? [] : [{ title: '哪次会上说的', second: '看会议记录', url: pages.meeting(meetingId) }]),
  ...(ratingPeriodId === null
    ? []
    : [{ title: '哪次评议的', second: '看评议结果', url: pages.ratingResult(ratingPeriodId) }]),
]

export function showItem(
  answer: ItemAnswer,
  now: number,
  { allLines }: { readonly allLines: boolean; readonly wholeYear: boolean },
): ItemView {
  const { card, statement, year, sections, attachments, links, queries, myWaiting, versions } = answer
  return {
    tag: tagOf(answer),
    title: card.title,
    posting: sayPosting(card, now),
    by: sayBy(answer),
    alarm: sayShort(card),
    superseded: card.supersededBy === null ? '' : '这是旧的一版,后来更正过',
    correction: answer.correctionReason,
    versions: versions
      .filter(({ id }) => id !== card.id)
      .map((version) => ({
        id: version.id,
        title: `和第 ${version.version} 版对着看`,
        second: `${sayDate(version.postedAt)}公开`,
      })),
    finance: statement && showFinance(statement, allLines),
    year: year && showYear(year),
    sections: sections.filter(({ text }) => text !== ''),
    files: readRows(attachments),
    linked: linksOf(links),
    questions: queries.map((query) => ({
      id: query.id,
      asked: `${query.mine ? '你' : '有住户'}问${nameOfTopic(query.topic)} · ${sayPast(query.askedAt, now)}`,
      text: query.text,
      answer: query.answer,
      answered: `院管委会 ${sayPast(query.answeredAt, now)}答`,
    })),
    mine: myWaiting.map((query) => ({
      id: query.id,
      text: query.text,
      second: query.overdue
        ? `${sayLastDay(query.dueAt, now)}就该回答,已经过期`
        : `${sayLastDay(query.dueAt, now)}前会回答,答之前只有院管委会看得到`,
    })),
    overdue: answer.queriesOverdue > 0 ? `这一项有 ${answer.queriesOverdue} 个询问过了期限还没答` : '',
    askHint: `院管委会 ${answer.answerDays} 天以内回答`,
  }
}
