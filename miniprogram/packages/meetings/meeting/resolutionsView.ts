import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { pages } from '../../../services/pages'
import { sayLink } from '../../../text/resolution'

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

/** A page of its own have only what is posted and what is announced. */
function urlOf(link: Resolution['link']): string {
  if (!link?.done || link.id === null) return ''
  if (link.as === 'disclosure') return pages.disclosure(link.id)
  return link.as === 'motion' ? pages.motion(link.id) : ''
}
