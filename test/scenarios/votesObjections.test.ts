import type { HistoryDocument, MotionDocument, RaisedDocument } from '../../cloudfunctions/shared/documents'
import type { MotionId } from '../../cloudfunctions/shared/ids'
import { sha256 } from '../../cloudfunctions/shared/sha256'
import { recount } from '../../cloudfunctions/votes/domain/record/recount'
import {
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
import { inOffice } from '../support/offices'
import { panelsOf, type Panels } from '../support/panels'

jest.setTimeout(120_000)

/** Of the others six or more may be drawn. */
const HOUSEHOLDS = 8

let scene: VotesScene
beforeAll(async () => {
  scene = await startVotesScene({ households: 3 })
})
afterAll(() => scene.cloud.stop())

interface Posted {
  readonly courtyard: VotesScene
  readonly panels: Panels
  readonly as: (person: string) => string
  readonly motionId: MotionId
  readonly postedUntil: number
  readonly status: () => Promise<string>
  readonly stored: () => Promise<MotionDocument | undefined>
}

/** A courtyard whose vote has passed and is posted. */
async function posted(label: string, households = HOUSEHOLDS): Promise<Posted> {
  const courtyard = await addCourtyard(scene.cloud, { households }, `-${label}`)
  const as = (person: string) => `${person}-${label}`
  await courtyard.at(Date.parse(START))
  const motionId = await announce(courtyard, {}, as(chair))
  await courtyard.at(OPENS)
  for (let i = 1; i <= households - 1; i++) {
    await courtyard.ok(as(rep(i)), 'castBallot', { motionId, choice: 'yes', householdId: null })
  }
  await courtyard.at(CLOSES + MINUTE)
  await courtyard.tick()
  const stored = async () => (await courtyard.stored<MotionDocument>('motions', { _id: motionId }))[0]
  const postedUntil = (await stored())?.postedUntil ?? 0
  const status = async () => (await courtyard.ok(as(rep(1)), 'motion', { motionId })).status
  const panels = panelsOf(courtyard, households, `-${label}`)
  return { courtyard, panels, as, motionId, postedUntil, status, stored }
}

test('an answer that satisfies its raiser clears the way', async () => {
  const { courtyard, as, motionId, postedUntil, status } = await posted('satisfied')
  const { id } = await courtyard.ok(as(kin(3)), 'raiseObjection', { motionId, text: '我家没收到通知' }, 'objection-1')
  expect(
    (await courtyard.ok(as(kin(3)), 'raiseObjection', { motionId, text: '我家没收到通知' }, 'objection-1')).id,
  ).toBe(id)
  for (const one of [kin(3), rep(3)]) {
    expect((await courtyard.refused(as(one), 'raiseObjection', { motionId, text: '还有一条' })).code).toBe(
      'OBJECTION_PENDING',
    )
    expect((await courtyard.ok(as(one), 'motion', { motionId })).mayObject).toBe(false)
  }
  expect(await status()).toBe('objected')

  // others see that there is one, not what it says
  const neighbour = await courtyard.ok(as(rep(1)), 'motion', { motionId })
  expect(neighbour).toMatchObject({ openObjections: 1, objections: [] })
  expect((await courtyard.ok(as(chair), 'motion', { motionId })).objections).toMatchObject([{ id, mine: false }])

  await courtyard.at(postedUntil - DAY)
  await courtyard.ok(as(secretary), 'answerObjection', { id, answer: '通知贴在 3 号楼下,照片在公示栏' })
  await courtyard.at(postedUntil)
  await courtyard.tick()
  expect(await status()).toBe('objected')
  expect((await courtyard.refused(as(secretary), 'respondToAnswer', { id, satisfied: true })).code).toBe('FORBIDDEN')
  expect((await courtyard.refused(as(rep(1)), 'respondToAnswer', { id, satisfied: true })).code).toBe('FORBIDDEN')
  await courtyard.ok(as(kin(3)), 'respondToAnswer', { id, satisfied: true })
  await courtyard.ok(as(kin(3)), 'respondToAnswer', { id, satisfied: true })
  await courtyard.tick()
  expect(await status()).toBe('inForce')
  const history = await courtyard.stored<HistoryDocument>('history', { chainId: motionId })
  expect(history.map(({ kind }) => kind)).toEqual([
    'announced',
    'opened',
    'counted',
    'objectionRaised',
    'objectionClosed',
    'inForce',
  ])
  expect(JSON.stringify(history)).not.toContain('没收到')
  const { json } = await courtyard.ok(as(rep(1)), 'record', { motionId })
  expect(recount(json, { sha256, areas: null })).toMatchObject({ verdict: 'matches' })
})

test('an answer that is left alone lapses after the courtyard’s days', async () => {
  const { courtyard, as, motionId, postedUntil, status, stored } = await posted('lapsed')
  const { id } = await courtyard.ok(as(rep(3)), 'raiseObjection', { motionId, text: '票数不对' })
  await courtyard.at(postedUntil - DAY)
  await courtyard.ok(as(chair), 'answerObjection', { id, answer: '请看记录,可以自己重新数' })
  const [objection] = await courtyard.stored<RaisedDocument>('raised', { _id: id })
  const lapsesAt = objection?.lapsesAt ?? 0
  expect(lapsesAt).toBeGreaterThan(postedUntil)
  await courtyard.at(postedUntil)
  await courtyard.tick()
  // nothing to do before its raiser is reminded, the evening before the last day: the timer leaves the motion alone until then
  const reminded = lapsesAt - 29 * 60 * MINUTE
  expect(await stored()).toMatchObject({ stage: 'posted', dueAt: reminded })
  await courtyard.at(reminded)
  await courtyard.tick()
  expect(await stored()).toMatchObject({ stage: 'posted', dueAt: lapsesAt, openObjections: 1 })
  await courtyard.at(lapsesAt)
  await courtyard.tick()
  expect(await status()).toBe('inForce')
  expect(await courtyard.stored('raised', { _id: id, state: 'lapsed' })).toHaveLength(1)
})

/** Objected to by household 3, answered by the chair, not accepted. */
async function insisted(label: string, households = HOUSEHOLDS) {
  const one = await posted(label, households)
  const { courtyard, as, motionId } = one
  const { id } = await courtyard.ok(as(rep(3)), 'raiseObjection', { motionId, text: '有两户没有资格' })
  await courtyard.ok(as(chair), 'answerObjection', { id, answer: '都有资格' })
  await courtyard.ok(as(rep(3)), 'respondToAnswer', { id, satisfied: false })
  return { ...one, id }
}

test('an objection that three households uphold makes the result fall', async () => {
  const { courtyard, panels, as, motionId, status, id } = await insisted('upheld')
  const lot = await panels.lotOf(id)
  expect(lot).toMatchObject({
    home: 'votes',
    matterKind: 'objection',
    seats: 3,
    title: expect.stringContaining('异议') as string,
  })
  expect(lot.lines).toHaveLength(5)
  const seen = await courtyard.ok(as(rep(3)), 'motion', { motionId })
  expect(seen.objections).toMatchObject([{ state: 'insisted', lotId: lot._id }])
  await panels.decide(lot._id, 'yes')
  expect(await status()).toBe('ended')
  const { endReasons } = await courtyard.ok(as(rep(1)), 'motion', { motionId })
  expect(endReasons).toContain('抽签请来的三户')
  expect(await courtyard.stored('ruleVersions', { _id: courtyard.versionId, stage: 'sealed' })).toHaveLength(1)
  // the text may be voted on again
  await courtyard.at(CLOSES + 12 * DAY)
  await announce(courtyard, { opensAt: CLOSES + 30 * DAY, closesAt: CLOSES + 35 * DAY }, as(chair))
})

test('one that they dismiss clears the way, and the household has had its objection', async () => {
  const { courtyard, panels, as, motionId, postedUntil, status, id } = await insisted('dismissed')
  await panels.decide((await panels.lotOf(id))._id, 'no')
  const { objections, mayObject } = await courtyard.ok(as(rep(3)), 'motion', { motionId })
  expect(objections).toMatchObject([{ state: 'dismissed' }])
  expect(mayObject).toBe(false)
  expect(await status()).toBe('posted')
  for (const one of [rep(3), kin(3)]) {
    expect((await courtyard.refused(as(one), 'raiseObjection', { motionId, text: '还有一件' })).code).toBe(
      'OBJECTED_ONCE',
    )
  }
  await courtyard.at(postedUntil)
  expect((await courtyard.refused(as(rep(1)), 'raiseObjection', { motionId, text: '来晚了' })).code).toBe('WRONG_STAGE')
  await courtyard.tick()
  expect(await status()).toBe('inForce')
})

test('with fewer than six uninvolved doors all of them sit, and more than half of them decide', async () => {
  const { panels, status, id } = await insisted('whole', 5)
  const lot = await panels.lotOf(id)
  expect(lot).toMatchObject({ whole: true, seats: 4, number: null })
  await panels.decide(lot._id, 'yes')
  expect(await status()).toBe('ended')
})

test('with fewer than three it is looked again every day, and in nobody’s way after 30', async () => {
  const { courtyard, as, motionId, stored, status, id } = await insisted('few', 3)
  expect(await courtyard.stored('lots', { matterId: id })).toEqual([])
  const countedAt = (await stored())?.countedAt ?? 0
  for (const day of [1, 2, 10, 29]) {
    await courtyard.at(countedAt + day * DAY)
    await courtyard.tick()
    expect(await status()).toBe('objected')
  }
  const { settledUntil } = await courtyard.ok(as(rep(1)), 'motion', { motionId })
  await courtyard.at(settledUntil ?? 0)
  await courtyard.tick()
  expect(await stored()).toMatchObject({ stage: 'inForce', openObjections: 0, objectionsUndecided: 1 })
  expect((await courtyard.ok(as(rep(3)), 'motion', { motionId })).objections).toMatchObject([{ state: 'undecided' }])
})

test('objections of several households are all counted, and the last one closed decides', async () => {
  const { courtyard, as, motionId, postedUntil, stored, status } = await posted('many')
  const people = [kin(1), rep(2), rep(3), rep(4), rep(5)].map(as)
  for (const person of people) await courtyard.ok(person, 'raiseObjection', { motionId, text: '我也有意见' })
  expect((await stored())?.openObjections).toBe(people.length)
  await courtyard.at(postedUntil - 2 * DAY)
  const objections = await courtyard.stored<RaisedDocument>('raised', { subjectId: motionId })
  for (const { _id } of objections) await courtyard.ok(as(chair), 'answerObjection', { id: _id, answer: '收到' })
  await courtyard.at(postedUntil + 5 * DAY)
  await Promise.all([courtyard.tick(), courtyard.tick()])
  await courtyard.tick()
  expect(await stored()).toMatchObject({ stage: 'inForce', openObjections: 0, objectionsRaised: people.length })
  expect(await status()).toBe('inForce')
  const history = await courtyard.stored<HistoryDocument>('history', { chainId: motionId })
  expect(history.filter(({ kind }) => kind === 'objectionClosed')).toHaveLength(people.length)
})

test('who answers isn’t who raised', async () => {
  const { courtyard, as, motionId } = await posted('own')
  await courtyard.change('members', `${courtyard.courtyard._id}:${(await memberOf(courtyard, as(rep(3)))).accountId}`, {
    offices: inOffice(courtyard.courtyard._id, 'committee'),
  })
  const { id } = await courtyard.ok(as(rep(3)), 'raiseObjection', { motionId, text: '我自己的' })
  expect((await courtyard.refused(as(rep(3)), 'answerObjection', { id, answer: '自己答自己' })).code).toBe(
    'SAME_PERSON',
  )
})

async function memberOf(courtyard: VotesScene, name: string) {
  const [member] = await courtyard.stored<{ accountId: string }>('members', { name })
  if (!member) throw new Error(`no member ${name}`)
  return member
}
