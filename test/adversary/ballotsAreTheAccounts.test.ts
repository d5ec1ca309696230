import type { CourtyardContract } from '../../cloudfunctions/courtyard/contract'
import type { BallotDocument } from '../../cloudfunctions/shared/documents'
import type { MotionId } from '../../cloudfunctions/shared/ids'
import { asking } from '../support/asking'
import { asText } from '../support/courtyardScene'
import { mergeInto, moveIn, moveOut } from '../support/moveIn'
import { inOffice } from '../support/offices'
import { uploadPhoto } from '../support/uploadPhoto'
import {
  accountOf,
  addCourtyard,
  announce,
  announceAndOpen,
  castFor,
  chair,
  CLOSES,
  kin,
  MINUTE,
  OPENS,
  rep,
  secretary,
  START,
  startVotesScene,
  type ChoiceOf,
  type VotesScene,
} from '../support/votesScene'

jest.setTimeout(120_000)

const HOUSEHOLDS = 8
const choiceOf: ChoiceOf = (i) => (i % 3 === 0 ? 'no' : i % 3 === 1 ? 'yes' : 'abstain')

let scene: VotesScene
let motionId: MotionId
const court = () => asking<CourtyardContract>(scene.cloud, 'courtyard')
const ballotOf = async (of: VotesScene, motion: MotionId, i: number) => {
  const where = { motionId: motion, householdId: of.householdOf(i) }
  const [ballot] = await of.stored<BallotDocument>('participations', where)
  if (!ballot) throw new Error(`household ${i} has no ballot`)
  return ballot
}

beforeAll(async () => {
  scene = await startVotesScene({ households: HOUSEHOLDS })
  motionId = await announceAndOpen(scene)
  await castFor(scene, motionId, 1, 5, choiceOf)
})
afterAll(() => scene.cloud.stop())

/** Whatever would tell the choice of household `i`, or lead to it in the record. */
async function expectNothingOf(i: number, answers: readonly unknown[]) {
  const { receipt } = await ballotOf(scene, motionId, i)
  const told = JSON.stringify(answers)
  expect(told).not.toContain(receipt)
  expect(told).not.toMatch(/"(choice|receipt)":"[^"]/)
}

test('T1: whoever goes from household to household reads nobody’s choice or receipt', async () => {
  for (const i of [1, 2, 3, 4, 5]) {
    await moveIn(scene, 'spare', i)
    const looked = await scene.ok('spare', 'motion', { motionId })
    const opened = await scene.ok('spare', 'myOpenings', { motionId })
    await expectNothingOf(i, [looked, opened, await scene.ok('spare', 'motions', { before: null })])
    // that it took part, how and when, it does see: that is the household's
    expect(looked.mine).toMatchObject([
      { ballot: null, place: null, tookPart: { channel: 'wechat', at: OPENS + MINUTE, by: 'household' } },
    ])
    expect(opened.openings).toMatchObject([{ householdNo: `N000${i}`, receipt: '', channel: 'wechat' }])
    await moveOut(scene, 'spare')
  }
})

test('T1: the same account as representative is told no more by what it tries', async () => {
  await moveIn(scene, 'seated', 2, 'representative')
  const replies = []
  for (const choice of ['yes', 'no', 'abstain'] as const) {
    for (const revision of [0, 1, 2]) {
      const { reply } = await scene.ask('seated', 'castBallot', { motionId, choice, householdId: null, revision })
      replies.push(reply)
    }
  }
  // not even which choice would have changed nothing
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
  expect(replies[0]).toMatchObject({ ok: false, refusal: { code: 'CAST_BY_ANOTHER' } })
  await expectNothingOf(2, [replies, await scene.ok('seated', 'motion', { motionId })])
  expect(await ballotOf(scene, motionId, 2)).toMatchObject({ choice: choiceOf(2), revision: 1 })
  // who cast sees it still, and changes it no more
  const { mine } = await scene.ok(rep(2), 'motion', { motionId })
  expect(mine).toMatchObject([{ ballot: { choice: choiceOf(2), revision: 1 }, tookPart: { by: 'me' }, former: false }])
  const change = { motionId, choice: 'no', householdId: null, revision: 1 } as const
  expect((await scene.refused(rep(2), 'castBallot', change)).code).toBe('NOT_REPRESENTATIVE')
})

test('housemates see that the household took part; with the receipt the caster alone finds the ballot after the count', async () => {
  const { mine } = await scene.ok(kin(1), 'motion', { motionId })
  expect(mine).toMatchObject([{ ballot: null, tookPart: { channel: 'wechat', by: 'household' } }])
  const [own] = (await scene.ok(rep(1), 'myOpenings', { motionId })).openings
  const [theirs] = (await scene.ok(kin(1), 'myOpenings', { motionId })).openings
  expect(own).toEqual({ ...theirs, receipt: (await ballotOf(scene, motionId, 1)).receipt })
})

test('of a paper ballot nobody of the household sees the choice or the receipt, whoever of them recorded it', async () => {
  const photoFileId = await uploadPhoto(scene.cloud, chair, 'paper/6.png')
  const paper = { motionId, householdId: scene.householdOf(6), choice: 'no', slipNumber: 1, photoFileId } as const
  const { id } = await scene.ok(chair, 'recordPaperBallot', paper)
  await scene.ok(secretary, 'paperBallot', { id })
  await scene.ok(secretary, 'witnessPaperBallot', { id, agree: true })
  await moveIn(scene, chair, 6)
  for (const person of [rep(6), chair]) {
    const looked = await scene.ok(person, 'motion', { motionId })
    const { openings } = await scene.ok(person, 'myOpenings', { motionId })
    await expectNothingOf(6, [looked, openings])
    expect(looked.mine).toMatchObject([{ ballot: null, tookPart: { channel: 'paper', by: 'others' } }])
    expect(openings).toMatchObject([{ receipt: '', channel: 'paper' }])
  }
})

test('a household merged into another leaves its ballots to its own accounts: what is cast and what waits', async () => {
  await mergeInto(scene, 3, 4)
  await mergeInto(scene, 3, 7)
  const of = (i: number) => ({ motionId, choice: 'no', householdId: scene.householdOf(i), revision: 1 }) as const
  // the household that they went into is told nothing of either
  const refused = await Promise.all(
    [of(4), { ...of(7), revision: 0 }].map((input) => scene.refused(rep(3), 'castBallot', input)),
  )
  expect(refused.map(({ code }) => code)).toEqual(['NOT_REPRESENTATIVE', 'NOT_REPRESENTATIVE'])
  expect(await ballotOf(scene, motionId, 4)).toMatchObject({ choice: choiceOf(4), castBy: accountOf(rep(4)) })
  expect(await scene.ok(rep(7), 'castBallot', { ...of(7), revision: 0 })).toMatchObject({ choice: 'no' })
  const row = async (person: string, i: number) =>
    (await scene.ok(person, 'motion', { motionId })).mine.find(
      ({ householdId }) => householdId === scene.householdOf(i),
    )
  expect(await row(rep(3), 4)).toBeUndefined()
  expect(await row(rep(3), 7)).toBeUndefined()
  expect(await row(rep(4), 4)).toMatchObject({ carried: true, ballot: { choice: choiceOf(4) } })
  expect(await row(rep(7), 7)).toMatchObject({ carried: true, ballot: { choice: 'no' } })
  expect(await row(rep(4), 7)).toBeUndefined()
  const receipts = async (person: string) =>
    (await scene.ok(person, 'myOpenings', { motionId })).openings.filter(({ receipt }) => receipt !== '').length
  expect(await receipts(rep(3))).toBe(1)
  expect(await receipts(rep(4))).toBe(1)
  expect(await receipts(rep(7))).toBe(1)
})

describe('T14: the roll is read in again with another owner’s name', () => {
  let estate: VotesScene
  let asked: MotionId
  const as = (person: string) => `${person}-estate`
  const rollWith = (owner: (i: number) => string) =>
    asText(
      ['房号,楼栋,业主,专有面积(㎡),用途', ...[1, 2, 3].map((i) => `N000${i},1栋,${owner(i)},80.00,住宅`)].join('\n'),
    )

  beforeAll(async () => {
    await scene.at(Date.parse(START))
    estate = await addCourtyard(scene.cloud, { households: 3, kind: 'estate', areaOf: () => 8000 }, '-estate')
    asked = await announce(estate, { matter: 'none' }, as(chair))
    await estate.at(OPENS + MINUTE)
    await estate.tick()
    for (const i of [1, 2]) {
      await estate.ok(as(rep(i)), 'castBallot', { motionId: asked, choice: 'no', householdId: null })
    }
    // one of the former owners is in office too, and so stays in the courtyard
    await estate.change('members', `${estate.courtyard._id}:${accountOf(as(rep(2)))}`, {
      offices: inOffice(estate.courtyard._id, 'committee'),
    })
    const file = rollWith((i) => (i === 3 ? '户主3' : `新业主${i}`))
    const { digest } = await court().ok(as(chair), 'previewRoll', { file, owners: [] })
    await court().ok(as(chair), 'importRoll', { file, owners: [], digest })
    for (const i of [1, 2]) await moveIn(estate, as(`new-${i}`), i, 'representative')
  })

  test('the new account neither changes nor reads what the former owner cast', async () => {
    for (const i of [1, 2]) {
      const { receipt } = await ballotOf(estate, asked, i)
      for (const choice of ['yes', 'no'] as const) {
        const change = { motionId: asked, choice, householdId: null, revision: 1 }
        expect((await estate.refused(as(`new-${i}`), 'castBallot', change)).code).toBe('CAST_BY_ANOTHER')
      }
      const looked = await estate.ok(as(`new-${i}`), 'motion', { motionId: asked })
      expect(looked.mine).toMatchObject([{ ballot: null, tookPart: { channel: 'wechat', by: 'others' } }])
      const { openings } = await estate.ok(as(`new-${i}`), 'myOpenings', { motionId: asked })
      expect(JSON.stringify([looked, openings])).not.toContain(receipt)
      expect(await ballotOf(estate, asked, i)).toMatchObject({ choice: 'no', castBy: accountOf(as(rep(i))) })
    }
  })

  test('who cast and is still of the courtyard sees it, and finds it after the count', async () => {
    const { mine, forMe } = await estate.ok(as(rep(2)), 'motion', { motionId: asked })
    expect(mine).toMatchObject([{ former: true, ballot: { choice: 'no' }, label: '我投过的 N0002' }])
    expect(forMe).toBe(false)
    const change = { motionId: asked, choice: 'yes', householdId: estate.householdOf(2), revision: 1 } as const
    expect((await estate.refused(as(rep(2)), 'castBallot', change)).code).toBe('NOT_REPRESENTATIVE')
    await estate.ok(as(rep(3)), 'castBallot', { motionId: asked, choice: 'no', householdId: null })
    await estate.at(CLOSES + MINUTE)
    await estate.tick()
    const after = await estate.ok(as(rep(2)), 'motion', { motionId: asked })
    expect(after.tally).toMatchObject({ no: { households: 3 } })
    expect(after.mine[0]?.place).toBeGreaterThan(0)
    expect((await estate.ok(as(`new-2`), 'motion', { motionId: asked })).mine[0]?.place).toBeNull()
  })
})
