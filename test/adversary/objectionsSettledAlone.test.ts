import type { MotionDocument, OutboxDocument, RaisedDocument } from '../../cloudfunctions/shared/documents'
import type { MotionId } from '../../cloudfunctions/shared/ids'
import type { CourtyardContract } from '../../cloudfunctions/courtyard/contract'
import { inOffice } from '../support/offices'
import { asking } from '../support/asking'
import { decision, startDisclosuresScene } from '../support/disclosuresScene'
import { agenda, callBaba, EVENING, scanned, startMeetingsScene } from '../support/meetingsScene'
import { nextOf } from '../../miniprogram/text/motion'
import {
  accountOf,
  addCourtyard,
  announce,
  chair,
  CLOSES,
  DAY,
  kin,
  MINUTE,
  OPENS,
  rep,
  secretary,
  START,
  startVotesScene,
  type VotesScene,
} from '../support/votesScene'

jest.setTimeout(180_000)

/** What somebody answers for is never theirs, or their household's, to close; and who raised it hears of every step. */

const HOUR = 60 * MINUTE
const settle = { upheld: false, settledBy: '南桥社区居委会' }

describe('objections', () => {
  let scene: VotesScene
  beforeAll(async () => {
    scene = await startVotesScene({ households: 3 })
  })
  afterAll(() => scene.cloud.stop())

  /** A vote that has passed, posted, with an objection of kin-3. The secretary lives in household 2, kin-2 is on the committee too. */
  async function objected(label: string) {
    const courtyard = await addCourtyard(scene.cloud, { households: 3 }, `-${label}`)
    const as = (person: string) => `${person}-${label}`
    const change = (person: string, patch: object) =>
      courtyard.change('members', `${courtyard.courtyard._id}:${accountOf(as(person))}`, patch)
    await change(secretary, { householdId: courtyard.householdOf(2) })
    const committee = { offices: inOffice(courtyard.courtyard._id, 'committee') }
    await change(kin(2), committee)
    await courtyard.at(Date.parse(START))
    const motionId = await announce(courtyard, {}, as(chair))
    await courtyard.at(OPENS)
    for (const i of [1, 2]) await courtyard.ok(as(rep(i)), 'castBallot', { motionId, choice: 'yes', householdId: null })
    await courtyard.at(CLOSES + MINUTE)
    await courtyard.tick()
    const { id } = await courtyard.ok(as(kin(3)), 'raiseObjection', { motionId, text: '我家没收到通知' })
    const rows = () => courtyard.stored<OutboxDocument>('outbox', { courtyardId: courtyard.courtyard._id })
    /** Kinds of what was told of objections, to whom, in order. */
    const told = async () =>
      (await rows())
        .filter(({ kind }) => kind.startsWith('objection'))
        .sort((a, b) => a.createdAt - b.createdAt || (a.kind < b.kind ? -1 : 1))
        .map(({ kind, audience }) => `${kind} → ${audience.startsWith('account') ? nameOf(audience) : audience}`)
    const nameOf = (audience: string) =>
      [kin(3), secretary].find((person) => audience === `account:${accountOf(as(person))}`) ?? audience
    const stored = async (): Promise<MotionDocument> => {
      const [motion] = await courtyard.stored<MotionDocument>('motions', { _id: motionId })
      if (!motion) throw new Error('no motion')
      return motion
    }
    return { courtyard, as, change, committee, motionId, id, told, rows, stored }
  }

  test('whoever answered dismisses it, or their spouse does: neither can', async () => {
    const { courtyard, as, change, motionId, id } = await objected('alone')
    await courtyard.ok(as(secretary), 'answerObjection', { id, answer: '按约定办的' })
    await courtyard.ok(as(kin(3)), 'respondToAnswer', { id, satisfied: false })
    const seen = await courtyard.ok(as(secretary), 'motion', { motionId })
    expect(seen.objections).toMatchObject([{ id, state: 'insisted', maySettle: false }])
    for (const upheld of [false, true]) {
      const alone = { id, ...settle, upheld }
      expect((await courtyard.refused(as(secretary), 'settleObjection', alone)).code).toBe('SAME_PERSON')
      expect((await courtyard.refused(as(kin(2)), 'settleObjection', alone)).code).toBe('ONE_HOUSEHOLD')
    }
    // moving out afterwards doesn't make two of one
    await change(secretary, { householdId: courtyard.householdOf(1) })
    expect((await courtyard.refused(as(kin(2)), 'settleObjection', { id, ...settle })).code).toBe('ONE_HOUSEHOLD')
    expect((await courtyard.ok(as(chair), 'motion', { motionId })).objections).toMatchObject([{ maySettle: true }])
    await courtyard.ok(as(chair), 'settleObjection', { id, ...settle })
  })

  test('the raiser’s spouse on the committee neither answers nor settles it', async () => {
    const { courtyard, as, change, committee, id } = await objected('home')
    await change(rep(3), committee)
    await change(kin(3), committee)
    const answer = { id, answer: '都是自家人' }
    expect((await courtyard.refused(as(rep(3)), 'answerObjection', answer)).code).toBe('SAME_HOUSEHOLD')
    expect((await courtyard.refused(as(kin(3)), 'answerObjection', answer)).code).toBe('SAME_PERSON')
    await courtyard.ok(as(chair), 'answerObjection', { id, answer: '按约定办的' })
    await courtyard.ok(as(kin(3)), 'respondToAnswer', { id, satisfied: false })
    expect((await courtyard.refused(as(rep(3)), 'settleObjection', { id, ...settle })).code).toBe('SAME_HOUSEHOLD')
    expect((await courtyard.refused(as(kin(3)), 'settleObjection', { id, ...settle })).code).toBe('SAME_PERSON')
  })

  test('an objector who loses by silence was told of the answer, until when to say no, once more before, and that it lapsed', async () => {
    const { courtyard, as, motionId, id, told, rows, stored } = await objected('silence')
    expect(await told()).toEqual(['objectionReceived → kin-3', 'objectionToAnswer → committee'])
    const at = (await stored()).postedUntil ?? 0
    await courtyard.at(at - 2 * DAY)
    await courtyard.ok(as(secretary), 'answerObjection', { id, answer: '通知贴在公示栏' })
    await courtyard.ok(as(secretary), 'answerObjection', { id, answer: '通知贴在公示栏' })
    const [{ lapsesAt = 0 } = {}] = await courtyard.stored<RaisedDocument>('raised', { _id: id })
    const [answered] = (await rows()).filter(({ kind }) => kind === 'objectionAnswered')
    // answered on 21 June, three days: the date stands in the words
    expect(answered).toMatchObject({ happensAt: lapsesAt, text: expect.stringContaining('6月24日 24:00 前') as string })
    expect(answered?.text).toContain('通知贴在公示栏')
    await courtyard.at((lapsesAt ?? 0) - 30 * HOUR)
    await courtyard.tick()
    expect((await told()).filter((one) => one.startsWith('objectionLapsing'))).toEqual([])
    await courtyard.at((lapsesAt ?? 0) - 29 * HOUR)
    for (let i = 0; i < 3; i++) await courtyard.tick()
    expect((await told()).filter((one) => one.startsWith('objectionLapsing'))).toEqual(['objectionLapsing → kin-3'])
    expect((await stored()).stage).toBe('posted')
    await courtyard.at(lapsesAt ?? 0)
    for (let i = 0; i < 2; i++) await courtyard.tick()
    expect((await stored()).stage).toBe('inForce')
    expect(await told()).toEqual([
      'objectionReceived → kin-3',
      'objectionToAnswer → committee',
      'objectionAnswered → kin-3',
      'objectionLapsing → kin-3',
      'objectionSettled → kin-3',
    ])
    // and nobody reads that there was none
    const { motions } = await courtyard.ok(as(rep(1)), 'motions', { before: null })
    const card = motions.find((one) => one.id === motionId)
    expect(card).toMatchObject({ status: 'inForce', objectionsRaised: 1 })
    if (card) expect(nextOf(card, lapsesAt ?? 0)).toBe('公示期的 1 条异议都已了结，已经施行')
  })

  test('an objection that nobody answers is late, and holds the result up for as long as it takes', async () => {
    const { courtyard, as, id, told, stored } = await objected('unanswered')
    for (const days of [7, 8, 30, 200]) {
      await courtyard.at(CLOSES + days * DAY)
      await courtyard.tick()
      expect((await stored()).stage).toBe('posted')
    }
    expect((await told()).filter((one) => one === 'objectionToAnswer → committee')).toHaveLength(2)
    await courtyard.ok(as(chair), 'answerObjection', { id, answer: '对不住，晚了' })
    await courtyard.ok(as(kin(3)), 'respondToAnswer', { id, satisfied: true })
    await courtyard.tick()
    expect((await stored()).stage).toBe('inForce')
  })

  test('the committee hears that it is insisted on; the raiser who entered the decision, and as whose', async () => {
    const { courtyard, as, motionId, id, told, rows } = await objected('told')
    await courtyard.ok(as(secretary), 'answerObjection', { id, answer: '按约定办的' })
    await courtyard.ok(as(kin(3)), 'respondToAnswer', { id, satisfied: false })
    await courtyard.ok(as(chair), 'settleObjection', { id, ...settle })
    await courtyard.ok(as(chair), 'settleObjection', { id, ...settle })
    expect((await told()).sort()).toEqual([
      'objectionAnswered → kin-3',
      'objectionInsisted → committee',
      'objectionReceived → kin-3',
      'objectionSettled → kin-3',
      'objectionToAnswer → committee',
    ])
    const [settled] = (await rows()).filter(({ kind }) => kind === 'objectionSettled')
    expect(settled?.text).toContain('院管委会另一位成员')
    for (const named of [settle.settledBy, as(chair)]) expect(settled?.text).toContain(named)
    const { objections } = await courtyard.ok(as(kin(3)), 'motion', { motionId })
    expect(objections).toMatchObject([{ settledBy: settle.settledBy, settledByName: as(chair), state: 'dismissed' }])
  })

  test('whoever answered hears that it is withdrawn', async () => {
    const { courtyard, as, id, told } = await objected('withdrawn')
    await courtyard.ok(as(secretary), 'answerObjection', { id, answer: '补送到家了' })
    await courtyard.ok(as(kin(3)), 'respondToAnswer', { id, satisfied: true })
    expect(await told()).toContain(`objectionWithdrawn → ${secretary}`)
  })

  test('two objections of one person at the same moment are one', async () => {
    const { courtyard, as, motionId, stored } = await objected('twice')
    const raise = (text: string) =>
      courtyard.ask(as(rep(1)), 'raiseObjection', { motionId: motionId as MotionId, text })
    const replies = await Promise.all([raise('一'), raise('二'), raise('三')])
    expect(replies.filter(({ reply }) => reply.ok)).toHaveLength(1)
    expect(await stored()).toMatchObject({ openObjections: 2, objectionsRaised: 2 })
  })
})

test('a committee member’s own question is answered by another household’s', async () => {
  const scene = await startDisclosuresScene()
  try {
    const people = await scene.courtyard('问')
    const { second, founder, neighbour } = people
    const disclosureId = await scene.posted(people, decision)
    const { queryId } = await scene.ok(second, 'askQuery', { disclosureId, topic: 'amount', text: '一盏灯多少钱' })
    const answer = { queryId, answer: '一盏 150 元' }
    expect((await scene.refused(second, 'answerQuery', answer)).code).toBe('SAME_PERSON')
    expect((await scene.ok(second, 'queries', {})).queries).toMatchObject([{ id: queryId, mayAnswer: false }])
    expect((await scene.refused(neighbour, 'answerQuery', answer)).code).toBe('FORBIDDEN')
    expect((await scene.ok(founder, 'queries', {})).queries).toMatchObject([{ id: queryId, mayAnswer: true }])
    await scene.ok(founder, 'answerQuery', answer)
  } finally {
    await scene.cloud.stop()
  }
})

test('a committee member’s own correction is settled by another household’s, and the committee hears that it waits', async () => {
  const scene = await startMeetingsScene(3)
  try {
    const { votes } = scene
    const member = (person: string) => `${votes.courtyard._id}:${accountOf(person)}`
    await votes.change('members', member(secretary), { householdId: scene.householdOf(1) })
    const meetingId = await callBaba(scene)
    await scene.at(EVENING)
    await scene.ok(rep(1), 'signIn', await scanned(scene, meetingId))
    await scene.ok(chair, 'beginMinutes', { meetingId })
    const sections = agenda.map(({ key }) => ({ agendaKey: key, text: '换三盏。', decisions: [] }))
    await scene.ok(chair, 'saveMinutes', { meetingId, revision: 1, sections })
    await scene.ok(chair, 'openCorrections', { meetingId, revision: 2, days: 3 })
    const text = '说的是四盏'
    const { id } = await scene.ok(rep(1), 'askCorrection', { meetingId, agendaKey: 'a1', text })
    const told = await scene.stored<OutboxDocument>('outbox', { kind: 'correctionAsked' })
    expect(told).toMatchObject([{ audience: 'committee', subjectId: meetingId }])
    const own = { id, text, taken: true, reply: '改了' }
    expect((await scene.refused(secretary, 'settleCorrection', own)).code).toBe('SAME_HOUSEHOLD')
    await votes.change('members', member(rep(1)), { offices: inOffice(votes.courtyard._id, 'committee') })
    expect((await scene.refused(rep(1), 'settleCorrection', own)).code).toBe('SAME_PERSON')
    const { corrections } = await asking<CourtyardContract>(scene.cloud, 'courtyard').ok(secretary, 'meeting', {
      meetingId,
    })
    expect(corrections).toMatchObject([{ id, maySettle: false }])
    await scene.ok(chair, 'settleCorrection', own)
  } finally {
    await scene.cloud.stop()
  }
})
