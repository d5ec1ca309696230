import type { MotionDocument, OutboxDocument, RaisedDocument } from '../../cloudfunctions/shared/documents'
import type { MotionId } from '../../cloudfunctions/shared/ids'
import type { CourtyardContract } from '../../cloudfunctions/courtyard/contract'
import { inOffice } from '../support/offices'
import { doorsOf, panelsOf } from '../support/panels'
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
const HOUSEHOLDS = 9

describe('objections', () => {
  let scene: VotesScene
  beforeAll(async () => {
    scene = await startVotesScene({ households: 3 })
  })
  afterAll(() => scene.cloud.stop())

  /** A vote that has passed, posted, with an objection of kin-3. The secretary lives in household 2, kin-2 is on the committee too. */
  async function objected(label: string) {
    const courtyard = await addCourtyard(scene.cloud, { households: HOUSEHOLDS }, `-${label}`)
    const as = (person: string) => `${person}-${label}`
    const change = (person: string, patch: object) =>
      courtyard.change('members', `${courtyard.courtyard._id}:${accountOf(as(person))}`, patch)
    await change(secretary, { householdId: courtyard.householdOf(2) })
    const committee = { offices: inOffice(courtyard.courtyard._id, 'committee') }
    await change(kin(2), committee)
    await courtyard.at(Date.parse(START))
    const motionId = await announce(courtyard, {}, as(chair))
    await courtyard.at(OPENS)
    for (const i of [1, 2, 4, 5, 6, 7])
      await courtyard.ok(as(rep(i)), 'castBallot', { motionId, choice: 'yes', householdId: null })
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
    const panels = panelsOf(courtyard, HOUSEHOLDS, `-${label}`)
    return { courtyard, panels, as, change, committee, motionId, id, told, rows, stored }
  }

  test('whoever answered dismisses it: nobody of the committee has a way to, and none of its doors may be drawn', async () => {
    const { courtyard, panels, as, motionId, id } = await objected('alone')
    await courtyard.ok(as(secretary), 'answerObjection', { id, answer: '按约定办的' })
    await courtyard.ok(as(kin(3)), 'respondToAnswer', { id, satisfied: false })
    const settle = {
      procedure: 'settleObjection',
      input: { id, upheld: false, settledBy: '居委会' },
      requestId: 'request-alone',
    }
    for (const person of [secretary, chair, kin(2)]) {
      const reply = await courtyard.cloud.call(as(person), 'votes', settle)
      expect(reply).toMatchObject({ ok: false, refusal: { code: 'UNKNOWN_PROCEDURE' } })
      expect((await courtyard.refused(as(person), 'respondToAnswer', { id, satisfied: true })).code).toBe('FORBIDDEN')
    }
    const lot = await panels.lotOf(id)
    // neither the committee's door, nor the raiser's
    const doors = await doorsOf(courtyard, lot)
    expect(doors.sort()).toEqual([1, 4, 5, 6, 7, 8, 9].map(courtyard.householdOf).sort())
    await panels.draw(lot._id)
    for (const person of [rep(2), rep(3)]) {
      for (const accepts of [true, false]) {
        const answer = { lotId: lot._id, accepts }
        expect((await panels.courtyard.refused(as(person), 'answerLot', answer)).code).toBe('NOT_ASKED')
      }
    }
    await panels.decide(lot._id, 'no')
    expect((await courtyard.ok(as(kin(3)), 'motion', { motionId })).objections).toMatchObject([{ state: 'dismissed' }])
  })

  test('a friend who is put on the roll, or moved out of the committee, for this very matter isn’t drawn', async () => {
    const { courtyard, panels, as, change, id } = await objected('friends')
    await courtyard.ok(as(secretary), 'answerObjection', { id, answer: '按约定办的' })
    // resigns so that the door could be drawn; its member answered, so it can't
    await change(secretary, { offices: [] })
    await change(kin(2), { offices: [] })
    const recognised = { since: CLOSES, how: 'slip' }
    await courtyard.change('households', courtyard.householdOf(9), { recognised })
    await courtyard.ok(as(kin(3)), 'respondToAnswer', { id, satisfied: false })
    const doors = await doorsOf(courtyard, await panels.lotOf(id))
    expect(doors).not.toContain(courtyard.householdOf(9))
    expect(doors).not.toContain(courtyard.householdOf(2))
  })

  test('the raiser’s spouse on the committee doesn’t answer it', async () => {
    const { courtyard, as, change, committee, id } = await objected('home')
    await change(rep(3), committee)
    await change(kin(3), committee)
    const answer = { id, answer: '都是自家人' }
    expect((await courtyard.refused(as(rep(3)), 'answerObjection', answer)).code).toBe('SAME_HOUSEHOLD')
    expect((await courtyard.refused(as(kin(3)), 'answerObjection', answer)).code).toBe('SAME_PERSON')
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

  test('an objection that the committee never answers goes to three households by itself', async () => {
    const { courtyard, panels, as, id, told, stored } = await objected('unanswered')
    const [{ dueAt } = {}] = await courtyard.stored<RaisedDocument>('raised', { _id: id })
    await courtyard.at((dueAt ?? 0) - MINUTE)
    await courtyard.tick()
    expect(await courtyard.stored('lots', { matterId: id })).toEqual([])
    await courtyard.at(dueAt ?? 0)
    await courtyard.tick()
    const lot = await panels.lotOf(id)
    expect(lot.lines[1]).toBe('院管委会到期没有答复。')
    expect((await courtyard.refused(as(chair), 'answerObjection', { id, answer: '晚了' })).code).toBe('WRONG_STAGE')
    await panels.decide(lot._id, 'yes')
    expect((await stored()).stage).toBe('ended')
    expect((await told()).sort()).toEqual([
      'objectionInsisted → committee',
      'objectionJudged → committee',
      'objectionReceived → kin-3',
      'objectionReferred → kin-3',
      'objectionSettled → kin-3',
      'objectionToAnswer → committee',
    ])
  })

  test('three who keep silent, and a number that nobody types, hold the result up for 30 days and no longer', async () => {
    const { courtyard, panels, as, motionId, id, told, stored } = await objected('blocked')
    await courtyard.ok(as(secretary), 'answerObjection', { id, answer: '按约定办的' })
    await courtyard.ok(as(kin(3)), 'respondToAnswer', { id, satisfied: false })
    await panels.draw((await panels.lotOf(id))._id)
    const countedAt = (await stored()).countedAt ?? 0
    for (const days of [10, 20, 29]) {
      await courtyard.at(countedAt + days * DAY)
      await courtyard.tick()
      expect((await stored()).stage).toBe('posted')
    }
    await courtyard.at(countedAt + 31 * DAY)
    await courtyard.tick()
    expect(await stored()).toMatchObject({ stage: 'inForce', objectionsUndecided: 1 })
    expect(await told()).toContain('objectionSettled → kin-3')
    const { motions } = await courtyard.ok(as(rep(1)), 'motions', { before: null })
    const card = motions.find((one) => one.id === motionId)
    if (card) expect(nextOf(card, countedAt)).toBe('公示期有 1 条异议，其中 1 条没有裁定，已经施行')
    // a word that comes afterwards changes nothing
    await panels.decide((await panels.lotOf(id))._id, 'yes')
    expect((await stored()).stage).toBe('inForce')
  })

  test('the raiser and the committee hear of every step, and who decided', async () => {
    const { courtyard, panels, as, id, told, rows } = await objected('told')
    await courtyard.ok(as(secretary), 'answerObjection', { id, answer: '按约定办的' })
    await courtyard.ok(as(kin(3)), 'respondToAnswer', { id, satisfied: false })
    await panels.decide((await panels.lotOf(id))._id, 'no')
    expect((await told()).sort()).toEqual([
      'objectionAnswered → kin-3',
      'objectionInsisted → committee',
      'objectionJudged → committee',
      'objectionReceived → kin-3',
      'objectionReferred → kin-3',
      'objectionSettled → kin-3',
      'objectionToAnswer → committee',
    ])
    const settled = (await rows()).find(({ kind }) => kind === 'objectionSettled')
    expect(settled?.text).toContain('抽签请来的三户认为异议不成立')
  })

  test('whoever answered hears that it is withdrawn', async () => {
    const { courtyard, as, id, told } = await objected('withdrawn')
    await courtyard.ok(as(secretary), 'answerObjection', { id, answer: '补送到家了' })
    await courtyard.ok(as(kin(3)), 'respondToAnswer', { id, satisfied: true })
    expect(await told()).toContain(`objectionWithdrawn → ${secretary}`)
  })

  test('two objections of one household at the same moment are one', async () => {
    const { courtyard, as, motionId, stored } = await objected('twice')
    const raise = (person: string, text: string) =>
      courtyard.ask(as(person), 'raiseObjection', { motionId: motionId as MotionId, text })
    const replies = await Promise.all([raise(rep(1), '一'), raise(kin(1), '二'), raise(rep(1), '三')])
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
