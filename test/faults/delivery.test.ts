import type { DeliveryDocument, SubscriptionDocument } from '../../cloudfunctions/shared/documents'
import { openDatabase } from '../../cloudfunctions/shared/database'
import { openStorage } from '../../cloudfunctions/shared/storage'
import { openWeChat } from '../../cloudfunctions/shared/wechat'
import { deliverWaiting } from '../../cloudfunctions/notifications/deliverWaiting'
import { notices } from '../support/noticesScene'
import {
  accountOf,
  chair,
  OPENS,
  DAY,
  MINUTE,
  rep,
  SECRET,
  startVotesScene,
  type VotesScene,
} from '../support/votesScene'

jest.setTimeout(180_000)

/** More than the worker has on its way at once. */
const HOUSEHOLDS = 70
const ABREAST = 50
const everybody = Array.from({ length: HOUSEHOLDS }, (_, i) => rep(i + 1))

let scene: VotesScene
let people: ReturnType<typeof notices>
let now = OPENS

beforeAll(async () => {
  scene = await startVotesScene({ households: HOUSEHOLDS })
  people = notices(scene)
  await scene.at(now)
})
afterAll(() => scene.cloud.stop())
/** Nobody but those named in a test has a message left. */
const useUp = async () => {
  const { command } = scene.cloud.sdk().database()
  await scene.cloud
    .sdk()
    .database()
    .collection('subscriptions')
    .where({ quota: command.gt(0) })
    .update({ quota: 0 })
}
beforeEach(useUp)

const later = async (ms: number) => {
  now += ms
  await scene.at(now)
}
const deliveriesOf = (eventId: string, where: object = {}) =>
  scene.stored<DeliveryDocument>('deliveries', { eventId, ...where })
const quotaOf = async (person: string) =>
  (await scene.stored<SubscriptionDocument>('subscriptions', { _id: `${accountOf(person)}:noticePosted` }))[0]?.quota

/** Everybody named has one message left; what the committee then sends waits for the worker. */
async function send(persons: readonly string[], title: string): Promise<string> {
  await Promise.all(persons.map((person) => people.subscribe(person, 'noticePosted')))
  return (await people.ok(chair, 'sendNotice', { topic: 'safety', title, text: '明天停水。' })).eventId
}
/** How often each person was told, by the title of the notice. */
async function told(persons: readonly string[], title: string): Promise<number[]> {
  const all = await Promise.all(persons.map((person) => scene.cloud.notices(person)))
  return all.map((some) => some.filter(({ fields }) => fields[0]?.value === title).length)
}
const once = (persons: readonly string[]) => persons.map(() => 1)
/** Starts the worker and comes back when so many messages are out and their answers held back; `run` ends with the worker. */
async function workUntilHeld(messages: number): Promise<{ run: Promise<unknown> }> {
  await people.trouble({ hold: true })
  let ended = false
  const run = scene
    .deliver()
    .catch(() => undefined)
    .finally(() => (ended = true))
  while ((await people.trouble({})).held < messages) {
    if (ended) throw new Error('the worker ended before the messages were out')
  }
  return { run }
}

test('a worker killed between sending and noting it: nobody is told twice, and everybody else is told', async () => {
  const eventId = await send(everybody, '停水一')
  const { run } = await workUntilHeld(ABREAST)
  await scene.cloud.killAndRestart()
  await run
  expect((await told(everybody, '停水一')).reduce((sum, times) => sum + times, 0)).toBe(ABREAST)
  expect(await deliveriesOf(eventId, { state: 'sending' })).toHaveLength(ABREAST)
  // the row is still leased to the dead worker; a minute and a half later it isn't
  await scene.deliver()
  expect(await deliveriesOf(eventId)).toHaveLength(ABREAST)
  await later(2 * MINUTE)
  await scene.deliver()
  await scene.deliver()
  expect(await told(everybody, '停水一')).toEqual(once(everybody))
  expect(await deliveriesOf(eventId, { state: 'sent' })).toHaveLength(HOUSEHOLDS - ABREAST)
})

test('what a dead worker left unsure shows as a dead letter after an hour, without names, and is never sent again', async () => {
  expect((await people.ok(chair, 'deadLetters', {})).letters).toEqual([])
  await later(61 * MINUTE)
  await scene.deliver()
  const { letters } = await people.ok(chair, 'deadLetters', {})
  expect(letters).toEqual([
    {
      ...{ eventId: expect.any(String) as string, title: '停水一', at: OPENS },
      ...{ reach: true, messages: ABREAST, reason: 'unsure' },
    },
  ])
  expect(await told(everybody, '停水一')).toEqual(once(everybody))
})

test('the timer three times at once, and again a day late: one message each', async () => {
  const eventId = await send(everybody, '停水二')
  await later(DAY)
  await Promise.all([scene.deliver(), scene.deliver(), scene.deliver()])
  await scene.deliver()
  expect(await told(everybody, '停水二')).toEqual(once(everybody))
  expect(await deliveriesOf(eventId, { state: 'sent' })).toHaveLength(HOUSEHOLDS)
})

test('a list that a dead worker had begun is taken up without its part', async () => {
  const persons = everybody.slice(0, 6)
  const eventId = await send(persons, '停水三')
  const taken = [2, 5].map((i) => accountOf(rep(i)))
  await scene.cloud
    .sdk()
    .database()
    .collection('deliveries')
    .add(
      taken.map((accountId) => ({
        _id: `${eventId}:${accountId}:subscribeMessage`,
        courtyardId: scene.courtyard._id,
        eventId,
        accountId,
        channel: 'subscribeMessage',
        state: 'sending',
        errorCode: 0,
        claim: 'a worker before',
        attempts: 1,
        retryAt: null,
        createdAt: now,
        schema: 1,
      })),
    )
  await scene.deliver()
  expect(await told(persons, '停水三')).toEqual([1, 0, 1, 1, 0, 1])
  expect(await deliveriesOf(eventId, { state: 'sent' })).toHaveLength(4)
})

test('what WeChat can’t take in passing goes out later, once', async () => {
  const persons = everybody.slice(10, 14)
  const before = await Promise.all(persons.map(quotaOf))
  const eventId = await send(persons, '停水四')
  await people.trouble({ answers: [-1, 45009, -1, -1] })
  await scene.deliver()
  expect(await told(persons, '停水四')).toEqual([0, 0, 0, 0])
  await scene.deliver()
  expect(await deliveriesOf(eventId, { state: 'retry', attempts: 1 })).toHaveLength(4)
  await later(MINUTE)
  await people.trouble({ answers: [45009] })
  await Promise.all([scene.deliver(), scene.deliver()])
  expect((await told(persons, '停水四')).filter((times) => times === 1)).toHaveLength(3)
  await later(5 * MINUTE)
  await Promise.all([scene.deliver(), scene.deliver()])
  expect(await told(persons, '停水四')).toEqual(once(persons))
  expect(await Promise.all(persons.map(quotaOf))).toEqual(before)
  expect((await people.ok(chair, 'deadLetters', {})).letters.map(({ title }) => title)).not.toContain('停水四')
})

test('what is to be tried again leaves new facts their turn, and is neither lost nor stuck', async () => {
  const persons = everybody.slice(50, 62)
  const stale = ['停水八', '停水九', '停水十']
  const eventIds: string[] = []
  for (const title of stale) eventIds.push(await send(persons, title))
  await people.trouble({ answers: Array.from({ length: 3 * persons.length }, () => -1) })
  await scene.deliver()
  await later(MINUTE)
  // for nobody in particular: what counts is that it has its turn
  await useUp()
  const fresh = await send([], '停水十一')
  const sdk = scene.cloud.sdk()
  const call = {
    ...{ now, secret: SECRET, requestId: 'a-run-that-is-slow' },
    ...{ database: openDatabase(sdk), wechat: openWeChat(sdk), storage: openStorage(sdk) },
  }
  // every look at the clock finds it four seconds later: the share of the retries is over with the fourth
  let elapsed = 0
  await deliverWaiting(call, () => (elapsed += elapsed < 16_000 ? 4_000 : 0))
  expect(await scene.stored('outbox', { _id: fresh })).toMatchObject([{ state: 'delivered' }])
  const due = await Promise.all(eventIds.map((eventId) => deliveriesOf(eventId)))
  expect(due.flat().map(({ state }) => state)).toEqual(due.flat().map(() => 'retry'))
  await scene.deliver()
  for (const title of stale) expect(await told(persons, title)).toEqual(once(persons))
})

test('a worker killed while it tries again: that message isn’t sent a third time', async () => {
  const persons = everybody.slice(20, 22)
  const eventId = await send(persons, '停水五')
  await people.trouble({ answers: [-1, -1] })
  await scene.deliver()
  await later(MINUTE)
  const { run } = await workUntilHeld(2)
  await scene.cloud.killAndRestart()
  await run
  await later(30 * MINUTE)
  await scene.deliver()
  expect(await told(persons, '停水五')).toEqual(once(persons))
  expect(await deliveriesOf(eventId, { state: 'sending', attempts: 2 })).toHaveLength(2)
})

test('after four tries it is given up; who muted the topic meanwhile isn’t written to any more', async () => {
  const persons = everybody.slice(30, 32)
  const eventId = await send(persons, '停水六')
  for (const [wait, answers] of [
    [0, [-1, -1]],
    [1, [-1]],
    [5, [-1]],
    [25, [-1]],
  ] as const) {
    await later(wait * MINUTE)
    await people.trouble({ answers })
    await scene.deliver()
    if (wait === 0) await people.ok(rep(31), 'setMuted', { topic: 'safety', muted: true })
  }
  await later(DAY)
  await scene.deliver()
  expect(await told(persons, '停水六')).toEqual([0, 0])
  expect(await deliveriesOf(eventId, { accountId: accountOf(rep(31)) })).toMatchObject([{ state: 'moot', attempts: 2 }])
  expect(await deliveriesOf(eventId, { accountId: accountOf(rep(32)) })).toMatchObject([{ state: 'dead', attempts: 4 }])
  expect((await people.ok(chair, 'deadLetters', {})).letters[0]).toMatchObject({ messages: 1, reason: 'givenUp' })
  expect((await people.ok(rep(31), 'inbox', { before: null })).messages.map(({ title }) => title)).toContain('停水六')
})

test('without quota nothing is tried again and the count is set right; a field WeChat refuses is a dead letter', async () => {
  const persons = everybody.slice(40, 42)
  const eventId = await send(persons, '停水七')
  await people.trouble({ answers: [43101, 47003] })
  await scene.deliver()
  await later(DAY)
  await scene.deliver()
  const stored = await deliveriesOf(eventId)
  expect(stored.map(({ state, errorCode }) => [state, errorCode]).sort()).toEqual([
    ['dead', 47003],
    ['refused', 43101],
  ])
  const refused = stored.find(({ state }) => state === 'refused')
  const [person] = persons.filter((one) => accountOf(one) === refused?.accountId)
  expect(await quotaOf(person ?? '')).toBe(0)
  expect((await people.ok(chair, 'deadLetters', {})).letters[0]).toMatchObject({
    title: '停水七',
    messages: 1,
    reason: 'refused',
  })
})
