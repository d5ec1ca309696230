import type { CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import { pages } from '../services/open'
import type { Tag } from './motion'

type Kind = CourtyardOutput<'home'>['news'][number]['kind']

const tags: Record<Kind, Tag> = {
  draftConsulting: { text: '草案', tone: 'slate' },
  motionAnnounced: { text: '公告', tone: 'slate' },
  motionOpened: { text: '表决', tone: 'amber' },
  motionClosing: { text: '快截止', tone: 'amber' },
  motionExtended: { text: '延长', tone: 'amber' },
  resultPosted: { text: '结果', tone: 'bamboo' },
  ruleInForce: { text: '院规', tone: 'bamboo' },
  motionEnded: { text: '结束', tone: 'slate' },
}

/** What a piece of news is about. A kind that only a newer server knows is simply a notice. */
export const newsTagOf = (kind: string): Tag => (tags as Record<string, Tag>)[kind] ?? { text: '通知', tone: 'slate' }

/** Where a piece of news leads. */
export function newsUrl({ kind, subjectId }: { readonly kind: string; readonly subjectId: string }): string {
  switch (kind) {
    case 'draftConsulting':
    case 'ruleInForce':
      return pages.version(subjectId)
    case 'resultPosted':
    case 'motionEnded':
      return pages.result(subjectId)
    default:
      return pages.motion(subjectId)
  }
}
