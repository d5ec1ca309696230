import { showInbox, type InboxAnswer } from '../../../../miniprogram/packages/mine/inbox/inboxView'
import { noticeIdOf, showNotice } from '../../../../miniprogram/packages/mine/notice/noticeView'
import { now } from '../answers'

type Message = InboxAnswer['messages'][number]
const message = (changes: Partial<Message> = {}): Message => ({
  id: 'motionOpened:m',
  kind: 'motionOpened',
  topic: 'votes',
  subjectId: 'm',
  title: '院规表决开始了',
  text: '周日 24:00 截止',
  at: now - 3_600_000,
  read: false,
  ...changes,
})
const water = message({ id: 'safetyNotice:s', kind: 'safetyNotice', topic: 'safety', subjectId: 's', read: true })

test('says what is new and leads to what it is about', () => {
  const { messages } = showInbox({ messages: [message(), water], more: false, askedTopic: '' }, now, { topic: '' })
  expect(messages.map(({ unread, url, when }) => ({ unread, url, when }))).toEqual([
    { unread: true, url: '/packages/votes/motion/motion?id=m', when: '今天 9:00' },
    { unread: false, url: '/packages/mine/notice/notice?id=safetyNotice:s', when: '今天 9:00' },
  ])
})

test('a topic shows only its own, also from what was last seen without a line', () => {
  const { messages, filters } = showInbox({ messages: [message(), water], more: false, askedTopic: '' }, now, {
    topic: 'safety',
  })
  expect(messages.map(({ id }) => id)).toEqual(['safetyNotice:s'])
  expect(filters.filter(({ on }) => on).map(({ name }) => name)).toEqual(['安全'])
})

test('an empty topic is said by its name', () => {
  expect(showInbox({ messages: [], more: false, askedTopic: 'safety' }, now, { topic: 'safety' })).toMatchObject({
    empty: { title: '还没有安全的消息' },
    unknown: '',
  })
  expect(showInbox({ messages: [], more: false, askedTopic: '' }, now, { topic: '' }).empty?.title).toBe('还没有消息')
})

test('what was asked about another topic claims nothing of this one', () => {
  const shown = showInbox({ messages: [message()], more: true, askedTopic: '' }, now, { topic: 'safety' })
  expect(shown).toMatchObject({ messages: [], empty: null, unknown: '还没拿到安全的消息', more: false })
})

test('a scanned code names its subject', () => {
  expect(noticeIdOf({ scene: encodeURIComponent('s=abc-123') })).toBe('abc-123')
  expect(noticeIdOf({ id: 'safetyNotice:s' })).toBe('safetyNotice:s')
  expect(noticeIdOf({})).toBe('')
})

test('a notice that says it all leads nowhere; one about a vote leads to the vote', () => {
  expect(showNotice(water, now).url).toBe('')
  expect(showNotice(message(), now)).toMatchObject({
    url: '/packages/votes/motion/motion?id=m',
    exactly: '2026年11月23日 周一 9:00',
  })
})
