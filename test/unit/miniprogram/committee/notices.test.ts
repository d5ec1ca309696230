import { showNotices, type NoticesAnswer } from '../../../../miniprogram/packages/committee/notices/view'
import { showSend } from '../../../../miniprogram/packages/committee/notice-send/view'
import { now } from '../answers'

const answer = (changes: Partial<NoticesAnswer> = {}): NoticesAnswer => ({
  notices: [
    {
      id: 'safetyNotice:s',
      kind: 'safetyNotice',
      topic: 'safety',
      subjectId: 's',
      title: '周三上午停水',
      text: '请存好水',
      at: now - 60_000 * 20,
      delivered: false,
      reach: true,
    },
  ],
  more: false,
  letters: [],
  ...changes,
})

test('a notice leads to who it reached, and says while messages are still going out', () => {
  const [row] = showNotices(answer(), now, { unfolded: false }).rows
  expect(row).toMatchObject({
    when: '20 分钟前',
    state: '微信提醒正在发',
    url: '/packages/committee/reach/reach?eventId=safetyNotice:s',
  })
})

test('what did not arrive is counted by notice and why, folded until asked for', () => {
  const letters = [
    { eventId: 'a', title: '停水', at: now, reach: true, messages: 2, reason: 'unsure' as const },
    { eventId: 'a', title: '停水', at: now, reach: true, messages: 1, reason: 'refused' as const },
  ]
  const view = showNotices(answer({ letters }), now, { unfolded: true })
  expect(view.lettersTitle).toBe('3 条微信提醒没送到')
  expect(view.letters.map(({ second }) => second)).toEqual([
    '2 条不知道送到没有,“消息”里还是有',
    '1 条微信没收,“消息”里还是有',
  ])
  expect(new Set(view.letters.map(({ key }) => key)).size).toBe(2)
  expect(showNotices(answer({ letters }), now, { unfolded: false }).letters).toEqual([])
})

test('a notice goes out only when its kind, title and text are there', () => {
  expect(showSend({ topic: '', title: '停水', text: '请存水' }).reason).toBe('先选是哪一类')
  expect(showSend({ topic: 'safety', title: '  ', text: '请存水' }).reason).toBe('还没写标题')
  expect(showSend({ topic: 'safety', title: '停水', text: '\n' }).reason).toBe('还没写内容')
  expect(showSend({ topic: 'notices', title: ' 停水 ', text: '请存水' })).toMatchObject({
    reason: '',
    ask: { title: '把“停水”发给全院?' },
  })
})
