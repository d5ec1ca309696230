import type { DisclosureDocument, FileCheckDocument } from '../../../shared/documents'
import { finding, type Finding } from './finding'
import { maskNamesIn } from './namesIn'
import { balanceProblem, differenceFen, lineProblems, missingVouchers } from './statement'
import { templateOf } from './templates'

type Code =
  | 'EMPTY_TEXT'
  | 'INVALID_INPUT'
  | 'NOT_BALANCED'
  | 'VOUCHER_MISSING'
  | 'SHORT_WITHOUT_REASON'
  | 'NAMES_UNMASKED'
  | 'FILE_RISKY'

/** Why a draft can't be posted: for the editor a sentence, for the call a code. */
export interface Obstacle {
  readonly code: Code
  readonly detail: Readonly<Record<string, string | number>>
  readonly finding: Finding
}

export type Checked = Pick<
  DisclosureDocument,
  | 'kind'
  | 'title'
  | 'sections'
  | 'attachments'
  | 'finance'
  | 'lines'
  | 'postedDays'
  | 'postedDaysNeeded'
  | 'shortReason'
  | 'correctionReason'
>

/** `names` (askableNames) matter to kind discipline only; `risky`: ids of files that WeChat found unfit. */
export function obstacles(draft: Checked, names: readonly string[], risky: ReadonlySet<string>): readonly Obstacle[] {
  return [
    ...emptySections(draft),
    ...(draft.kind === 'finance' ? financeObstacles(draft) : []),
    ...shortObstacle(draft),
    ...(draft.kind === 'discipline' ? nameObstacles(draft, names) : []),
    ...draft.attachments
      .filter(({ fileId }) => risky.has(fileId))
      .map(({ name }) => ({
        code: 'FILE_RISKY' as const,
        detail: { name },
        finding: finding(0, '附件', name, `“${name}”不适合公开。请换一张。`),
      })),
  ]
}

function emptySections({ kind, sections }: Checked): Obstacle[] {
  return templateOf(kind)
    .sections.filter(({ key, required }) => required && !sections.some((one) => one.key === key && one.text !== ''))
    .map(({ title }) => ({
      code: 'EMPTY_TEXT',
      detail: { where: title },
      finding: finding(0, title, '', `“${title}”还没写。`),
    }))
}

function financeObstacles({ finance, lines }: Checked): Obstacle[] {
  if (!finance) {
    const missing = finding(0, '账目', '', '还没有账目。请导入表格,或一笔一笔填。')
    return [{ code: 'EMPTY_TEXT', detail: { where: '账目' }, finding: missing }]
  }
  const statement = { ...finance, lines }
  const balance = balanceProblem(statement)
  return [
    ...lineProblems(statement).map((wrong) => ({
      code: 'INVALID_INPUT' as const,
      detail: { at: wrong.message },
      finding: wrong,
    })),
    ...missingVouchers(lines).map((wrong) => ({
      code: 'VOUCHER_MISSING' as const,
      detail: { row: wrong.row },
      finding: wrong,
    })),
    ...(balance
      ? [{ code: 'NOT_BALANCED' as const, detail: { differenceFen: differenceFen(statement) }, finding: balance }]
      : []),
  ]
}

function shortObstacle({ postedDays, postedDaysNeeded, shortReason }: Checked): Obstacle[] {
  if (postedDays >= postedDaysNeeded || shortReason !== '') return []
  const message = `按规定要公示 ${postedDaysNeeded} 天。只公示 ${postedDays} 天要写明理由。`
  const detail = { days: postedDaysNeeded }
  return [{ code: 'SHORT_WITHOUT_REASON', detail, finding: finding(0, '公示天数', String(postedDays), message) }]
}

function nameObstacles(draft: Checked, names: readonly string[]): Obstacle[] {
  const places = [
    { where: '标题', text: draft.title },
    ...draft.sections.map(({ title, text }) => ({ where: title, text })),
    { where: '缩短公示的理由', text: draft.shortReason },
    { where: '更正的原因', text: draft.correctionReason },
    ...draft.attachments.map(({ name }) => ({ where: '附件的名字', text: name })),
  ]
  return places.flatMap(({ where, text }) =>
    maskNamesIn(text, names).found.map(({ name }) => ({
      code: 'NAMES_UNMASKED' as const,
      detail: { name, where },
      finding: finding(0, where, name, `“${where}”里写了“${name}”的名字。请先遮住。`),
    })),
  )
}

/** Ids of the images that WeChat found unfit. */
export const riskyFiles = (checks: readonly Pick<FileCheckDocument, 'fileId' | 'state'>[]): ReadonlySet<string> =>
  new Set(checks.filter(({ state }) => state === 'risky').map(({ fileId }) => fileId))
