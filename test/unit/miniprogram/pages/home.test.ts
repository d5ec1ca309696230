import { showHome, type HomeAnswer } from '../../../../miniprogram/pages/home/homeView'
import { showVotes, type VotesAnswer } from '../../../../miniprogram/pages/votes/votesView'
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
  expect(view.rows[0]).toMatchObject({ title: '2 人申请加入', action: '去确认' })
})

test('who belongs to no courtyard is welcomed, and told how the request stands', () => {
  expect(show({ me: null })).toMatchObject({ bound: false, greeting: '先认一认你家', request: '' })
  const waiting = show({ me: null, joinRequest: { courtyardName: '南桥院坝', state: 'waiting' } })
  expect(waiting).toMatchObject({ greeting: '等院管委会确认', declined: false })
  expect(show({ me: null, joinRequest: { courtyardName: '南桥院坝', state: 'declined' } }).declined).toBe(true)
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

describe('the list of votes', () => {
  const list = (motions: VotesAnswer['motions']) => showVotes({ motions, more: false }, now)

  test('is sorted by what can be done', () => {
    const view = list([
      aCard(),
      aCard({ status: 'announced' }),
      aCard({ status: 'noQuorum' }),
      aCard({ status: 'objected' }),
      aCard({ status: 'inForce' }),
      aCard({ status: 'ended' }),
    ])
    expect(view.open).toHaveLength(1)
    expect(view.groups.map(({ title, motions }) => [title, motions.length])).toEqual([
      ['公告中', 1],
      ['结果公示', 2],
      ['以前的', 2],
    ])
    expect(list([aCard()]).groups).toEqual([])
  })

  test('has one main button: the first vote this household has not cast in', () => {
    const view = list([aCard({ iVoted: true }), aCard(), aCard()])
    expect(view.open.map(({ look }) => look)).toEqual(['plain', 'primary', 'plain'])
    expect(view.open.map(({ button }) => button)).toEqual(['看看这次表决', '去投票', '去投票'])
  })
})
