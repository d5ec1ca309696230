import type { NotificationsOutput } from '../../../../cloudfunctions/notifications/contract'
import { pages } from '../../../services/pages'
import type { Tag } from '../../../text/motion'
import { newsTagOf, newsUrl } from '../../../text/news'
import { sayExactly, sayPast } from '../../../text/when'

export type NoticeAnswer = NotificationsOutput<'notice'>

export interface NoticeView {
  readonly tag: Tag
  readonly title: string
  readonly text: string
  readonly when: string
  readonly exactly: string
  /** Where the whole matter stands; empty when this page says it all. */
  readonly url: string
}

/** What a scanned code asks for: the scene is `s=<subject>`, and arrives percent-encoded. */
export function noticeIdOf({ id, scene }: Readonly<Record<string, string | undefined>>): string {
  if (id) return decodeURIComponent(id)
  return /^s=(.+)$/.exec(decodeURIComponent(scene ?? ''))?.[1] ?? ''
}

export function showNotice(notice: NoticeAnswer, now: number): NoticeView {
  const url = newsUrl(notice)
  return {
    tag: newsTagOf(notice.kind),
    title: notice.title,
    text: notice.text,
    when: sayPast(notice.at, now),
    exactly: sayExactly(notice.at),
    url: url === pages.notice(notice.id) ? '' : url,
  }
}
