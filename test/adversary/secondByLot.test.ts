import type { CourtyardContract, CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import type { HouseholdDocument, MemberDocument, OutboxDocument } from '../../cloudfunctions/shared/documents'
import { asking, type Asking } from '../support/asking'
import { readProposal } from '../support/together'
import {
  accountOf,
  chair,
  DAY,
  kin,
  MINUTE,
  rep,
  secretary,
  START,
  startVotesScene,
  type VotesScene,
} from '../support/votesScene'

// A committee of one goes on, but not alone: three households drawn by lot are its second person, and it can't choose which.

jest.setTimeout(120_000)

const HOUSEHOLDS = 16
let scene: VotesScene
let courtyard: Asking<CourtyardContract>
let now = Date.parse(START)

beforeAll(async () => {
  scene = await startVotesScene({ households: HOUSEHOLDS })
  courtyard = asking<CourtyardContract>(scene.cloud, 'courtyard')
  // the other one has gone
  await scene.change('members', `${scene.courtyard._id}:${accountOf(secretary)}`, { offices: [] })
  // two doors are known since yesterday: not long enough to be drawn
  for (const i of [15, 16]) {
    await scene.change('households', scene.householdOf(i), { recognised: { since: now - DAY, how: 'neighbours' } })
  }
})
afterAll(() => scene.cloud.stop())

const later = (ms = MINUTE) => scene.at((now += ms))
const tick = async () => {
  const { error } = await scene.cloud.fireTimer('courtyard', 'advance')
  if (error !== null) throw new Error(error)
}
type LotId = CourtyardOutput<'drawForProposal'>['lotId']

const askedNow = async (lotId: LotId) => {
  const rows = await scene.stored<OutboxDocument>('outbox', { kind: 'lotAsked', subjectId: lotId })
  return rows.map(({ audience }) => audience.replace('household:', ''))
}
const whoIs = (householdId: string) => {
  const i = Array.from({ length: HOUSEHOLDS }, (_, at) => at + 1).find((one) => scene.householdOf(one) === householdId)
  if (i === undefined) throw new Error('asked a household that there isn’t')
  return { i, person: rep(i) }
}

async function proposeAlone(who: string) {
  const input = { memberId: accountOf(who), roles: ['committee' as const] }
  const { proposalId } = await courtyard.ok(chair, 'setRoles', input)
  if (proposalId === null) throw new Error('nothing was proposed')
  return proposalId
}

async function drawn(lotId: LotId) {
  await later(DAY)
  await courtyard.ok(rep(2), 'enterLotNumber', { lotId, value: '3287.46' })
  expect((await courtyard.ok(rep(2), 'panel', { lotId })).panel.stage).toBe('number')
  await courtyard.ok(kin(2), 'enterLotNumber', { lotId, value: '3287.46' })
  expect((await courtyard.ok(rep(2), 'panel', { lotId })).panel.stage).toBe('number')
  await courtyard.ok(rep(3), 'enterLotNumber', { lotId, value: '3287.46' })
  return askedNow(lotId)
}

test('the second person is three households; none of them is involved or known only since yesterday', async () => {
  const id = await proposeAlone(rep(1))
  const { running } = await courtyard.ok(chair, 'acts', { before: null })
  expect(running[0]).toMatchObject({ seconds: [], mayDraw: true, mayConfirm: false })
  expect((await courtyard.refused(rep(5), 'drawForProposal', { id })).code).toBe('FORBIDDEN')
  const { lotId } = await courtyard.ok(chair, 'drawForProposal', { id })
  expect(await courtyard.ok(chair, 'drawForProposal', { id })).toEqual({ lotId })
  const { panel } = await courtyard.ok(rep(4), 'panel', { lotId })
  expect(panel).toMatchObject({ stage: 'number', day: '2026-06-02', doors: HOUSEHOLDS - 3, lines: [], mine: 'none' })
  // before its day nobody knows it
  expect((await courtyard.refused(rep(2), 'enterLotNumber', { lotId, value: '1' })).code).toBe('NUMBER_DAY_WRONG')

  const asked = await drawn(lotId)
  expect(asked).toHaveLength(3)
  for (const householdId of asked) expect([1, 15, 16]).not.toContain(whoIs(householdId).i)
  const [first, second, third] = asked.map(whoIs)
  if (!first || !second || !third) throw new Error('three are asked')
  expect((await courtyard.ok(first.person, 'panel', { lotId })).panel).toMatchObject({
    mine: 'asked',
    words: { yes: '可以办', no: '不能办' },
  })
  // nobody gives a word who wasn't drawn, or hasn't accepted
  const outsider = rep([1, 2, 3, 4, 5].find((i) => !asked.includes(scene.householdOf(i))) ?? 0)
  expect((await courtyard.refused(outsider, 'giveLotWord', { lotId, word: 'yes' })).code).toBe('NOT_ASKED')
  expect((await courtyard.refused(first.person, 'giveLotWord', { lotId, word: 'yes' })).code).toBe('NOT_ASKED')
  for (const { person } of [first, second]) {
    await courtyard.ok(person, 'answerLot', { lotId, accepts: true })
    await courtyard.ok(person, 'giveLotWord', { lotId, word: 'yes' })
  }
  expect((await courtyard.refused(first.person, 'giveLotWord', { lotId, word: 'no' })).code).toBe('WRONG_STAGE')
  await later()
  await tick()
  expect(await readProposal(scene.cloud, id)).toMatchObject({ state: 'confirmed', secondBy: null, lotId })
  expect((await courtyard.ok(rep(6), 'panel', { lotId })).panel).toMatchObject({ stage: 'decided', decision: '可以办' })
  await later(3 * DAY)
  await tick()
  const [seated] = await scene.stored<MemberDocument>('members', { accountId: accountOf(rep(1)) })
  // owed to nobody alone: the two of the committee are two from now on
  expect(seated?.offices).toMatchObject([{ office: 'committee', seatedBy: [] }])
})

test('a silent household is replaced after two days, one that declines at once; two that say no end it', async () => {
  await later(31 * DAY)
  await scene.change('members', `${scene.courtyard._id}:${accountOf(rep(1))}`, { offices: [] })
  const id = await proposeAlone(rep(7))
  const { lotId } = await courtyard.ok(chair, 'drawForProposal', { id })
  const asked = (await drawn(lotId)).map(whoIs)
  const [first, second, third] = asked
  if (!first || !second || !third) throw new Error('three are asked')
  await courtyard.ok(first.person, 'answerLot', { lotId, accepts: false })
  expect(await askedNow(lotId)).toHaveLength(4)
  await later(2 * DAY + 2 * MINUTE)
  await tick()
  // the two others and the one who came for the first said nothing
  expect(await askedNow(lotId)).toHaveLength(7)
  expect((await courtyard.refused(second.person, 'answerLot', { lotId, accepts: true })).code).toBe('NOT_ASKED')
  const sitting: string[] = []
  for (const householdId of await askedNow(lotId)) {
    const { person } = whoIs(householdId)
    if ((await courtyard.ok(person, 'panel', { lotId })).panel.mine === 'asked') sitting.push(person)
  }
  expect(sitting).toHaveLength(3)
  for (const person of sitting.slice(0, 2)) {
    await courtyard.ok(person, 'answerLot', { lotId, accepts: true })
    await courtyard.ok(person, 'giveLotWord', { lotId, word: 'no' })
  }
  await later()
  await tick()
  expect((await readProposal(scene.cloud, id)).state).toBe('lapsed')
})

test('where somebody could be the second they have two days first', async () => {
  await scene.change('members', `${scene.courtyard._id}:${accountOf(secretary)}`, {
    offices: [{ office: 'committee', placeId: scene.courtyard._id, from: 0, until: null, seatedBy: [] }],
  })
  const id = await proposeAlone(rep(8))
  expect((await courtyard.refused(chair, 'drawForProposal', { id })).code).toBe('SECOND_CAN_ANSWER')
  await later(2 * DAY)
  const { lotId } = await courtyard.ok(chair, 'drawForProposal', { id })
  // the committee's own may still confirm meanwhile, and then the drawing changes nothing
  await courtyard.ok(secretary, 'confirmProposals', { ids: [id] })
  expect((await readProposal(scene.cloud, id)).state).toBe('confirmed')
  expect((await courtyard.ok(rep(2), 'panels', {})).panels.some((one) => one.id === lotId)).toBe(true)
  await courtyard.ok(rep(8), 'objectToProposal', { id })
})

test('with three to five doors all that have nothing to do with it sit at once, and more than half decide; with fewer nobody can', async () => {
  await scene.change('members', `${scene.courtyard._id}:${accountOf(secretary)}`, { offices: [] })
  const known = async (...doors: readonly number[]) => {
    const households = await scene.stored<HouseholdDocument>('households', { active: true })
    for (const { _id, recognised } of households) {
      const shall = doors.some((i) => scene.householdOf(i) === _id)
      if (shall !== (recognised?.since ?? now) <= now - 30 * DAY) {
        await scene.change('households', _id, { recognised: { since: shall ? 0 : now, how: 'slip' } })
      }
    }
  }
  await later(31 * DAY)
  await known(2, 3)
  const id = await proposeAlone(rep(10))
  expect((await courtyard.refused(chair, 'drawForProposal', { id })).code).toBe('TOO_FEW_TO_DRAW')
  await known(2, 3, 4, 5)
  const { lotId } = await courtyard.ok(chair, 'drawForProposal', { id })
  expect((await courtyard.ok(rep(2), 'panel', { lotId })).panel).toMatchObject({
    stage: 'asking',
    whole: true,
    seats: 4,
  })
  for (const i of [2, 3]) {
    await courtyard.ok(rep(i), 'answerLot', { lotId, accepts: true })
    await courtyard.ok(rep(i), 'giveLotWord', { lotId, word: 'yes' })
  }
  expect((await courtyard.ok(rep(2), 'panel', { lotId })).panel.stage).toBe('asking')
  await courtyard.ok(rep(4), 'answerLot', { lotId, accepts: true })
  await courtyard.ok(rep(4), 'giveLotWord', { lotId, word: 'yes' })
  await later()
  await tick()
  expect((await readProposal(scene.cloud, id)).state).toBe('confirmed')
})
