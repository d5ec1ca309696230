import type { NoticeKind, SubscriptionDocument } from '../../cloudfunctions/shared/documents'
import { outboxRow, type Fact } from '../../cloudfunctions/shared/outbox'
import { notices } from '../support/noticesScene'
import {
  accountOf,
  announceAndOpen,
  CLOSES,
  DAY,
  MINUTE,
  OPENS,
  rep,
  startVotesScene,
  type VotesScene,
} from '../support/votesScene'
import type { MotionId } from '../../cloudfunctions/shared/ids'
import type { TemplateKey } from '../../cloudfunctions/notifications/templates'

jest.setTimeout(120_000)

/** Nobody votes, and nobody rates: every reminder would be for everybody. */
const templatesOf = {
  motionOpened: 'voteOpened',
  motionClosing: 'voteClosing',
  motionExtended: 'voteClosing',
  ratingOpened: 'ratingOpened',
  ratingClosing: 'ratingOpened',
  meetingSoon: 'meetingCalled',
} as const satisfies Partial<Record<NoticeKind, TemplateKey>>
type Kind = keyof typeof templatesOf
const kinds = Object.keys(templatesOf) as Kind[]
/** Each kind has a person of its own. */
const personOf = (kind: Kind) => rep(kinds.indexOf(kind) + 1)

let scene: VotesScene
let people: ReturnType<typeof notices>
let motionId: MotionId
const periodId = 'r'.repeat(20)
const meetingId = 'm'.repeat(20)
const subjectOf = (kind: Kind) => {
  if (kind === 'meetingSoon') return meetingId
  return kind.startsWith('motion') ? motionId : periodId
}

beforeAll(async () => {
  scene = await startVotesScene({ households: kinds.length })
  people = notices(scene)
  motionId = await announceAndOpen(scene)
  await scene.deliver()
  await scene.cloud.sdk().database().collection('ratingPeriods').add({
    _id: periodId,
    courtyardId: scene.courtyard._id,
    raterGroup: 'households',
    ratee: 'committee',
    periodKey: '2026Q2',
    closesAt: CLOSES,
    appealUntil: null,
    createdAt: OPENS,
    schema: 1,
  })
})
afterAll(() => scene.cloud.stop())

/** Written as the fact happened, a day before all of it is over; each for its one person. */
async function tell(period: string): Promise<void> {
  await scene.at(CLOSES - DAY)
  const rows = kinds.map((kind) => {
    const happensAt = kind === 'meetingSoon' ? { happensAt: CLOSES } : {}
    const audience: Fact['audience'] = `account:${accountOf(personOf(kind))}`
    const fact: Fact = {
      ...{ kind, courtyardId: scene.courtyard._id, subjectId: subjectOf(kind), title: kind, text: '快了', period },
      ...{ audience, ...happensAt },
    }
    return outboxRow(fact, CLOSES - DAY)
  })
  await scene.cloud.sdk().database().collection('outbox').add(rows)
  for (const kind of kinds) await people.subscribe(personOf(kind), templatesOf[kind])
}
const got = async () => {
  const messages = await Promise.all(kinds.map((kind) => people.received(personOf(kind))))
  return Object.fromEntries(kinds.map((kind, i) => [kind, messages[i]?.length ?? 0]))
}
const left = async () => {
  const stored = await Promise.all(
    kinds.map((kind) =>
      scene.stored<SubscriptionDocument>('subscriptions', { _id: `${accountOf(personOf(kind))}:${templatesOf[kind]}` }),
    ),
  )
  return stored.map(([subscription]) => subscription?.quota)
}
const each = (count: number) => Object.fromEntries(kinds.map((kind) => [kind, count]))

test('a reminder goes out while there is something to come to', async () => {
  await tell('first')
  await scene.deliver()
  expect(await got()).toEqual(each(1))
})

test('a timer that comes when it is over sends none: the inbox has it, and nobody’s consent is used up', async () => {
  await tell('second')
  await scene.at(CLOSES)
  await scene.deliver()
  expect(await got()).toEqual(each(1))
  expect(await left()).toEqual(kinds.map(() => 1))
  for (const kind of kinds) {
    const { messages } = await people.ok(personOf(kind), 'inbox', { before: null })
    expect(messages.filter(({ title }) => title === kind)).toHaveLength(2)
  }
  expect(await scene.stored('outbox', { state: 'waiting' })).toEqual([])
})

test('another try that is due when it is over isn’t made', async () => {
  await tell('third')
  await scene.at(CLOSES - MINUTE)
  await people.trouble({ answers: kinds.map(() => -1) })
  await scene.deliver()
  expect(await scene.stored('deliveries', { state: 'retry' })).toHaveLength(kinds.length)
  await scene.at(CLOSES)
  await scene.deliver()
  expect(await got()).toEqual(each(1))
  expect(await scene.stored('deliveries', { state: 'moot' })).toHaveLength(kinds.length)
})

test('an extended vote is reminded of by its new end', async () => {
  await tell('fourth')
  await scene.change('motions', motionId, { closesAt: CLOSES + DAY })
  await scene.at(CLOSES)
  await scene.deliver()
  const motions = { motionOpened: 2, motionClosing: 2, motionExtended: 2 }
  expect(await got()).toEqual({ ...each(1), ...motions })
})
