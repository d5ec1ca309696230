import { showHome, type HomeAnswer } from '../../../../miniprogram/pages/home/homeView'
import { aCard, aHome, now } from '../answers'

const show = (changes: Partial<HomeAnswer> = {}, seenInboxAt = 0) => showHome(aHome(changes), now, seenInboxAt)
const memberWho = (changes: object) => ({ ...aHome().me, ...changes }) as NonNullable<HomeAnswer['me']>

test('the vote that waits is the first thing said and the one thing to do', () => {
  const view = show({ waiting: [aCard()] })
  expect(view.greeting).toBe('秀英,有一票等你投')
  expect(view.waiting).toMatchObject({
    tag: { text: '还剩 2 天', tone: 'amber' },
    standing: '院落自治表决',
    turnout: '96 户要有 64 户投票才算数,已有 58 户',
    button: '去投票',
  })
})

test('the soonest is the card, the others are rows with the same way in', () => {
  const view = show({ waiting: [aCard(), aCard({ title: '清洁费' }), aCard({ title: '停车' })] })
  expect(view.greeting).toBe('秀英,有 3 票等你投')
  expect(view.rows.map(({ title, action }) => [title, action])).toEqual([
    ['清洁费', '去投票'],
    ['停车', '去投票'],
  ])
})

test('somebody of the household who does not cast is not sent to cast', () => {
  const view = show({ me: memberWho({ representative: false }), waiting: [aCard()] })
  expect(view.greeting).toBe('秀英,你家有一票还没投')
  expect(view.waiting?.button).toBe('去看看')
})

test('nothing to do is said kindly', () => {
  expect(show()).toMatchObject({ greeting: '秀英,现在没有要投的票', calm: true })
})

test('the committee sees what waits for it', () => {
  const todo = { kind: 'joinRequests', count: 2, subjectId: '', title: '欧阳建国' } as const
  const view = show({ me: memberWho({ roles: ['committee'] }), todos: [todo] })
  expect(view).toMatchObject({ committee: true, calm: false, greeting: '秀英,有一件事等你办' })
  expect(view.rows[0]).toMatchObject({ title: '2 个人申请加入', action: '去确认' })
})

test('who belongs to no courtyard is welcomed, and told how the request stands', () => {
  expect(show({ me: null })).toMatchObject({ bound: false, greeting: '先认一认你家', request: '' })
  const joinRequest = { courtyardName: '南桥院坝', state: 'waiting', atDoor: true, at: now } as const
  const waiting = show({ me: null, joinRequest })
  expect(waiting).toMatchObject({ greeting: '等家里人或院管委会确认', declined: false })
  expect(waiting.request).toContain('家里已经加入的人，打开小程序点一下就能让你进来')
  expect(waiting.request).toContain('可以向院管委会要纸票')
  expect(show({ me: null, joinRequest: { ...joinRequest, atDoor: false } }).request).not.toContain('家里已经加入的人')
  expect(show({ me: null, joinRequest: { ...joinRequest, state: 'declined' } }).declined).toBe(true)
  expect(show({ me: null, putOut: { courtyardName: '南桥院坝', at: now } }).putOut).toContain('你不在南桥院坝了')
})

test('a relative who waits at the door comes before everything else', () => {
  const relatives = [{ id: 'r', name: '刘小英', claim: '女儿', at: now }] as never
  expect(show({ relatives })).toMatchObject({
    ...{ greeting: '秀英，有人想加入你家', calm: false },
    relatives: [{ id: 'r', title: '刘小英说是你家的人', claim: '本人说：女儿' }],
  })
})

test('the bell has a dot until the newest was seen', () => {
  const news = [{ id: 'n', kind: 'resultPosted', subjectId: 'm', title: '', text: '', at: now }] as const
  expect(show({ news: [...news] }).unread).toBe(true)
  expect(show({ news: [...news] }, now).unread).toBe(false)
})

test('a vote that is over leads to its result', () => {
  const [row] = show({ running: [aCard({ status: 'posted', passed: true })] }).rows
  expect(row?.url).toBe('/packages/votes/result/result?id=m')
})

const rating = (changes: object = {}) =>
  ({
    periodId: 'p',
    raterGroup: 'households',
    ratee: 'committee',
    title: '给院管委会评一评',
    periodName: '2026年四季度',
    itemCount: 6,
    closesAt: Date.parse('2026-11-30T00:00:00+08:00'),
    mine: 'waiting',
    progress: null,
    ...changes,
  }) as HomeAnswer['ratings'][number]

const meeting = (changes: object = {}) =>
  ({
    id: 'mt',
    kind: 'baba',
    title: '明年清洁费',
    place: '村委会坝子',
    startsAt: Date.parse('2026-11-28T19:30:00+08:00'),
    state: 'upcoming',
    firstAgenda: '清洁费',
    agendaItems: 1,
    mine: { rsvp: null, delegate: '', signedIn: false, asksAgain: false },
    ...changes,
  }) as HomeAnswer['meetings'][number]

const atHome = { household: { id: 'h' } }

test('a rating and a meeting stand below the vote, each with its one tap', () => {
  const view = show({ me: memberWho(atHome), waiting: [aCard()], ratings: [rating()], meetings: [meeting()] })
  expect(view.rows).toMatchObject([
    { title: '给院管委会评一评', second: '四季度 · 6 项,还剩 6 天', action: '去评', meetingId: '' },
    { title: '坝坝会 周六 19:30', second: '村委会坝子 · 说“清洁费”', action: '我要去', meetingId: 'mt' },
  ])
})

test('what is done asks no more', () => {
  const coming = meeting({ mine: { rsvp: 'coming', delegate: '', signedIn: false, asksAgain: false } })
  const view = show({ me: memberWho(atHome), ratings: [rating({ mine: 'submitted' })], meetings: [coming] })
  expect(view.rows).toMatchObject([{ second: '村委会坝子 · 你家说了要去 ✓', action: '', meetingId: '' }])
  expect(view.calm).toBe(true)
})

test('somebody of no household is not asked to come for one, a meeting that is off says so', () => {
  const view = show({ meetings: [meeting(), meeting({ state: 'cancelled' })] })
  expect(view.rows.map(({ title, action }) => [title, action])).toEqual([
    ['坝坝会 周六 19:30', ''],
    ['坝坝会 周六 19:30(不开了)', ''],
  ])
})

test('what is pressing comes first, the rest is a number at the workbench', () => {
  const view = show({
    me: memberWho({ roles: ['committee'] }),
    todos: [
      { kind: 'joinRequests', count: 2, subjectId: '', title: '' },
      { kind: 'objections', count: 1, subjectId: 'm', title: '' },
    ],
    disclosureTodos: [{ kind: 'dutiesOverdue', count: 1, subjectId: '', title: '三季度财务' }],
    meetingTodos: [{ kind: 'minutesToWrite', count: 1, subjectId: 'mt', title: '坝坝会' }],
  })
  expect(view.rows.map(({ title }) => title)).toEqual(['1 条异议还没了结', '1 项该公开的过了期', '2 个人申请加入'])
  expect(view.moreTodos).toBe('还有 1 件事在工作台')
})

test('low items to answer are one line, however many they are, and lead to the page of the role', () => {
  const todo = (kind: 'answer' | 'respond', title: string) =>
    ({ kind, overdue: false, subjectId: 'p', itemKey: '', householdId: null, title, dueAt: now }) as const
  const manager = show({
    me: memberWho({ roles: ['propertyManager'] }),
    ratingTodos: [todo('answer', '路灯'), todo('answer', '保洁')],
  })
  expect(manager.propertyManager).toBe(true)
  expect(manager.rows.map(({ url }) => url)).toEqual(['/packages/property/desk/desk'])
  const resident = show({ ratingTodos: [todo('respond', '路灯'), todo('respond', '保洁')] })
  expect(resident.rows.map(({ url }) => url)).toEqual(['/packages/ratings/answers/answers?id=p'])
})
