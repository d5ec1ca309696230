import { existsSync } from 'node:fs'
import { join } from 'node:path'
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
    disclosureTodos: [],
    meetingTodos: [],
    ratingTodos: [],
    news: [],
    relatives: [],
    joinRequest: null,
    putOut: null,
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
    '1 条异议还没了结',
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

const disclosure = (kind: Home['disclosureTodos'][number]['kind'], subjectId = '') => ({
  kind,
  count: 2,
  subjectId,
  title: '三季度账目',
})
const meeting = (kind: Home['meetingTodos'][number]['kind'], subjectId = '') => ({
  kind,
  count: 1,
  subjectId,
  title: '坝坝会',
})
const rating = (changes: Partial<Home['ratingTodos'][number]> = {}): Home['ratingTodos'][number] => ({
  kind: 'answer',
  overdue: false,
  subjectId: 'p',
  itemKey: 'i',
  householdId: null,
  title: '清运及时',
  dueAt: now + 86_400_000 * 2,
  ...changes,
})

test('what stops everything comes first, then what is late, then what others wait for', () => {
  const view = showDesk(
    home({
      todos: [todo('opinions', 'v'), todo('noQuorum', 'm')],
      disclosureTodos: [disclosure('disclosuresToReview', 'd'), disclosure('dutiesOverdue')],
      meetingTodos: [meeting('tasksOpen'), meeting('minutesToWrite', 'b'), meeting('tasksOverdue')],
      ratingTodos: [rating(), rating({ kind: 'rejected', overdue: true, dueAt: now - 1 })],
    }),
    now,
  )
  expect(keys(view)).toEqual([
    '投的户不够数',
    '“清运及时”的答复没认可',
    '2 项该公开的过了期',
    '1 件任务过了日子',
    '“清运及时”分低,要答复',
    '会议记录还没写',
    '2 份公开等你审',
    '1 件任务要办',
    '收到 1 条意见',
  ])
  expect(view.others.map(({ left }) => left)).toEqual(['过期了', '过期了', '过期了', '还剩 2 天', '', '', '', ''])
})

test('one thing opens at once, several of a kind open their list', () => {
  const urls = (changes: Partial<Home>) => [showDesk(home(changes), now).first?.url]
  expect(urls({ disclosureTodos: [disclosure('disclosuresToReview', 'd')] })[0]).toContain('disclosure-review?id=d')
  expect(urls({ disclosureTodos: [disclosure('disclosuresToReview')] })[0]).toBe(
    '/packages/committee/disclosures/disclosures',
  )
  const two = showDesk(home({ ratingTodos: [rating(), rating({ itemKey: 'j' })] }), now)
  expect(two.others).toEqual([])
  expect(two.first).toMatchObject({
    title: '“清运及时”分低,要答复,等 2 件',
    url: '/packages/committee/ratings/ratings',
  })
})

const root = join(__dirname, '../../../../miniprogram')
const places = showDesk(home(), now).groups.flatMap((group) => group.places)
test.each(places.map(({ name, url }) => [name, url]))('%s leads to a page that there is', (_name, url) => {
  expect(existsSync(join(root, `${url}.wxml`))).toBe(true)
})

test('nothing stands on the desk twice', () => {
  expect(new Set(places.map(({ url }) => url)).size).toBe(places.length)
  expect(new Set(places.map(({ name }) => name)).size).toBe(places.length)
})
