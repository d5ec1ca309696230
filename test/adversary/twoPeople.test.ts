import type { CourtyardContract } from '../../cloudfunctions/courtyard/contract'
import type { HistoryDocument, MemberDocument, OutboxDocument } from '../../cloudfunctions/shared/documents'
import { flawOfChain } from '../../cloudfunctions/engines/chain/domain/verifyChain'
import { sha256 } from '../../cloudfunctions/shared/sha256'
import { asking, type Asking } from '../support/asking'
import { readProposal, together } from '../support/together'
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

// One of the committee who wants to be the committee: T2, T4, T7 of the findings, and what the rule of two could be worn down by.

jest.setTimeout(120_000)

let scene: VotesScene
let courtyard: Asking<CourtyardContract>
let now = Date.parse(START)
let requests = 0

beforeAll(async () => {
  scene = await startVotesScene({ households: 12 })
  courtyard = asking<CourtyardContract>(scene.cloud, 'courtyard')
})
afterAll(() => scene.cloud.stop())
beforeEach(() => later())

const later = (ms = MINUTE) => scene.at((now += ms))
const tick = async () => {
  const { error } = await scene.cloud.fireTimer('courtyard', 'advance')
  if (error !== null) throw new Error(error)
}
const two = { first: chair, second: secretary }
const roles = (who: string, ...roles: ('committee' | 'propertyManager')[]) => ({ memberId: accountOf(who), roles })
const member = async (who: string) => (await scene.stored<MemberDocument>('members', { accountId: accountOf(who) }))[0]
const told = (kind: string, subjectId: string) => scene.stored<OutboxDocument>('outbox', { kind, subjectId })

async function proposed(by: string, who: string, ...offices: ('committee' | 'propertyManager')[]) {
  const { proposalId } = await courtyard.ok(by, 'setRoles', roles(who, ...offices), `seat-${++requests}-${by}`)
  if (proposalId === null) throw new Error('nothing was proposed')
  return proposalId
}

describe('T7: alone', () => {
  test('one removes nobody and seats nobody: everybody of the committee sees the try, and it lapses', async () => {
    const id = await proposed(chair, secretary)
    expect((await member(secretary))?.offices).toHaveLength(1)
    // nor with the own account, nor with the one it is about
    expect((await courtyard.refused(chair, 'confirmProposals', { ids: [id] })).code).toBe('SAME_PERSON')
    expect((await courtyard.refused(secretary, 'confirmProposals', { ids: [id] })).code).toBe('A_PARTY')
    expect((await courtyard.refused(rep(1), 'confirmProposals', { ids: [id] })).code).toBe('FORBIDDEN')
    expect(await told('proposalToConfirm', id)).toMatchObject([{ audience: 'committee' }])
    const { running } = await courtyard.ok(rep(3), 'acts', { before: null })
    expect(running.find((one) => one.id === id)).toMatchObject({ state: 'waiting', title: `${secretary}离开院管委会` })
    await later(7 * DAY)
    await tick()
    expect((await readProposal(scene.cloud, id)).state).toBe('lapsed')
    expect((await member(secretary))?.offices).toHaveLength(1)
  })

  test('an account seated by one alone, as it once could be, seconds nothing of whoever seated it', async () => {
    const offices = [
      { office: 'committee', placeId: scene.courtyard._id, from: 0, until: null, seatedBy: [accountOf(chair)] },
    ]
    await scene.change('members', `${scene.courtyard._id}:${accountOf(kin(1))}`, { offices })
    await scene.change('members', `${scene.courtyard._id}:${accountOf(kin(2))}`, { offices })
    const id = await proposed(chair, rep(9), 'committee')
    expect((await courtyard.refused(kin(1), 'confirmProposals', { ids: [id] })).code).toBe('SEATED_BY_THE_OTHER')
    await courtyard.ok(chair, 'withdrawProposal', { id })
    // nor do two of them for one another
    const theirs = await proposed(kin(1), rep(9), 'committee')
    expect((await courtyard.refused(kin(2), 'confirmProposals', { ids: [theirs] })).code).toBe('SEATED_BY_ONE')
    await courtyard.ok(kin(1), 'withdrawProposal', { id: theirs })
    for (const who of [kin(1), kin(2)]) {
      await scene.change('members', `${scene.courtyard._id}:${accountOf(who)}`, { offices: [] })
    }
  })

  test('no one proposes more than three things that everybody is told of, and one seating waits at a time', async () => {
    const id = await proposed(chair, rep(9), 'committee')
    expect((await courtyard.refused(chair, 'setRoles', roles(rep(10), 'committee'))).code).toBe('SEATING_RUNNING')
    const { settings } = scene.courtyard
    const { noticeDays, postingDays, ballotChangeable, abstentionParticipates } = settings
    const wanted = (days: number) => ({ noticeDays: days, postingDays, ballotChangeable, abstentionParticipates })
    await courtyard.ok(chair, 'changeSettings', wanted(noticeDays + 1))
    await courtyard.ok(chair, 'changeSettings', wanted(noticeDays + 2))
    expect((await courtyard.refused(chair, 'changeSettings', wanted(noticeDays + 3))).code).toBe('PROPOSALS_OPEN')
    const { running } = await courtyard.ok(chair, 'acts', { before: null })
    for (const one of running) await courtyard.ok(chair, 'withdrawProposal', { id: one.id })
    expect((await readProposal(scene.cloud, id)).state).toBe('withdrawn')
  })
})

describe('two', () => {
  test('seat somebody in the sight of everybody, three days before it counts; the chain holds both households', async () => {
    const id = await proposed(chair, rep(9), 'committee')
    await courtyard.ok(secretary, 'confirmProposals', { ids: [id] })
    expect(await told('seatProposed', id)).toMatchObject([{ audience: 'everybody' }])
    await later(3 * DAY - 2 * MINUTE)
    await tick()
    expect((await member(rep(9)))?.offices).toEqual([])
    await later(3 * MINUTE)
    await tick()
    expect((await member(rep(9)))?.offices).toMatchObject([
      { office: 'committee', seatedBy: [accountOf(chair), accountOf(secretary)] },
    ])
    const chain = await scene.stored<HistoryDocument>('history', { chainId: scene.courtyard._id })
    const steps = chain.sort((a, b) => a.height - b.height)
    expect(flawOfChain(steps, sha256)).toBeNull()
    expect(steps.at(-1)).toMatchObject({
      kind: 'carriedOut',
      payload: { act: 'seat', proposal: id, first: '', second: scene.householdOf(0) },
    })
    // not again within a month
    expect((await courtyard.refused(chair, 'setRoles', roles(rep(9)))).code).toBe('SEATED_RECENTLY')
  })

  test('are stopped by three households of a small courtyard, each counted once, and by whom it is about', async () => {
    const id = await proposed(chair, rep(10), 'committee')
    await courtyard.ok(secretary, 'confirmProposals', { ids: [id] })
    for (const who of [rep(1), kin(1), rep(1), rep(2)]) await courtyard.ok(who, 'objectToProposal', { id })
    expect((await readProposal(scene.cloud, id)).objectors).toHaveLength(2)
    await scene.change('households', scene.householdOf(3), { recognised: null })
    expect((await courtyard.refused(rep(3), 'objectToProposal', { id })).code).toBe('NOT_RECOGNISED')
    await courtyard.ok(rep(4), 'objectToProposal', { id })
    expect((await readProposal(scene.cloud, id)).state).toBe('stopped')
    await later(4 * DAY)
    await tick()
    expect((await member(rep(10)))?.offices).toEqual([])

    const removal = await proposed(chair, secretary)
    await courtyard.ok(rep(9), 'confirmProposals', { ids: [removal] })
    await courtyard.ok(secretary, 'objectToProposal', { id: removal })
    await later(4 * DAY)
    await tick()
    expect((await member(secretary))?.offices).toHaveLength(1)
  })

  test('T4: name no representative behind a household’s back: it is told two days before, and its cast ballot stays its own', async () => {
    const change = { householdId: scene.householdOf(1), memberId: accountOf(kin(1)) }
    const { proposalId: id } = await courtyard.ok(chair, 'setRepresentative', change)
    if (id === null) throw new Error('nothing was proposed')
    expect(await told('doorChanged', id)).toMatchObject([{ audience: `household:${scene.householdOf(1)}` }])
    await courtyard.ok(secretary, 'confirmProposals', { ids: [id] })
    expect((await member(kin(1)))?.representative).toBe(false)
    await later(2 * DAY)
    await tick()
    expect((await member(kin(1)))?.representative).toBe(true)
    expect((await member(rep(1)))?.representative).toBe(false)
    // and once more when it was done
    expect(await told('doorChanged', scene.householdOf(1))).toHaveLength(1)
    // a neighbour isn't told what happens behind another door
    const { past } = await courtyard.ok(rep(5), 'acts', { before: null })
    expect(past.some((one) => one.id === id)).toBe(false)
  })

  test('T2: let nobody into a household that has a say without its having two days to use it', async () => {
    await courtyard.ok('stranger', 'askToJoin', {
      courtyardId: scene.courtyard._id,
      name: '路人',
      claim: 'N0005 的亲戚',
    })
    const { requests: waiting } = await courtyard.ok(chair, 'joinRequests', {})
    const input = { id: waiting[0]?.id ?? '', householdId: scene.householdOf(5) }
    const { proposalId: id } = await courtyard.ok(chair, 'decideJoinRequest', input)
    if (id === null) throw new Error('nothing was proposed')
    await courtyard.ok(secretary, 'confirmProposals', { ids: [id] })
    expect((await courtyard.ok('stranger', 'home', {})).me).toBeNull()
    const { messages } = (await asking(scene.cloud, 'notifications').ok(rep(5), 'inbox', {
      before: null,
      topic: null,
    })) as {
      messages: { kind: string; title: string }[]
    }
    expect(messages[0]).toMatchObject({ kind: 'doorChanged', title: '让路人加入 N0005' })
    await later(2 * DAY)
    await tick()
    expect((await courtyard.ok('stranger', 'home', {})).me?.household?.no).toBe('N0005')
  })

  test('what changed meanwhile fails and says so to whoever proposed it', async () => {
    const change = { householdId: scene.householdOf(2), memberId: accountOf(kin(2)) }
    const { proposalId: id } = await courtyard.ok(chair, 'setRepresentative', change)
    if (id === null) throw new Error('nothing was proposed')
    await courtyard.ok(secretary, 'confirmProposals', { ids: [id] })
    await courtyard.ok(kin(2), 'leaveCourtyard', {})
    await later(2 * DAY)
    await tick()
    expect(await readProposal(scene.cloud, id)).toMatchObject({ state: 'failed', failure: 'NOT_FOUND' })
    expect(await told('proposalSettled', id)).toMatchObject([{ audience: `account:${accountOf(chair)}` }])
    expect((await member(rep(2)))?.representative).toBe(true)
  })
})

describe('once', () => {
  test('two who confirm, and the clock, at the same moment carry it out once', async () => {
    const contact = '周主任，值班室'
    const { settings } = scene.courtyard
    const { noticeDays, postingDays, ballotChangeable, abstentionParticipates } = settings
    const wanted = { noticeDays: noticeDays + 3, postingDays, ballotChangeable, abstentionParticipates, contact }
    const { proposalId: id } = await courtyard.ok(chair, 'changeSettings', wanted)
    if (id === null) throw new Error('nothing was proposed')
    const answers = await Promise.all([
      courtyard.ok(secretary, 'confirmProposals', { ids: [id] }, 'a-double-tap'),
      courtyard.ok(secretary, 'confirmProposals', { ids: [id] }, 'a-double-tap'),
    ])
    expect(new Set(answers.map((one) => one.answers[0]?.effectiveAt)).size).toBe(1)
    await later(10 * DAY)
    await Promise.all([tick(), tick()])
    const [stored] = await scene.stored<{ settings: object }>('courtyards')
    expect(stored?.settings).toMatchObject({ noticeDays: noticeDays + 3, contact })
    const steps = await scene.stored<HistoryDocument>('history', { chainId: scene.courtyard._id })
    expect(steps.filter(({ payload }) => payload['proposal'] === id)).toHaveLength(1)
  })

  test('a resignation takes nobody else; the last one stays', async () => {
    expect((await courtyard.ok(rep(9), 'setRoles', roles(rep(9)))).state).toBe('done')
    expect((await member(rep(9)))?.offices).toEqual([])
    expect((await together(scene.cloud, two, 'courtyard', 'setRoles', roles(rep(9)))).state).toBe('already')
  })
})
