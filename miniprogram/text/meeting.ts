import type { MeetingCard } from '../../cloudfunctions/courtyard/meetings/cards'
import type { Tag } from './motion'
import { sayDay, sayInstant } from './when'

type Kind = MeetingCard['kind']
type Mine = NonNullable<MeetingCard['mine']>

export const meetingKinds: Record<Kind, string> = {
  baba: '坝坝会',
  linpan: '林盘会',
  council: '议事会',
  assembly: '居民代表大会',
}

/** Where a meeting stands, in two or three words. What is still to come says its kind. */
export function meetingTag({ kind, state, mine }: Pick<MeetingCard, 'kind' | 'state' | 'mine'>): Tag {
  if (state === 'upcoming')
    return mine?.asksAgain ? { text: '时间改了', tone: 'amber' } : { text: meetingKinds[kind], tone: 'slate' }
  return tags[state]
}

const tags: Record<Exclude<MeetingCard['state'], 'upcoming'>, Tag> = {
  now: { text: '正在开', tone: 'amber' },
  writing: { text: '在写记录', tone: 'slate' },
  correcting: { text: '在核对记录', tone: 'amber' },
  confirmed: { text: '记录已定', tone: 'bamboo' },
  cancelled: { text: '不开了', tone: 'slate' },
}

/** 周六 19:30 · 村委会坝子 */
export const whenAndWhere = ({ startsAt, place }: Pick<MeetingCard, 'startsAt' | 'place'>, now: number): string =>
  `${sayInstant(startsAt, now)} · ${place}`

/** 说清洁费 · 说清洁费等 3 件事 */
export const agendaLine = ({ firstAgenda, agendaItems }: Pick<MeetingCard, 'firstAgenda' | 'agendaItems'>): string =>
  agendaItems > 1 ? `说“${firstAgenda}”等 ${agendaItems} 件事` : `说“${firstAgenda}”`

/** What the caller's household has said, or done. Empty: nothing yet. */
export function sayAnswer(mine: Pick<Mine, 'rsvp' | 'delegate' | 'signedIn'> | null): string {
  if (!mine) return ''
  if (mine.signedIn) return '你家签到了 ✓'
  switch (mine.rsvp) {
    case 'coming':
      return '你家说了要去 ✓'
    case 'notComing':
      return '你家说了这次不去'
    case 'delegate':
      return `你家请 ${mine.delegate} 代去 ✓`
    case null:
      return ''
  }
}

/** Answered, and nothing has changed since. */
export const isAnswered = (mine: Pick<Mine, 'rsvp' | 'asksAgain'> | null): boolean =>
  mine !== null && mine.rsvp !== null && !mine.asksAgain

/** The line of a meeting that is over: 上周六,村委会坝子 */
export const sayHeld = ({ startsAt, place }: Pick<MeetingCard, 'startsAt' | 'place'>, now: number): string =>
  `${sayDay(startsAt, now)} · ${place}`

/** What the sheet says once an answer is stored. */
export function answeredWords(
  answer: 'coming' | 'notComing' | 'delegate',
  when: string,
): { title: string; text: string } {
  if (answer === 'coming') return { title: '记下了,到时候见 ✓', text: when }
  if (answer === 'delegate') return { title: '记下了 ✓', text: '到时候请他来签到,算你家到了。开始前都可以改' }
  return { title: '记下了 ✓', text: '会上定了什么,这里看得到。开始前都可以改' }
}

const SCENE = /^([a-z0-9]{20})([a-z0-9]{12})$/

/** The scene of a meeting's code: 20 characters of its id, then the 12 of the minute's token. Null when it is something else. */
export function readScene(scene: string): { meetingId: string; token: string } | null {
  const [, meetingId, token] = SCENE.exec(scene) ?? []
  return meetingId && token ? { meetingId, token } : null
}

/** The scene in what a camera read (“…/signin?scene=…”, perhaps encoded). Empty when there is none. */
export const sceneInScan = (text: string): string =>
  /(?:^|[^a-z0-9])([a-z0-9]{32})(?![a-z0-9])/.exec(text.replace(/%3d/gi, '='))?.[1] ?? ''
