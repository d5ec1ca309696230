import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { pages } from '../../../services/open'
import { sayLastDay } from '../../../text/when'

type Resolution = CourtyardOutput<'meeting'>['resolutions'][number]

export interface ShownResolution {
  readonly key: string
  readonly text: string
  /** What became of it, in words. */
  readonly second: string
  readonly done: boolean
  readonly url: string
}

/** What was resolved, and what has become of each. */
export const showResolutions = (resolutions: readonly Resolution[], now: number): ShownResolution[] =>
  resolutions.map(({ key, text, link }) => ({
    key,
    text,
    second: sayLink(link, now),
    done: link?.done ?? false,
    url: urlOf(link),
  }))

export function sayLink(link: Resolution['link'], now: number): string {
  switch (link?.as) {
    case undefined:
      return '院管委会还没说怎么落实'
    case 'task':
      if (link.done) return '有人去办,已经办好了 ✓'
      return link.dueAt === null ? '有人在办' : `有人在办,${sayLastDay(link.dueAt, now)}前办好`
    case 'disclosure':
      return link.done ? `公示了:${link.title}` : '会拿出来公示'
    case 'motion':
      return link.done ? `交给大家表决:${link.title}` : '要交给大家表决,还没公告'
    case 'none':
      return '记下就行,不用再办'
  }
}

/** A page of its own have only what is posted and what is announced. */
function urlOf(link: Resolution['link']): string {
  if (!link?.done || link.id === null) return ''
  if (link.as === 'disclosure') return pages.disclosure(link.id)
  return link.as === 'motion' ? pages.motion(link.id) : ''
}
