import type { NotificationsOutput } from '../../../../cloudfunctions/notifications/contract'
import type { Tag } from '../../../text/motion'
import { newsTagOf, newsUrl } from '../../../text/news'
import { sayPast } from '../../../text/when'

export type InboxAnswer = NotificationsOutput<'inbox'>

export interface InboxView {
  readonly messages: readonly {
    readonly id: string
    readonly tag: Tag
    readonly title: string
    readonly text: string
    readonly when: string
    readonly url: string
  }[]
  readonly more: boolean
}

export const showInbox = ({ messages, more }: InboxAnswer, now: number): InboxView => ({
  messages: messages.map((message) => ({
    id: message.id,
    tag: newsTagOf(message.kind),
    title: message.title,
    text: message.text,
    when: sayPast(message.at, now),
    url: newsUrl(message),
  })),
  more,
})
