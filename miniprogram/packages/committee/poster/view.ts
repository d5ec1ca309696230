import type { NotificationsOutput } from '../../../../cloudfunctions/notifications/contract'
import type { Topic } from '../../../text/topics'
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

/** What a poster is called above the courtyard's name, and its seal; as on the PDF. */
const headings: Readonly<Record<Topic, readonly [heading: string, seal: string]>> = {
  votes: ['院坝表决', '表决'],
  rules: ['院规院约', '院规'],
  disclosures: ['公开公示', '公示'],
  meetings: ['开会通知', '开会'],
  ratings: ['评议', '评议'],
  safety: ['安全提醒', '安全'],
  notices: ['通知', '通知'],
}

/** The same notice for the wall, the loudspeaker and the telephone. */
export function showPosterPage({ courtyardName, topic, poster, loudspeaker, sms }: NoticeTexts): PosterView {
  const { qr } = poster
  const [heading, seal] = headings[topic]
  return {
    words: {
      courtyard: courtyardName,
      heading,
      seal,
      title: poster.title,
      text: poster.text,
      foot: ['微信扫一扫', '看全文,办事情', sayDate(poster.at)],
    },
    code: `data:image/${qr.type};base64,${qr.base64}`,
    loudspeaker,
    loudspeakerSecond: `${[...loudspeaker].length} 个字,念一遍大约 ${secondsOf(loudspeaker)} 秒`,
    sms: sms.map((text, index) => ({
      key: `${index}`,
      title: sms.length > 1 ? `第 ${index + 1} 条` : '',
      text,
      action: sms.length > 1 ? `复制第 ${index + 1} 条` : '复制短信',
    })),
  }
}

/** Village broadcasts are read at about four characters a second; rounded up to five seconds. */
const secondsOf = (text: string): number => Math.max(5, Math.ceil([...text].length / 4 / 5) * 5)
