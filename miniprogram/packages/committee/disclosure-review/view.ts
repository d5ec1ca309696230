import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { iconOf, sayBytes, sayCheck, type AttachmentRow } from '../../../text/attachment'
import { findingRows, nameOfKind, type FindingRow } from '../../../text/disclosure'
import {
  accountRows,
  lineRows,
  sayDifference,
  sumRows,
  type AccountRow,
  type LineRow,
  type SumRow,
} from '../../../text/finance'
import { sayPast } from '../../../text/when'

type Draft = CourtyardOutput<'disclosureDraft'>

export interface ReviewLocal {
  readonly filesRead: boolean
  /** Files opened on this phone. */
  readonly opened: readonly string[]
  readonly reasons: string
}

export interface ReviewView {
  /** Nothing to review for who looks: why not. */
  readonly closed: string
  readonly kind: string
  readonly title: string
  readonly by: string
  readonly days: string
  readonly short: string
  readonly corrects: string
  readonly correctsWhy: string
  readonly sections: readonly { key: string; title: string; text: string }[]
  readonly finance: {
    period: string
    sum: readonly SumRow[]
    wrong: string
    spending: readonly AccountRow[]
    lines: readonly LineRow[]
  } | null
  readonly files: readonly AttachmentRow[]
  readonly hasPdf: boolean
  readonly problems: readonly FindingRow[]
  readonly warnings: readonly FindingRow[]
  /** Why it can't be agreed to yet; empty when it can. */
  readonly reason: string
  readonly canReturn: boolean
}

function fileRow(
  { fileId, name, type, bytes, check }: Draft['attachments'][number],
  opened: readonly string[],
): AttachmentRow {
  const row = { key: fileId, icon: iconOf(type), name, percent: 100, action: '' }
  if (type === 'pdf' && opened.includes(fileId)) return { ...row, second: '打开过了', tone: 'done' }
  const { second, tone } = sayCheck(check)
  return { ...row, second: `${sayBytes(bytes)},${second}`, tone }
}

function closedBy({ canReview, draft }: Draft): string {
  if (canReview) return ''
  return draft.stage === 'review' ? '这一稿你自己改过,要请另一位成员来审' : '这一稿现在不用审'
}

function reasonOf({ attachments, problems }: Draft, { filesRead }: ReviewLocal): string {
  if (problems.length > 0) return '还有要补的,先退回去'
  if (attachments.some(({ check }) => check === 'risky')) return '有图没通过检查,先退回去换'
  if (attachments.some(({ check }) => check === 'pending')) return '微信还在检查图片,一般几分钟。下拉看看好了没'
  return attachments.some(({ type }) => type === 'pdf') && !filesRead ? '先打开 PDF 看过,再勾上' : ''
}

/** Everything as residents are going to read it, and what keeps it from being posted. */
export function showReview(answer: Draft, now: number, local: ReviewLocal): ReviewView {
  const { draft, sections, attachments, statement, corrects, postedDays, postedDaysNeeded } = answer
  return {
    closed: closedBy(answer),
    kind: nameOfKind(draft.kind),
    title: draft.title,
    by: `${draft.editedByName} ${sayPast(draft.editedAt, now)}写的`,
    days: `公示 ${postedDays} 天`,
    short: postedDays < postedDaysNeeded ? `按规定要公示 ${postedDaysNeeded} 天。缩短的原因:${answer.shortReason}` : '',
    corrects: corrects ? `更正第 ${corrects.version} 版` : '',
    correctsWhy: answer.correctionReason,
    sections: sections.filter(({ text }) => text !== ''),
    finance: statement && {
      period: statement.period,
      sum: sumRows(statement.sums, statement.closingFen),
      wrong: sayDifference(statement.sums, statement.closingFen),
      spending: accountRows(statement.sums.byAccount, 'spending'),
      lines: lineRows(statement.lines),
    },
    files: attachments.map((file) => fileRow(file, local.opened)),
    hasPdf: attachments.some(({ type }) => type === 'pdf'),
    problems: findingRows(answer.problems, '笔', '这一稿'),
    warnings: findingRows(answer.warnings, '笔', '这一稿'),
    reason: reasonOf(answer, local),
    canReturn: local.reasons.trim() !== '',
  }
}
