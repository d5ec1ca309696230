import type { CallReply } from '../../cloudfunctions/shared/procedure'
import type { VotesContract, VotesInput, VotesOutput } from '../../cloudfunctions/votes/contract'
import {
  asFile,
  foundCourtyard,
  importFile,
  joinHousehold,
  rowOf,
  sample,
  startScene,
  type Scene,
} from '../support/courtyardScene'
import { together } from '../support/together'

let scene: Scene
let versionId = ''
let requests = 0
const DAY = 86_400_000

async function votes<P extends keyof VotesContract & string>(
  person: string,
  procedure: P,
  input: VotesInput<P>,
): Promise<VotesOutput<P>> {
  const envelope = { procedure, input, requestId: `votes-request-${String(++requests)}` }
  const reply = (await scene.cloud.call(person, 'votes', envelope)) as CallReply<VotesOutput<P>>
  if (!reply.ok) throw new Error(`${procedure}: ${reply.refusal.code}`)
  return reply.value
}

beforeAll(async () => {
  scene = await startScene()
  await foundCourtyard(scene, '赵主任')
  await importFile(scene, '赵主任', asFile(sample('roll-rural.csv')))
  await joinHousehold(scene, '赵主任', '龙元清', 'N001')
  await joinHousehold(scene, '赵主任', '龙小清', 'N001')
  const text = sample('rules-rural.md').toString('utf8')
  const saved = await scene.ok('赵主任', 'saveDraft', { versionId: null, title: '院规院约', text, revision: 0 })
  versionId = saved.versionId
})
afterAll(() => scene.cloud.stop())

test('a newcomer has an empty home, and a founder is told to import the roll', async () => {
  expect(await scene.ok('生人', 'home', {})).toMatchObject({ me: null, waiting: [], todos: [], joinRequest: null })
  await foundCourtyard(scene, '新主任')
  const { me, todos } = await scene.ok('新主任', 'home', {})
  expect(me?.courtyard).toMatchObject({ name: '新主任的院坝', community: '南桥社区' })
  expect(todos).toEqual([{ kind: 'noRoll', count: 1, subjectId: '', title: '' }])
})

test('every screen of the courtyard takes two steps to the database at most, whoever looks', async () => {
  await scene.ok('赵主任', 'openConsultation', { versionId, revision: 1 })
  for (const person of ['赵主任', '龙元清', '生人']) {
    expect((await scene.trips(person, 'home', {})).depth).toBeLessThanOrEqual(2)
  }
  expect((await scene.trips('龙元清', 'mine', {})).depth).toBe(1)
  expect((await scene.trips('龙元清', 'rules', {})).depth).toBe(1)
  expect((await scene.trips('龙元清', 'ruleVersion', { versionId })).depth).toBe(1)
  expect((await scene.trips('赵主任', 'draft', { versionId })).depth).toBeLessThanOrEqual(2)
  expect((await scene.trips('赵主任', 'opinions', { versionId })).depth).toBeLessThanOrEqual(2)
  expect((await scene.trips('赵主任', 'roll', { group: '2组' })).depth).toBe(1)
  expect((await scene.trips('赵主任', 'people', {})).depth).toBe(1)
  expect((await scene.trips('赵主任', 'joinRequests', {})).depth).toBe(1)
  expect((await scene.trips('赵主任', 'codeSlips', { group: '2组' })).depth).toBeLessThanOrEqual(3)
  expect((await scene.trips('龙元清', 'myDoor', {})).depth).toBeLessThanOrEqual(2)
  expect(
    (await scene.trips('赵主任', 'previewRoll', { file: asFile(sample('roll-rural.csv')), owners: [] })).depth,
  ).toBe(2)
})

test('a vote waits on the home of its household until it is cast, and a change of the roll says it runs', async () => {
  await scene.ok('赵主任', 'sealDraft', { versionId, revision: 1 })
  const { plans } = await votes('赵主任', 'planMotion', { versionId })
  const plan = plans.find(({ key }) => key === 'courtyardOrdinary')
  const opensAt = plan?.earliestOpensAt ?? 0
  await scene.seat('赵主任', '龙元清')
  await scene.settle((await scene.ok('赵主任', 'mine', {})).me.courtyard.id)
  const two = { first: '赵主任', second: '龙元清' }
  const vote = {
    ...{ versionId, regimeKey: 'courtyardOrdinary', standing: 'courtyard', title: '表决院规', question: '同意吗' },
    ...{ opensAt, closesAt: opensAt + 7 * DAY },
  }
  const { motionId } = await together<VotesOutput<'announceMotion'>>(scene.cloud, two, 'votes', 'announceMotion', vote)
  const announced = await scene.ok('龙元清', 'home', {})
  expect(announced.waiting).toEqual([])
  expect(announced.running).toMatchObject([{ id: motionId, status: 'announced', households: 96, householdsNeeded: 64 }])

  await scene.cloud.clock.set(new Date(opensAt + 60_000).toISOString())
  for (const fire of [1, 2]) {
    const { error } = await scene.cloud.fireTimer('votes', 'advance')
    expect({ fire, error }).toEqual({ fire, error: null })
  }
  for (const person of ['龙元清', '龙小清']) {
    expect((await scene.ok(person, 'home', {})).waiting).toMatchObject([
      { id: motionId, status: 'open', iVoted: false },
    ])
  }
  expect((await scene.trips('龙元清', 'home', {})).depth).toBeLessThanOrEqual(2)
  expect((await scene.trips('赵主任', 'home', {})).depth).toBeLessThanOrEqual(2)

  await votes('龙元清', 'castBallot', { motionId, choice: 'yes', householdId: null })
  for (const person of ['龙元清', '龙小清']) {
    const { waiting, running } = await scene.ok(person, 'home', {})
    expect(waiting).toEqual([])
    expect(running).toMatchObject([{ id: motionId, voted: 1, iVoted: true, passed: null }])
  }
  const { id: householdId, adults } = await rowOf(scene, '赵主任', 'N001')
  expect(adults).toBeGreaterThan(1)
  const moved = { newNo: 'N001-2', newHeadName: '龙小清', adultsMoved: 1, residentsMoved: 1, areaDm2Moved: 0 }
  expect((await scene.ok('赵主任', 'splitHousehold', { householdId, ...moved })).openMotions).toBe(1)
  expect((await scene.ok('赵主任', 'roll', { group: '' })).openMotions).toBe(1)
  // the vote keeps the electorate it was frozen with
  expect((await scene.ok('龙元清', 'home', {})).running).toMatchObject([{ households: 96 }])
  // and doesn't wait for a household that wasn't there then
  await joinHousehold(scene, '赵主任', '新来的', 'N001-2')
  const newcomer = await scene.ok('新来的', 'home', {})
  expect({ waiting: newcomer.waiting, running: newcomer.running }).toMatchObject({
    waiting: [],
    running: [{ id: motionId, iVoted: false, forMe: false }],
  })
})
