import type { NotificationsOutput } from '../../cloudfunctions/notifications/contract'
import type { templates, TemplateKey } from '../../cloudfunctions/notifications/templates'

export type Topic = NotificationsOutput<'inbox'>['messages'][number]['topic']

interface TopicWords {
  /** Two characters: a filter, the seal of a poster. */
  readonly name: string
  /** What comes under it. */
  readonly second: string
}

/** The topics of notices, in the order they are listed everywhere. */
export const topics: Readonly<Record<Topic, TopicWords>> = {
  votes: { name: '表决', second: '新表决、快截止、结果' },
  door: { name: '我家', second: '谁加入、谁来投、有人问起' },
  safety: { name: '安全', second: '停水停电、用火、天气' },
  meetings: { name: '会议', second: '开会、改时间、会议记录' },
  ratings: { name: '评议', second: '该评了、评议结果、整改' },
  disclosures: { name: '公开', second: '新公示、更正、答复' },
  acts: { name: '院务', second: '换人、户册改动、两个人一起办的事' },
  rules: { name: '院规', second: '草案征求意见、院规施行' },
  notices: { name: '通知', second: '院管委会发的其他通知' },
}

export const topicOrder = Object.keys(topics) as Topic[]

/** A topic that only a newer server knows is a plain notice. */
export const nameOfTopic = (topic: string): string => (topics as Record<string, TopicWords>)[topic]?.name ?? '通知'

/** What each reminder is for, in the server's own words: another wording there is a compile error here. */
export const reminders: { readonly [T in (typeof templates)[number] as T['key']]: T['name'] } = {
  voteOpened: '有新表决时提醒我',
  voteClosing: '快截止还没投时提醒我',
  resultPosted: '结果出来时告诉我',
  meetingCalled: '要开会时告诉我',
  ratingOpened: '该评议时提醒我',
  disclosurePosted: '有新公示时告诉我',
  toAnswer: '有事要我答复时提醒我',
  noticePosted: '院坝有通知时告诉我',
}

export const reminderOrder = Object.keys(reminders) as TemplateKey[]
