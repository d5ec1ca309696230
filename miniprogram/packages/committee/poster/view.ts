import type { NotificationsOutput } from '../../../../cloudfunctions/notifications/contract'
import { sayDate } from '../../../text/when'
import type { PosterWords } from './layOutPoster'

export type NoticeTexts = NotificationsOutput<'noticeTexts'>

export interface PosterView {
  readonly words: PosterWords
  /** The code to scan, as a data URL. */
  readonly code: string
  readonly loudspeaker: string
  readonly loudspeakerSecond: string
  readonly sms: readonly {
    readonly key: string
    readonly title: string
    readonly text: string
    readonly action: string
  }[]
}

/** The same notice for the wall, the loudspeaker and the telephone. */
export function showPosterPage({ courtyardName, poster, loudspeaker, sms }: NoticeTexts): PosterView {
  const { heading, seal, title, text, at, qr } = poster
  return {
    words: {
      courtyard: courtyardName,
      heading,
      seal,
      title,
      text,
      foot: ['微信扫一扫', '看全文,办事情', sayDate(at)],
    },
    code: `data:image/${qr.type};base64,${qr.base64}`,
    loudspeaker,
    loudspeakerSecond: `${[...loudspeaker].length} 个字,念一遍大约 ${secondsOf(loudspeaker)} 秒`,
    sms: sms.map((part, index) => ({
      key: `${index}`,
      title: sms.length > 1 ? `第 ${index + 1} 条` : '',
      text: part,
      action: sms.length > 1 ? `复制第 ${index + 1} 条` : '复制短信',
    })),
  }
}

/** Village broadcasts are read at about four characters a second; rounded up to five seconds. */
const secondsOf = (text: string): number => Math.max(5, Math.ceil([...text].length / 4 / 5) * 5)
