import type { Birth } from '../../../services/intention'
import { iconOf, sayBytes, sayCheck, type AttachmentRow } from '../../../text/attachment'
import { findingRows, nameOfKind, type FindingRow } from '../../../text/disclosure'
import { sayDifference, sumRows, type SumRow } from '../../../text/finance'
import type { Tag } from '../../../text/motion'
import { sayPast } from '../../../text/when'
import { attachmentsOf, FILES_MAX, type DraftFile } from './files'
import { sumsOf } from './sums'
import { plainOf, printOf, type Kind, type Opened, type StatementInput, type StoredDraft, type Typed } from './typed'

/** What somebody else has saved meanwhile. */
export interface Theirs {
  readonly typed: Typed
  readonly revision: number
  readonly name: string
}

export interface EditLocal {
  readonly id: string
  /** Where this phone keeps what isn't saved yet. */
  readonly unsavedAs: string
  readonly revision: number
  /** Of a draft that was sent and that no answer has named yet. */
  readonly birth: Birth | null
  readonly kind: Kind | ''
  readonly title: string
  /** By section. */
  readonly texts: Readonly<Record<string, string>>
  readonly files: readonly DraftFile[]
  readonly statement: StatementInput | null
  readonly postedDays: number
  readonly shortReason: string
  /** Of a correction; else empty. */
  readonly correctionReason: string
  readonly duty: Typed['duty']
  readonly links: Typed['links']
  /** What is stored, as far as this phone knows. */
  readonly saved: Typed
  readonly state: 'idle' | 'saving' | 'saved' | 'failed'
  readonly savedAt: number
  readonly problems: StoredDraft['problems']
  readonly warnings: StoredDraft['warnings']
  readonly conflict: Theirs | null
  readonly timer: number
  readonly restored: boolean
  readonly asking: '' | 'review' | 'drop'
  readonly told: string
}

type Fields = Pick<
  EditLocal,
  'title' | 'texts' | 'files' | 'statement' | 'postedDays' | 'shortReason' | 'duty' | 'links' | 'correctionReason'
>

/** What is on screen, as it is saved: files that aren't up yet are left out. */
export const typedNow = ({ texts, files, ...local }: Fields): Typed => ({
  title: local.title,
  sections: Object.entries(texts).map(([key, text]) => ({ key, text })),
  attachments: attachmentsOf(files),
  statement: local.statement,
  postedDays: local.postedDays,
  shortReason: local.shortReason,
  correctionReason: local.correctionReason,
  duty: local.duty,
  links: local.links,
})

export const isDirty = (local: EditLocal): boolean => printOf(typedNow(local)) !== printOf(local.saved)

export interface EditView {
  readonly heading: string
  readonly tag: Tag | null
  /** What whoever writes must know first: returned with reasons, waiting for review, a correction. */
  readonly notes: readonly { tone: string; text: string }[]
  readonly sections: readonly { key: string; title: string; hint: string; text: string }[]
  readonly files: readonly AttachmentRow[]
  readonly canAdd: boolean
  readonly finance: { sum: readonly SumRow[]; period: string; lines: string; wrong: string } | null
  readonly isFinance: boolean
  readonly masks: boolean
  readonly daysHint: string
  readonly short: boolean
  readonly correcting: boolean
  readonly status: string
  readonly statusWrong: boolean
  readonly problems: readonly FindingRow[]
  readonly warnings: readonly FindingRow[]
  readonly main: { label: string; disabled: boolean } | null
  readonly waiting: string
  /** Both texts, when somebody else was faster. */
  readonly theirs: string
  readonly mine: string
}

function fileRow({ key, name, type, size, state, percent, check }: DraftFile): AttachmentRow {
  const row = { key, icon: iconOf(type), name, percent: 100, action: '删掉' }
  if (state === 'sending') return { ...row, second: `正在传,${percent}%`, tone: 'plain', percent }
  if (state === 'cut') return { ...row, second: '没传完,点这里再传一次', tone: 'wrong' }
  const said = check === null ? { second: '传好了', tone: 'plain' as const } : sayCheck(check)
  return { ...row, second: `${sayBytes(size)},${said.second}`, tone: said.tone }
}

function showStatement(statement: StatementInput | null): EditView['finance'] {
  if (!statement) return null
  const sums = sumsOf(statement.lines)
  const entries = statement.lines.filter(({ kind }) => kind === 'income' || kind === 'spending').length
  return {
    period: statement.period,
    sum: sumRows(sums, statement.closingFen),
    lines: `${entries} 笔`,
    wrong: sayDifference(sums, statement.closingFen),
  }
}

function sayStatus(local: EditLocal, now: number): string {
  if (!local.title.trim()) return '写上标题,就会自动存'
  if (local.state === 'failed') return '没存上,内容还在这部手机上'
  if (local.state === 'saving') return '正在存'
  if (isDirty(local)) return '停一下就自动存'
  if (!local.id) return '写一点,就会自动存'
  return local.savedAt > 0 ? `已存好,${sayPast(local.savedAt, now)}` : '已存好'
}

function notesOf(stored: StoredDraft | null): EditView['notes'] {
  if (!stored) return []
  const { draft, corrects } = stored
  return [
    ...(draft.returned && draft.stage === 'draft'
      ? [{ tone: 'amber', text: `${draft.returned.byName}退回来了:${draft.returned.reasons}` }]
      : []),
    ...(draft.stage === 'review' ? [{ tone: 'slate', text: '在等另一位成员审。你一改,就要重新送审' }] : []),
    ...(corrects ? [{ tone: 'slate', text: `这是对第 ${corrects.version} 版的更正,旧版一直留着` }] : []),
  ]
}

export function showEdit({ template, stored, duty }: Opened, now: number, local: EditLocal): EditView {
  const needed = stored?.postedDaysNeeded ?? template.postedDays
  const stage = stored?.draft.stage ?? 'draft'
  const known = new Set(template.sections.map(({ key }) => key))
  const other = Object.keys(local.texts).filter((key) => !known.has(key))
  const label = stored?.duty?.periodLabel ?? duty?.periodLabel ?? ''
  const sending = local.files.some(({ state }) => state === 'sending')
  return {
    heading: label ? `${nameOfKind(template.kind)} · ${label}` : nameOfKind(template.kind),
    tag: stage === 'review' ? { text: '等人审', tone: 'amber' } : { text: '正在写', tone: 'slate' },
    notes: notesOf(stored),
    sections: [...template.sections, ...other.map((key) => ({ key, title: '其他', hint: '', required: false }))].map(
      ({ key, title, hint, required }) => ({
        key,
        title: required ? title : `${title}(可以不写)`,
        hint,
        text: local.texts[key] ?? '',
      }),
    ),
    files: local.files.map(fileRow),
    canAdd: local.files.length < FILES_MAX,
    finance: showStatement(local.statement),
    isFinance: template.kind === 'finance',
    masks: template.kind === 'discipline',
    daysHint: `这一类至少公示 ${needed} 天`,
    short: local.postedDays < needed,
    correcting: (stored?.corrects ?? null) !== null,
    status: sayStatus(local, now),
    statusWrong: local.state === 'failed',
    problems: findingRows(local.problems, '笔', '这一稿'),
    warnings: findingRows(local.warnings, '笔', '这一稿'),
    main:
      stage === 'draft' || isDirty(local)
        ? { label: '送给另一位成员审', disabled: !local.title.trim() || sending }
        : null,
    waiting: sending ? '文件传完就能送审' : '',
    theirs: local.conflict ? plainOf(local.conflict.typed) : '',
    mine: plainOf(typedNow(local)),
  }
}
