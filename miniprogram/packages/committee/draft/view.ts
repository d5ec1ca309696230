import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import type { Birth } from '../../../services/intention'
import { chineseNumber, headingOf, showArticles, type Article, type ShownArticle } from '../../../text/articles'
import type { Tag } from '../../../text/motion'
import { sayPast } from '../../../text/when'

export type Draft = CourtyardOutput<'draft'>
type Warning = Draft['warnings'][number]

/** What the editor opens: a stored draft, or what a new one starts from. */
export interface Opened {
  readonly draft: Draft | null
  readonly title: string
  readonly text: string
}

/** The text somebody else has saved meanwhile. */
export interface Theirs {
  readonly title: string
  readonly text: string
  readonly revision: number
  readonly name: string
}

/** What this phone keeps until it is saved. */
export interface Unsaved {
  readonly title: string
  readonly text: string
  /** The revision it was typed on. */
  readonly revision: number
  /** Of a draft that no answer has named yet. */
  readonly birth: Birth | null
}

export interface DraftLocal {
  readonly versionId: string
  /** Where this phone keeps what isn't saved yet. */
  readonly unsavedAs: string
  /** Of a draft that was sent and that no answer has named yet. */
  readonly birth: Birth | null
  readonly title: string
  readonly text: string
  /** What is stored, as far as this phone knows. */
  readonly saved: { readonly title: string; readonly text: string }
  readonly revision: number
  readonly reading: boolean
  readonly state: 'idle' | 'saving' | 'saved' | 'failed'
  readonly savedAt: number
  readonly articleCount: number
  readonly warnings: readonly Warning[]
  readonly conflict: Theirs | null
}

export type MainAction = 'consult' | 'seal' | 'announce' | 'progress'

export interface DraftView {
  readonly editable: boolean
  readonly tag: Tag | null
  readonly status: string
  readonly statusTone: 'plain' | 'wrong'
  readonly split: string
  readonly warningsTitle: string
  readonly warnings: readonly { key: string; where: string; text: string }[]
  readonly articles: readonly ShownArticle[]
  readonly main: { key: MainAction; label: string; disabled: boolean } | null
  /** What the main action means, asked once more. */
  readonly ask: { title: string; text: string }
  readonly opinions: string
  readonly comparable: boolean
  readonly droppable: boolean
}

export const isDirty = ({ title, text, saved }: Pick<DraftLocal, 'title' | 'text' | 'saved'>): boolean =>
  title !== saved.title || text !== saved.text

/** An adopted rule as the text it could have been pasted from. */
export const textOf = (articles: readonly Article[]): string =>
  articles.map(({ number, title, text }) => `${headingOf(number, title)}${text}`).join('\n')

/**
 * Two texts that grew apart, nothing of either lost: lines that both begin or end with stand once, between them theirs
 * and then mine.
 */
export function bothTexts(theirs: string, mine: string): string {
  const [their, my] = [theirs.split('\n'), mine.split('\n')]
  const most = Math.min(their.length, my.length)
  let head = 0
  while (head < most && their[head] === my[head]) head += 1
  let tail = 0
  while (tail < most - head && their[their.length - 1 - tail] === my[my.length - 1 - tail]) tail += 1
  const between = [...their.slice(head, their.length - tail), ...my.slice(head, my.length - tail)]
  return [...their.slice(0, head), ...between, ...their.slice(their.length - tail)].join('\n')
}

const tags: Partial<Record<Draft['version']['stage'], Tag>> = {
  draft: { text: '正在写', tone: 'slate' },
  consulting: { text: '在听意见', tone: 'amber' },
  sealed: { text: '已定稿', tone: 'bamboo' },
}

const asks: Record<MainAction, { title: string; text: string }> = {
  consult: {
    title: '请各家提意见?',
    text: '各家都能看到这一稿,逐条说同意、要改还是反对。听意见的时候还可以接着改',
  },
  seal: {
    title: '定稿编号?',
    text: '定稿以后有了编号,一个字也不能再改,表决的就是这一稿。以后要改,只能另起一稿',
  },
  announce: { title: '', text: '' },
  progress: { title: '', text: '' },
}

function mainOf(
  stage: Draft['version']['stage'] | null,
  motionId: string | null,
): { key: MainAction; label: string } | null {
  switch (stage) {
    case null:
    case 'draft':
      return { key: 'consult', label: '请各家提意见' }
    case 'consulting':
      return { key: 'seal', label: '定稿编号' }
    case 'sealed':
      return motionId ? { key: 'progress', label: '看表决进度' } : { key: 'announce', label: '发起表决' }
    default:
      return null
  }
}

function sayStatus(local: DraftLocal, now: number): string {
  if (!local.title.trim() || !local.text.trim()) return '写上名字和内容,就会自动存'
  if (local.state === 'failed') return '没存上,内容还在这部手机上'
  if (local.state === 'saving') return '正在存'
  if (isDirty(local)) return '停一下就自动存'
  return local.savedAt > 0 ? `已存好,${sayPast(local.savedAt, now)}` : '已存好'
}

export function showDraft({ draft }: Opened, now: number, local: DraftLocal): DraftView {
  const stage = draft?.version.stage ?? null
  const editable = stage === null || stage === 'draft' || stage === 'consulting'
  const main = mainOf(stage, draft?.version.motionId ?? null)
  const warnings = local.warnings.map(({ article, word, reason }, index) => ({
    key: `${index}`,
    number: article,
    where: article > 0 ? `第${chineseNumber(article)}条` : '全文',
    text: `写了“${word}”:${reason}`,
  }))
  const { agree = 0, change = 0, object = 0 } = draft?.opinions ?? {}
  const opinions = agree + change + object
  return {
    editable,
    tag: stage === null ? null : (tags[stage] ?? null),
    status: editable ? sayStatus(local, now) : '',
    statusTone: local.state === 'failed' ? 'wrong' : 'plain',
    split: local.articleCount > 0 ? `分成了 ${local.articleCount} 条` : '',
    warningsTitle: editable && warnings.length > 0 ? `${warnings.length} 处要当心,法律上可能站不住` : '',
    warnings: editable ? warnings : [],
    articles: showArticles(draft?.articles ?? [], ({ number }) =>
      warnings
        .filter((warning) => warning.number === number)
        .map(({ text }) => text)
        .join('\n'),
    ),
    main: main && { ...main, disabled: editable && (!local.title.trim() || !local.text.trim()) },
    ask: main ? asks[main.key] : { title: '', text: '' },
    opinions:
      opinions > 0 ? `同意 ${agree},要改 ${change},反对 ${object}` : stage === 'consulting' ? '还没收到意见' : '',
    comparable: Boolean(draft?.inForceId && draft.version.id !== draft.inForceId),
    droppable: stage === 'draft' || stage === 'consulting',
  }
}
