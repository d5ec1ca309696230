import type { NotificationsOutput } from '../../../../cloudfunctions/notifications/contract'
import { pages } from '../../../services/pages'
import type { Tag } from '../../../text/motion'
import { newsTagOf } from '../../../text/news'
import { sayPast } from '../../../text/when'

type Sent = NotificationsOutput<'notices'>
type Letter = NotificationsOutput<'deadLetters'>['letters'][number]

export interface NoticesAnswer extends Sent {
  readonly letters: readonly Letter[]
}

export interface NoticesLocal {
  readonly unfolded: boolean
}

export interface NoticesView {
  readonly empty: boolean
  readonly rows: readonly {
    readonly id: string
    readonly tag: Tag
    readonly title: string
    readonly when: string
    readonly state: string
    readonly url: string
  }[]
  readonly more: boolean
  readonly lettersTitle: string
  readonly letters: readonly {
    readonly key: string
    readonly title: string
    readonly second: string
    readonly url: string
  }[]
}

const reasons: Record<Letter['reason'], string> = {
  unsure: '不知道送到没有',
  refused: '微信没收',
  givenUp: '网络不通,没送到',
}

/** What everybody was told, and which of WeChat's messages didn't arrive: by notice, never by person. */
export function showNotices({ notices, more, letters }: NoticesAnswer, now: number, local: NoticesLocal): NoticesView {
  const lost = letters.reduce((sum, { messages }) => sum + messages, 0)
  return {
    empty: notices.length === 0,
    rows: notices.map(({ id, kind, title, at, delivered, reach }) => ({
      id,
      tag: newsTagOf(kind),
      title,
      when: sayPast(at, now),
      state: delivered ? '' : '微信提醒正在发',
      // of a reminder to those who haven't rated nobody may know whom it reached
      url: reach ? pages.noticeReach(id) : pages.notice(id),
    })),
    more,
    lettersTitle: lost > 0 ? `${lost} 条微信提醒没送到` : '',
    letters: local.unfolded
      ? letters.map(({ eventId, title, messages, reason, reach }) => ({
          key: `${eventId}:${reason}`,
          title,
          second: `${messages} 条${reasons[reason]},“消息”里还是有`,
          url: reach ? pages.noticeReach(eventId) : pages.notice(eventId),
        }))
      : [],
  }
}
