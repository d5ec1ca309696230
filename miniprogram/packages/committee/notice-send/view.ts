import type { NotificationsInput } from '../../../../cloudfunctions/notifications/contract'

/** As the contract has them, in characters. */
export const TITLE_MAX = 30
export const TEXT_MAX = 300

export type OwnTopic = NotificationsInput<'sendNotice'>['topic']

export interface SendLocal {
  readonly topic: OwnTopic | ''
  readonly title: string
  readonly text: string
}

export interface SendView {
  /** What is still missing; empty = it can go. */
  readonly reason: string
  readonly hint: string
  readonly ask: { readonly title: string; readonly text: string }
}

const hints: Record<OwnTopic, string> = {
  safety: '停水停电、用火、天气这样的急事,谁的“消息”里都一定有',
  notices: '要紧但不急的事',
}

export function showSend({ topic, title, text }: SendLocal): SendView {
  return {
    reason: reasonOf(topic, title.trim(), text.trim()),
    hint: topic === '' ? '' : hints[topic],
    ask: {
      title: `把“${title.trim()}”发给全院?`,
      text: '全院的人都会在“消息”里看到,开了提醒的微信里还会弹出来。发出去就收不回来。',
    },
  }
}

function reasonOf(topic: OwnTopic | '', title: string, text: string): string {
  if (topic === '') return '先选是哪一类'
  if (title === '') return '还没写标题'
  if (text === '') return '还没写内容'
  return ''
}
