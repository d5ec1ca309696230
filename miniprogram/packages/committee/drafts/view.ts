import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { pages } from '../../../services/pages'
import { sayLastDay, sayPast } from '../../../text/when'
import type { Tag } from '../../../text/motion'

type Rules = CourtyardOutput<'rules'>
type Version = Rules['drafts'][number]

interface DraftRow {
  readonly id: string
  readonly title: string
  readonly second: string
  readonly tag: Tag
  /** The next step, and where it is taken. */
  readonly action: string
  readonly url: string
}

export interface DraftsView {
  readonly empty: boolean
  readonly drafts: readonly DraftRow[]
  readonly inForce: { id: string; title: string; second: string } | null
}

const stages: Record<'draft' | 'consulting' | 'sealed', { tag: Tag; action: string }> = {
  draft: { tag: { text: '正在写', tone: 'slate' }, action: '接着写' },
  consulting: { tag: { text: '在听意见', tone: 'amber' }, action: '看这一稿' },
  sealed: { tag: { text: '已定稿', tone: 'bamboo' }, action: '发起表决' },
}

/** What is being written first, the last touched on top; then what is in force, to amend. */
export function showDrafts({ consulting, drafts, inForce }: Rules, now: number): DraftsView {
  const all = [...drafts, ...consulting].filter(
    ({ id }, index, list) => list.findIndex((one) => one.id === id) === index,
  )
  const rows = all.sort((one, other) => other.editedAt - one.editedAt).flatMap((version) => rowOf(version, now))
  return {
    empty: rows.length === 0 && inForce === null,
    drafts: rows,
    inForce: inForce && {
      id: inForce.id,
      title: inForce.title,
      second: `第 ${inForce.number} 版,${inForce.articleCount} 条${inForce.inForceAt === null ? '' : `,${sayLastDay(inForce.inForceAt, now)}起施行`}`,
    },
  }
}

function rowOf(version: Version, now: number): DraftRow[] {
  const { id, title, stage, articleCount, editedAt, motionId, number } = version
  if (stage !== 'draft' && stage !== 'consulting' && stage !== 'sealed') return []
  const { tag, action } = stages[stage]
  const row = {
    id,
    title,
    second: `${articleCount} 条,${sayPast(editedAt, now)}改的`,
    tag,
    action,
    url: pages.ruleDraft(id),
  }
  if (stage !== 'sealed') return [row]
  const second = `第 ${number} 版,${articleCount} 条`
  if (motionId)
    return [
      { ...row, second, action: '看进度', url: pages.voteProgress(motionId), tag: { text: '在表决', tone: 'amber' } },
    ]
  return [{ ...row, second, url: pages.announceVote(id) }]
}
