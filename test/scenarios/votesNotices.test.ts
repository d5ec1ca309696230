import type { DeliveryDocument, OutboxDocument, SubscriptionDocument } from '../../cloudfunctions/shared/documents'
import type { CallReply } from '../../cloudfunctions/shared/procedure'
import type { MotionId } from '../../cloudfunctions/shared/ids'
import type { NotificationsOutput } from '../../cloudfunctions/notifications/contract'
import { templates } from '../../cloudfunctions/notifications/templates'
import {
  accountOf,
  announce,
  chair,
  CLOSES,
  DAY,
  kin,
  MINUTE,
  OPENS,
  rep,
  startVotesScene,
  type VotesScene,
} from '../support/votesScene'

jest.setTimeout(120_000)

/** More than one batch of members. */
const HOUSEHOLDS = 130
let scene: VotesScene
let motionId: MotionId

beforeAll(async () => {
  scene = await startVotesScene({ households: HOUSEHOLDS })
  motionId = await announce(scene, { title: '关于修订南桥院坝院规院约第三版条文内容的一次表决' })
})
afterAll(() => scene.cloud.stop())

let calls = 0
async function consent(person: string, accepted: readonly string[], requestId = `consent-${++calls}-of-${person}`) {
  const data = { procedure: 'recordConsent', input: { accepted }, requestId }
  const reply = (await scene.cloud.call(person, 'notifications', data)) as CallReply<
    NotificationsOutput<'recordConsent'>
  >
  if (!reply.ok) throw new Error(reply.refusal.code)
  return Object.fromEntries(reply.value.quotas.map(({ template, quota }) => [template, quota]))
}
async function inbox(person: string, before: number | null = null) {
  const data = { procedure: 'inbox', input: { before }, requestId: `inbox-${++calls}-of-${person}` }
  const reply = (await scene.cloud.call(person, 'notifications', data)) as CallReply<NotificationsOutput<'inbox'>>
  if (!reply.ok) throw new Error(reply.refusal.code)
  return reply.value
}
const templateId = (key: string) => templates.find((template) => template.key === key)?.templateId ?? ''
/** What the tap on 允许 does: WeChat counts one, and the phone tells the server. */
async function subscribe(person: string, key: string): Promise<void> {
  await scene.cloud.subscribe(person, [templateId(key)])
  await consent(person, [key])
}
const received = async (person: string) => (await scene.cloud.notices(person)).map(({ title }) => title)
const quotaOf = async (person: string, key: string) =>
  (await scene.stored<SubscriptionDocument>('subscriptions', { _id: `${accountOf(person)}:${key}` }))[0]?.quota

test('one tap is one message a template, and a retry of the tap is no second one', async () => {
  expect(await consent(rep(1), ['voteOpened', 'resultPosted'], 'tap-one-of-1')).toMatchObject({
    voteOpened: 1,
    voteClosing: 0,
    resultPosted: 1,
  })
  expect((await consent(rep(1), ['voteOpened', 'resultPosted'], 'tap-one-of-1'))['voteOpened']).toBe(1)
  const both = await Promise.all([
    consent(rep(2), ['voteOpened'], 'tap-a-of-2'),
    consent(rep(2), ['voteOpened'], 'tap-b-of-2'),
  ])
  expect(Math.max(...both.map(({ voteOpened }) => voteOpened ?? 0))).toBe(2)
  expect(await quotaOf(rep(2), 'voteOpened')).toBe(2)
})

test('who subscribed is told once that a vote has opened, the last of the roll too, and who didn’t finds it in the inbox', async () => {
  await scene.cloud.subscribe(rep(1), [templateId('voteOpened')])
  await subscribe(rep(HOUSEHOLDS), 'voteOpened')
  await scene.at(OPENS)
  await scene.tick()
  await scene.deliver()
  await scene.deliver()
  for (const person of [rep(1), rep(HOUSEHOLDS)]) expect(await received(person)).toEqual(['表决开始提醒'])
  const [notice] = await scene.cloud.notices(rep(1))
  expect(notice?.page).toBe(`packages/votes/motion/motion?id=${motionId}`)
  expect(notice?.fields.map(({ value }) => value)).toEqual([
    '关于修订南桥院坝院规院约第三版条文内容…',
    '南桥院坝',
    '2026-06-12 20:00',
  ])
  expect(await quotaOf(rep(1), 'voteOpened')).toBe(0)
  const { messages } = await inbox(rep(5))
  expect(messages.map(({ kind }) => kind)).toEqual(['motionOpened', 'motionAnnounced', 'actsOfDay'])
  expect(await scene.stored<OutboxDocument>('outbox', { state: 'waiting' })).toEqual([])
})

test('a quota that WeChat doesn’t know of (43101) is set right, and nobody waits for it', async () => {
  // rep(2) told the server of two taps that WeChat never counted
  const [delivery] = await scene.stored<DeliveryDocument>('deliveries', { accountId: accountOf(rep(2)) })
  expect(delivery).toMatchObject({ state: 'refused', errorCode: 43101 })
  expect(await quotaOf(rep(2), 'voteOpened')).toBe(0)
})

test('a reminder goes to households without a ballot only, once a day', async () => {
  for (const person of [rep(1), kin(1), rep(3)]) await subscribe(person, 'voteClosing')
  await scene.ok(rep(1), 'castBallot', { motionId, choice: 'yes', householdId: null })
  expect(await scene.ok(chair, 'remind', { motionId })).toEqual({ households: HOUSEHOLDS - 1 })
  expect((await scene.refused(chair, 'remind', { motionId })).code).toBe('ALREADY_REMINDED')
  await scene.deliver()
  expect(await received(rep(3))).toEqual(['表决即将截止'])
  expect(await received(kin(1))).toEqual([])
  expect(await quotaOf(rep(1), 'voteClosing')).toBe(1)
  await scene.at(OPENS + DAY)
  expect(await scene.ok(chair, 'remind', { motionId })).toEqual({ households: HOUSEHOLDS - 1 })
})

test('a worker that died between writing and sending: that message isn’t sent twice, the others go out', async () => {
  await subscribe(rep(7), 'voteClosing')
  await subscribe(rep(8), 'voteClosing')
  const [row] = await scene.stored<OutboxDocument>('outbox', { state: 'waiting' })
  if (!row) throw new Error('nothing waits')
  // as a killed worker leaves them: the row leased, a delivery begun
  await scene.change('outbox', row._id, { leaseUntil: OPENS + DAY + 90_000 })
  await scene.cloud
    .sdk()
    .database()
    .collection('deliveries')
    .add({
      _id: `${row._id}:${accountOf(rep(7))}:subscribeMessage`,
      courtyardId: row.courtyardId,
      eventId: row._id,
      accountId: accountOf(rep(7)),
      channel: 'subscribeMessage',
      state: 'sending',
      errorCode: 0,
      createdAt: 1,
      schema: 1,
    })
  await scene.deliver()
  expect(await received(rep(8))).toEqual([])
  await scene.at(OPENS + DAY + 2 * MINUTE)
  await scene.deliver()
  expect(await received(rep(8))).toEqual(['表决即将截止'])
  expect(await received(rep(7))).toEqual([])
  expect((await inbox(rep(7))).messages[0]?.kind).toBe('motionClosing')
})

test('timers at once send one message each', async () => {
  for (let i = 10; i < 20; i++) await subscribe(rep(i), 'resultPosted')
  await Promise.all(
    Array.from({ length: 90 }, (_, i) =>
      scene.ok(rep(i + 1), 'castBallot', { motionId, choice: 'yes', householdId: null }),
    ),
  )
  await scene.at(CLOSES + MINUTE)
  await scene.tick()
  await Promise.all([scene.deliver(), scene.deliver(), scene.deliver()])
  for (let i = 10; i < 20; i++) expect(await received(rep(i))).toEqual(['表决结果公示'])
  const [notice] = await scene.cloud.notices(rep(10))
  expect(notice?.fields.map(({ value }) => value).slice(1)).toEqual(['通过', '2026-06-23 00:00'])
})

test('the inbox is read page by page', async () => {
  const database = scene.cloud.sdk().database()
  const [row] = await scene.stored<OutboxDocument>('outbox', { kind: 'motionAnnounced' })
  await database
    .collection('outbox')
    .add(Array.from({ length: 30 }, (_, i) => ({ ...row, _id: `old:${i}`, state: 'delivered', createdAt: i + 1 })))
  const first = await inbox(rep(1))
  expect(first.messages).toHaveLength(20)
  expect(first.more).toBe(true)
  const second = await inbox(rep(1), first.messages.at(-1)?.at ?? null)
  const third = await inbox(rep(1), second.messages.at(-1)?.at ?? null)
  const ids = [...first.messages, ...second.messages, ...third.messages].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(third.more).toBe(false)
  expect(ids.filter((id) => id.startsWith('old:'))).toHaveLength(30)
})
