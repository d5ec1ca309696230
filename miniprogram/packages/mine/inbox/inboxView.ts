import type { NotificationsOutput } from '../../../../cloudfunctions/notifications/contract'
import type { Tag } from '../../../text/motion'
import { newsTagOf, newsUrl } from '../../../text/news'
import { nameOfTopic, topicOrder, type Topic } from '../../../text/topics'
import { sayPast } from '../../../text/when'

/** `askedTopic`: which topic it answers for; what it lacks of another says nothing. */
export type InboxAnswer = NotificationsOutput<'inbox'> & { readonly askedTopic: Topic | '' }

export interface InboxLocal {
  /** '' = all. */
  readonly topic: Topic | ''
}

export interface InboxView {
  readonly filters: readonly { readonly topic: Topic | ''; readonly name: string; readonly on: boolean }[]
  readonly messages: readonly {
    readonly id: string
    readonly tag: Tag
    readonly title: string
    readonly text: string
    readonly when: string
    readonly unread: boolean
    readonly url: string
  }[]
  readonly empty: { readonly title: string; readonly text: string } | null
  /** What to say while it isn't known whether there is anything of the topic; '' when it is. */
  readonly unknown: string
  readonly more: boolean
}

export function showInbox({ messages, more, askedTopic }: InboxAnswer, now: number, { topic }: InboxLocal): InboxView {
  // what is on screen, or was last seen without a line, may be another topic's
  const shown = messages.filter((message) => topic === '' || message.topic === topic)
  const known = askedTopic === topic
  return {
    filters: (['', ...topicOrder] as const).map((each) => ({
      topic: each,
      name: each === '' ? '全部' : nameOfTopic(each),
      on: each === topic,
    })),
    messages: shown.map((message) => ({
      id: message.id,
      tag: newsTagOf(message.kind),
      title: message.title,
      text: message.text,
      when: sayPast(message.at, now),
      unread: !message.read,
      url: newsUrl(message),
    })),
    empty:
      shown.length > 0 || !known
        ? null
        : topic === ''
          ? { title: '还没有消息', text: '院里公告、开投、出结果,都会写在这里' }
          : { title: `还没有${nameOfTopic(topic)}的消息`, text: '有了会写在这里' },
    unknown: known || shown.length > 0 ? '' : `还没拿到${topic === '' ? '' : nameOfTopic(topic) + '的'}消息`,
    more: known && more,
  }
}
