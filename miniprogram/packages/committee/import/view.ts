import type { CourtyardInput, CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { groupThousands, sayArea } from '../../../text/money'

export type Preview = CourtyardOutput<'previewRoll'>
export type RollFile = CourtyardInput<'previewRoll'>['file']
type Finding = Preview['errors'][number]

/** Owner's name → is it one person. */
export type Decisions = Readonly<Record<string, boolean>>

export interface ImportLocal {
  readonly file: RollFile | null
  readonly pasting: boolean
  readonly pasted: string
  readonly preview: Preview | null
  readonly decisions: Decisions
  /** The decisions that `preview` was made with: only what was seen can be confirmed. */
  readonly previewed: Decisions
  readonly unfolded: string
  readonly done: CourtyardOutput<'importRoll'> | null
}

interface FindingRow {
  readonly key: string
  readonly where: string
  readonly text: string
}

export interface ImportView {
  readonly step: 'choose' | 'paste' | 'preview' | 'done'
  readonly canPreview: boolean
  readonly name: string
  readonly households: string
  readonly unit: string
  readonly sentence: string
  readonly groups: readonly { name: string; text: string }[]
  readonly sizeAdvice: string
  readonly errorsTitle: string
  readonly errors: readonly FindingRow[]
  readonly moreErrors: string
  readonly warningsTitle: string
  readonly warnings: readonly FindingRow[]
  readonly ownersTitle: string
  /** What the decisions come to so far. */
  readonly ownersCount: string
  readonly owners: readonly { name: string; units: string; same: boolean; different: boolean }[]
  readonly changesTitle: string
  readonly changes: readonly { no: string; title: string; second: string }[]
  /** Why it can't be confirmed yet; empty when it can. */
  readonly reason: string
  readonly doneTitle: string
  readonly doneText: string
}

const SHOWN_AT_ONCE = 20

/** One owner of several units is one head (区分所有权解释 9): each confirmed one takes the units after the first away. */
export function headsWith(preview: Pick<Preview, 'owners' | 'headsIfDifferent'>, decisions: Decisions): number {
  return preview.owners
    .filter(({ name }) => decisions[name] ?? true)
    .reduce((heads, { units }) => heads - (units.length - 1), preview.headsIfDifferent)
}

/** What was decided before and stands in the present roll is kept; what nobody decided stays open. */
export const decisionsOf = ({ owners }: Pick<Preview, 'owners'>): Decisions =>
  Object.fromEntries(owners.flatMap(({ name, same }) => (same === null ? [] : [[name, same] as const])))

export const listed = (decisions: Decisions): { name: string; same: boolean }[] =>
  Object.entries(decisions).map(([name, same]) => ({ name, same }))

const isDecided = (preview: Preview, decisions: Decisions) => preview.owners.every(({ name }) => name in decisions)

/** Everything is decided, but the preview on screen was made before. */
export const needsPreview = ({ preview, decisions, previewed }: ImportLocal): boolean =>
  preview !== null && decisions !== previewed && isDecided(preview, decisions)

function rowsOf(findings: readonly Finding[]): FindingRow[] {
  return findings.map(({ row, column, value, message }, index) => ({
    key: `${index}`,
    where: [row > 0 ? `第 ${row} 行` : '整张表', column].filter(Boolean).join(' · '),
    text: value && !message.includes(value) ? `“${value}”:${message}` : message,
  }))
}

const changeWords = { add: '新增', change: '改', end: '去掉' } as const

function sayChanges({ changes, unchanged }: Preview): string {
  const parts = (['add', 'change', 'end'] as const).flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length
    return count > 0 ? [`${changeWords[kind]} ${count} 户`] : []
  })
  return [...parts, ...(unchanged > 0 ? [`${unchanged} 户没变`] : [])].join(',')
}

function reasonOf(preview: Preview, { decisions, previewed }: ImportLocal): string {
  const open = preview.owners.filter(({ name }) => !(name in decisions)).length
  if (preview.errors.length > 0) return `表里有 ${preview.errors.length} 处要改,改好再导入`
  if (open > 0) return `还有 ${open} 个重名的业主没确认`
  if (decisions !== previewed) return '正在按你的确认重新算'
  return preview.changes.length === 0 ? '和现在的户册一样,不用导入' : ''
}

function sayTotals({ kind, totals }: Preview, heads: number): string {
  if (kind === 'rural') return `成年人 ${groupThousands(totals.adults)} 人,常住 ${groupThousands(totals.residents)} 人`
  return `${totals.units} 套房,共 ${sayArea(totals.areaDm2)},${heads} 位业主`
}

const blank: ImportView = {
  step: 'choose',
  canPreview: false,
  name: '',
  households: '',
  unit: '',
  sentence: '',
  groups: [],
  sizeAdvice: '',
  errorsTitle: '',
  errors: [],
  moreErrors: '',
  warningsTitle: '',
  warnings: [],
  ownersTitle: '',
  ownersCount: '',
  owners: [],
  changesTitle: '',
  changes: [],
  reason: '',
  doneTitle: '',
  doneText: '',
}

export function showImport(local: ImportLocal): ImportView {
  const { preview, done } = local
  if (done) return { ...blank, step: 'done', ...sayDone(done) }
  if (!preview) {
    const step = local.pasting ? 'paste' : 'choose'
    return { ...blank, step, canPreview: local.pasted.trim() !== '' }
  }
  return { ...blank, step: 'preview', ...showPreview(preview, local) }
}

function showPreview(
  preview: Preview,
  local: ImportLocal,
): Omit<ImportView, 'step' | 'canPreview' | 'doneTitle' | 'doneText'> {
  const heads = headsWith(preview, local.decisions)
  const estate = preview.kind === 'estate'
  const errors = rowsOf(preview.errors)
  const shown = local.unfolded === 'errors' ? errors : errors.slice(0, SHOWN_AT_ONCE)
  return {
    name: local.file?.from === 'file' ? local.file.name : '粘贴的表格',
    households: groupThousands(estate ? heads : preview.totals.households),
    unit: '户',
    sentence: sayTotals(preview, heads),
    groups: preview.groups.map(({ name, households }) => ({ name, text: `${households} 户` })),
    sizeAdvice: preview.sizeAdvice,
    errorsTitle: errors.length > 0 ? `有 ${errors.length} 处要改` : '',
    errors: shown,
    moreErrors: shown.length < errors.length ? `还有 ${errors.length - shown.length} 处` : '',
    warningsTitle: preview.warnings.length > 0 ? `${preview.warnings.length} 处提醒,不影响导入` : '',
    warnings: local.unfolded === 'warnings' ? rowsOf(preview.warnings) : [],
    ownersTitle: preview.owners.length > 0 ? `${preview.owners.length} 个名字各有几套房,是同一个人吗?` : '',
    ownersCount: `算 ${heads} 位业主`,
    owners: preview.owners.map(({ name, units }) => ({
      name,
      units: units.join('、'),
      same: local.decisions[name] === true,
      different: local.decisions[name] === false,
    })),
    changesTitle: sayChanges(preview),
    changes: local.unfolded === 'changes' ? preview.changes.map(showRow) : [],
    reason: reasonOf(preview, local),
  }
}

const showRow = ({ no, headName, kind, changes }: Preview['changes'][number]) => ({
  no,
  title: `${changeWords[kind]} ${no} ${headName}`,
  second: changes.join(';'),
})

function sayDone({ households, added, changed, ended }: CourtyardOutput<'importRoll'>) {
  const parts = [
    added > 0 ? `新增 ${added} 户` : '',
    changed > 0 ? `改 ${changed} 户` : '',
    ended > 0 ? `去掉 ${ended} 户` : '',
  ]
  return {
    doneTitle: `导入好了,在册 ${households} 户`,
    doneText: [parts.filter(Boolean).join(','), '接下来打印加入用的单子，一户一张，发给各家就能加入']
      .filter(Boolean)
      .join('。'),
  }
}
