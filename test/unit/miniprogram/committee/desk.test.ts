import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { showDesk } from '../../../../miniprogram/packages/committee/desk/view'
import { aCard, now } from '../answers'

type Home = CourtyardOutput<'home'>

const todo = (kind: Home['todos'][number]['kind'], subjectId = '', count = 1) => ({
  kind,
  count,
  subjectId,
  title: '院规院约',
})
const home = (changes: Partial<Home> = {}): Home =>
  ({
    me: { courtyard: { name: '南桥院坝' }, roles: ['committee'] },
    waiting: [],
    running: [],
    consulting: [],
    todos: [],
    news: [],
    joinRequest: null,
    ...changes,
  }) as unknown as Home
const keys = (view: ReturnType<typeof showDesk>) => [view.first, ...view.others].map((duty) => duty?.title ?? '')

test('what must be done comes by urgency, whatever order it arrives in', () => {
  const todos = [
    todo('opinions', 'v'),
    todo('joinRequests'),
    todo('paperBallots', 'm2'),
    todo('objections', 'm1'),
    todo('noQuorum', 'm0'),
  ]
  const view = showDesk(home({ todos, running: [aCard({ id: 'open' as never, title: '清洁费' })] }), now)
  expect(keys(view)).toEqual([
    '投的户不够数',
    '1 条异议等回话',
    '清洁费还差 6 户',
    '1 张纸票等见证',
    '1 个人申请加入',
    '收到 1 条意见',
  ])
})

test('votes that lack households come by their closing, each with its counts', () => {
  const late = aCard({ id: 'late' as never, title: '后截止的' })
  const soon = aCard({ id: 'soon' as never, title: '先截止的', closesAt: now + 3_600_000 * 5 })
  const view = showDesk(home({ waiting: [late], running: [soon] }), now)
  expect(keys(view)).toEqual(['先截止的还差 6 户', '后截止的还差 6 户'])
  expect(view.first).toMatchObject({ left: '还剩 5 小时', url: '/packages/committee/progress/progress?motionId=soon' })
  expect(view.first?.bar?.sentence).toBe('96 户要有 64 户投票才算数,已有 58 户')
  expect(view.running).toEqual([])
})

test('a vote with enough households runs on below and asks for nothing', () => {
  const view = showDesk(home({ running: [aCard({ voted: 71 })] }), now)
  expect(view.first).toBeNull()
  expect(view.running[0]?.second).toContain('够数了,已投 71 / 96 户')
})

test('without a roll that is the first thing', () => {
  expect(showDesk(home({ todos: [todo('joinRequests'), todo('noRoll')] }), now).first?.title).toBe('还没有户册')
})

test('who is not of the committee gets no desk', () => {
  expect(showDesk(home({ me: null }), now).isCommittee).toBe(false)
})
