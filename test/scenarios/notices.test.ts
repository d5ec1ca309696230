import type { OutboxDocument } from '../../cloudfunctions/shared/documents'
import { outboxRow, type Fact } from '../../cloudfunctions/shared/outbox'
import { notices } from '../support/noticesScene'
import {
  accountOf,
  addCourtyard,
  announceAndOpen,
  chair,
  CLOSES,
  DAY,
  kin,
  MINUTE,
  OPENS,
  rep,
  secretary,
  startVotesScene,
  type VotesScene,
} from '../support/votesScene'

jest.setTimeout(120_000)

let scene: VotesScene
let people: ReturnType<typeof notices>

beforeAll(async () => {
  scene = await startVotesScene({ households: 30 })
  people = notices(scene)
})
afterAll(() => scene.cloud.stop())

/** What another capability writes together with its fact. */
async function tell(fact: Omit<Fact, 'courtyardId'>, at: number): Promise<OutboxDocument> {
  const row = outboxRow({ ...fact, courtyardId: scene.courtyard._id }, at)
  await scene.cloud.sdk().database().collection('outbox').add(row)
  return row
}
const water = { topic: 'safety', title: '停水检修', text: '明天 8:30 到 17:00 停水,请提前接水。' } as const

test('the committee’s own notice reaches the inbox of everybody and the phone of who asked for it', async () => {
  await scene.at(OPENS)
  await people.subscribe(rep(1), 'noticePosted')
  const { eventId } = await people.ok(chair, 'sendNotice', water, 'the-water-notice')
  expect((await people.ok(chair, 'sendNotice', water, 'the-water-notice')).eventId).toBe(eventId)
  await scene.deliver()
  expect(await people.received(rep(1))).toEqual(['院落通知'])
  const [message] = await scene.cloud.notices(rep(1))
  expect(message?.page).toBe(`packages/mine/notice/notice?id=${eventId}`)
  expect(message?.fields.map(({ value }) => value)).toEqual([
    '停水检修',
    '南桥院坝',
    '2026-06-09 08:00',
    '明天 8:30 到 17:00 停水,…',
  ])
  for (const person of [rep(30), kin(1), secretary]) {
    const { messages } = await people.ok(person, 'inbox', { before: null })
    expect(messages).toEqual([
      expect.objectContaining({ id: eventId, kind: 'safetyNotice', topic: 'safety', read: false }),
    ])
  }
  expect(await people.ok(rep(2), 'notice', { id: eventId })).toMatchObject({ title: '停水检修', text: water.text })
  expect(await people.ok(chair, 'notices', { before: null })).toMatchObject({
    notices: [{ id: eventId, delivered: true }],
    more: false,
  })
})

test('what can’t be shown to others isn’t sent', async () => {
  expect(await people.refused(chair, 'sendNotice', { ...water, text: '赌博群号见下' })).toBe('RISKY_TEXT')
  expect(await people.refused(rep(1), 'sendNotice', water)).toBe('FORBIDDEN')
})

test('a topic that is muted sends no messages, and stands in the inbox all the same', async () => {
  const fact = {
    kind: 'meetingCalled',
    subjectId: 'a'.repeat(20),
    title: '坝坝会',
    text: '今晚在老黄葛树下。',
  } as const
  await people.subscribe(rep(3), 'meetingCalled')
  await people.subscribe(rep(4), 'meetingCalled')
  const [one, other] = await Promise.all([
    people.ok(rep(3), 'setMuted', { topic: 'meetings', muted: true }),
    people.ok(rep(3), 'setMuted', { topic: 'ratings', muted: true }),
  ])
  expect(one.topics).toHaveLength(other.topics.length)
  const { topics, quotas } = await people.ok(rep(3), 'preferences', {})
  expect(topics.filter(({ muted }) => muted).map(({ topic }) => topic)).toEqual(['meetings', 'ratings'])
  // nobody's phone keeps quiet about votes and the own door: the page asks once more before muting safety, these it can't mute
  expect(topics.filter(({ always }) => always).map(({ topic }) => topic)).toEqual(['votes', 'door'])
  expect(await people.refused(rep(3), 'setMuted', { topic: 'votes' as never, muted: true })).toBe('INVALID_INPUT')
  expect(topics.filter(({ important }) => important).map(({ topic }) => topic)).toEqual(['safety'])
  expect(quotas.find(({ template }) => template === 'meetingCalled')?.quota).toBe(1)
  const happensAt = Date.parse('2026-06-11T19:30+08:00')
  await tell({ ...fact, happensAt }, OPENS + MINUTE)
  await scene.at(OPENS + 2 * MINUTE)
  await scene.deliver()
  expect(await people.received(rep(3))).toEqual([])
  expect(await people.received(rep(4))).toEqual(['会议通知'])
  expect((await scene.cloud.notices(rep(4)))[0]?.fields[2]?.value).toBe('2026-06-11 19:30')
  const inbox = await people.ok(rep(3), 'inbox', { before: null, topic: 'meetings' })
  expect(inbox.messages.map(({ title }) => title)).toEqual(['坝坝会'])
  await people.ok(rep(3), 'setMuted', { topic: 'meetings', muted: false })
  await tell({ ...fact, kind: 'meetingSoon' }, OPENS + 2 * MINUTE)
  await scene.deliver()
  expect(await people.received(rep(3))).toEqual(['会议通知'])
})

test('what is for one household, one account or the committee reaches nobody else', async () => {
  const at = OPENS + 3 * MINUTE
  await scene.at(at)
  for (const person of [rep(1), kin(1), rep(2), chair, secretary]) await people.subscribe(person, 'toAnswer')
  const subject = (letter: string) => letter.repeat(20)
  const answer = { title: '该答复了', text: '请在期限内答复。', kind: 'ratingToAnswer' } as const
  const home = await tell({ ...answer, subjectId: subject('b'), audience: `household:${scene.householdOf(1)}` }, at)
  await tell({ ...answer, subjectId: subject('c'), audience: `account:${accountOf(rep(2))}` }, at + 1)
  const office = await tell({ ...answer, subjectId: subject('d'), audience: 'committee' }, at + 2)
  await scene.deliver()
  for (const person of [rep(1), kin(1), rep(2), chair, secretary]) {
    expect((await people.received(person)).filter((title) => title === '待办提醒')).toHaveLength(1)
    const { messages } = await people.ok(person, 'inbox', { before: null })
    expect(messages.filter(({ kind }) => kind === 'ratingToAnswer')).toHaveLength(1)
  }
  expect(await people.refused(rep(2), 'notice', { id: home._id })).toBe('NOT_FOUND')
  expect(await people.refused(rep(2), 'notice', { id: office._id })).toBe('NOT_FOUND')
  expect(await people.refused(chair, 'reach', { eventId: office._id })).toBe('NOT_FOUND')
  expect(await people.refused(chair, 'noticeTexts', { eventId: home._id })).toBe('NOT_FOUND')
})

test('what the inbox held when it was opened is read, what comes later isn’t', async () => {
  await scene.at(OPENS + 10 * MINUTE)
  // shown up to its newest message; what is written while it is on screen isn't
  const shown = await people.ok(rep(5), 'inbox', { before: null })
  const upTo = shown.messages[0]?.at ?? 0
  expect(await people.ok(rep(5), 'seeInbox', { upTo })).toEqual({ seenAt: upTo })
  expect(await people.ok(rep(5), 'seeInbox', { upTo: upTo - MINUTE })).toEqual({ seenAt: upTo })
  expect(await people.ok(rep(4), 'seeInbox', { upTo: OPENS + DAY })).toEqual({ seenAt: OPENS + 10 * MINUTE })
  await scene.at(OPENS + 11 * MINUTE)
  await people.ok(chair, 'sendNotice', { topic: 'notices', title: '领春联', text: '在活动室。' })
  const { messages } = await people.ok(rep(5), 'inbox', { before: null })
  expect(messages.map(({ title, read }) => [title, read])).toEqual([
    ['领春联', false],
    ['坝坝会', true],
    ['坝坝会', true],
    ['停水检修', true],
  ])
})

test('another courtyard’s notice isn’t there, by its key or by its subject', async () => {
  const there = await addCourtyard(scene.cloud, { households: 2 }, '@east')
  const motionId = await announceAndOpen(scene, { opensAt: OPENS + 8 * DAY, closesAt: CLOSES + 8 * DAY })
  const eventId = `motionOpened:${motionId}`
  expect(await people.ok(rep(1), 'notice', { id: motionId })).toMatchObject({ id: eventId, topic: 'votes' })
  for (const id of [eventId, motionId]) {
    expect(await notices(there).refused(`${rep(1)}@east`, 'notice', { id })).toBe('NOT_FOUND')
  }
  expect(await notices(there).refused(`${chair}@east`, 'reach', { eventId })).toBe('NOT_FOUND')
})

test('that a rating closes is told to those who haven’t rated, with the time it closes', async () => {
  const now = OPENS + 20 * DAY
  await scene.at(now)
  for (const person of [rep(1), rep(2), kin(2)]) await people.subscribe(person, 'ratingOpened')
  const periodId = 'r'.repeat(20)
  const closesAt = Date.parse('2026-06-30T24:00+08:00')
  const common = { courtyardId: scene.courtyard._id, createdAt: now, schema: 1 }
  const database = scene.cloud.sdk().database()
  await database.collection('ratingPeriods').add({
    _id: periodId,
    raterGroup: 'households',
    ratee: 'committee',
    periodKey: '2026Q2',
    closesAt,
    appealUntil: null,
    ...common,
  })
  const seat = scene.householdOf(2)
  await database.collection('ratings').add({ _id: `${periodId}:${seat}`, periodId, seat, submittedAt: now, ...common })
  await tell({ kind: 'ratingClosing', subjectId: periodId, title: '快截止了', text: '还没评的,请抽空评一下。' }, now)
  await scene.deliver()
  expect((await people.received(rep(1)))[0]).toBe('评议提醒')
  expect((await scene.cloud.notices(rep(1)))[0]?.fields[2]?.value).toBe('2026-07-01 00:00')
  for (const person of [rep(2), kin(2)]) expect(await people.received(person)).not.toContain('评议提醒')
})

test('page by page the inbox holds everything, also what one run of a timer wrote at one instant', async () => {
  const at = OPENS + 30 * DAY
  await scene.at(at)
  const fact = {
    kind: 'plainNotice',
    title: '通知',
    text: '见公示栏。',
    audience: `account:${accountOf(rep(7))}`,
  } as const
  const subject = (index: number) => `edge${String(index).padStart(16, '0')}`
  for (let index = 0; index < 19; index++) await tell({ ...fact, subjectId: subject(index) }, at - index)
  for (let index = 19; index < 23; index++) await tell({ ...fact, subjectId: subject(index) }, at - 19)
  await tell({ ...fact, subjectId: subject(23) }, at - 20)
  const seen: string[] = []
  let before: number | null = null
  for (let more = true; more;) {
    const page: { messages: { id: string; at: number }[]; more: boolean } = await people.ok(rep(7), 'inbox', { before })
    seen.push(...page.messages.map(({ id }) => id))
    before = page.messages.at(-1)?.at ?? null
    more = page.more
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.filter((id) => id.includes(':edge'))).toHaveLength(24)
})
