import type { BallotDocument, PaperBallotDocument } from '../../cloudfunctions/shared/documents'
import type { MotionId } from '../../cloudfunctions/shared/ids'
import { uploadPhoto } from '../support/uploadPhoto'
import {
  announceAndOpen,
  chair,
  CLOSES,
  MINUTE,
  OPENS,
  rep,
  secretary,
  startVotesScene,
  type VotesScene,
} from '../support/votesScene'

jest.setTimeout(60_000)

let scene: VotesScene
let motionId: MotionId
beforeAll(async () => {
  scene = await startVotesScene({ households: 30 })
  motionId = await announceAndOpen(scene)
  photoFileId = await uploadPhoto(scene.cloud, chair, 'paper/1.png')
})
afterAll(() => scene.cloud.stop())

let photoFileId: string
let slips = 0
const witness = async (id: PaperBallotDocument['_id'], agree: boolean) => {
  await scene.ok(secretary, 'paperBallot', { id })
  return scene.ok(secretary, 'witnessPaperBallot', { id, agree })
}
const recordFor = (i: number, choice: 'yes' | 'no', person = chair, requestId?: string) =>
  scene.ok(
    person,
    'recordPaperBallot',
    { motionId, householdId: scene.householdOf(i), choice, slipNumber: ++slips, photoFileId },
    requestId,
  )
const ballotsOf = (i: number) =>
  scene.stored<BallotDocument>('participations', { motionId, householdId: scene.householdOf(i) })
const no = () => ({ motionId, choice: 'no', householdId: null }) as const

test('a paper ballot counts after a second committee member has witnessed it', async () => {
  const { id } = await recordFor(1, 'yes', chair, 'paper-of-1')
  expect((await recordFor(1, 'yes', chair, 'paper-of-1')).id).toBe(id)
  expect(await ballotsOf(1)).toEqual([])
  expect((await scene.refused(chair, 'witnessPaperBallot', { id, agree: true })).code).toBe('SAME_PERSON')
  const { paperWaiting } = await scene.ok(secretary, 'progress', { motionId })
  expect(paperWaiting).toMatchObject([{ id, no: 'N0001', mine: false }])
  expect((await scene.refused(secretary, 'witnessPaperBallot', { id, agree: true })).code).toBe('PAPER_UNSEEN')
  expect(await scene.ok(secretary, 'paperBallot', { id })).toMatchObject({ no: 'N0001', choice: 'yes', mine: false })
  await scene.ok(secretary, 'witnessPaperBallot', { id, agree: true })
  await scene.ok(secretary, 'witnessPaperBallot', { id, agree: true })
  expect(await ballotsOf(1)).toMatchObject([{ choice: 'yes', channel: 'paper', revision: 1 }])
  // the household sees that it took part, and can't vote again by phone
  const { mine } = await scene.ok(rep(1), 'motion', { motionId })
  expect(mine).toMatchObject([{ ballot: null, tookPart: { channel: 'paper', by: 'others' } }])
  expect((await scene.refused(rep(1), 'castBallot', no())).code).toBe('ALREADY_VOTED')
})

test('a household that has voted by phone has no paper ballot, at neither step', async () => {
  await scene.ok(rep(2), 'castBallot', no())
  const input = { motionId, householdId: scene.householdOf(2), choice: 'yes', slipNumber: 9999, photoFileId } as const
  expect((await scene.refused(chair, 'recordPaperBallot', input)).code).toBe('ALREADY_VOTED')
  const { id } = await recordFor(3, 'yes')
  await scene.ok(rep(3), 'castBallot', no())
  await scene.ok(secretary, 'paperBallot', { id })
  expect((await scene.refused(secretary, 'witnessPaperBallot', { id, agree: true })).code).toBe('ALREADY_VOTED')
  expect(await ballotsOf(3)).toMatchObject([{ choice: 'no', channel: 'wechat' }])
})

test('a paper that doesn’t match is refused and leaves the household free', async () => {
  const { id } = await recordFor(4, 'yes')
  await witness(id, false)
  expect((await scene.refused(secretary, 'witnessPaperBallot', { id, agree: true })).code).toBe('WRONG_STAGE')
  await scene.ok(rep(4), 'castBallot', no())
  expect(await ballotsOf(4)).toHaveLength(1)
})

test('a slip is used once a vote; one that was refused may be recorded anew; numbers are public, doors aren’t', async () => {
  const slip = { motionId, choice: 'yes', slipNumber: 4711, photoFileId } as const
  const of = (i: number, slipNumber = 4711) => ({ ...slip, slipNumber, householdId: scene.householdOf(i) })
  const { id } = await scene.ok(chair, 'recordPaperBallot', of(7))
  expect((await scene.refused(chair, 'recordPaperBallot', of(8))).code).toBe('SLIP_USED')
  expect((await scene.refused(secretary, 'recordPaperBallot', of(8))).code).toBe('SLIP_USED')
  for (const wrong of [0, 10_000]) {
    expect((await scene.refused(chair, 'recordPaperBallot', of(8, wrong))).code).toBe('INVALID_INPUT')
  }
  const both = await Promise.all([8, 9].map((i) => scene.ask(chair, 'recordPaperBallot', of(i, 4712))))
  expect(both.filter(({ reply }) => reply.ok)).toHaveLength(1)
  const numbers = async () =>
    (await scene.ok(rep(2), 'motion', { motionId })).paperNumbers.flatMap((day) => day.numbers)
  expect(await numbers()).toEqual(expect.arrayContaining([4711, 4712]))
  await witness(id, false)
  expect(await numbers()).not.toContain(4711)
  await scene.ok(chair, 'recordPaperBallot', of(7))
  expect(await numbers()).toContain(4711)
})

test('phone and paper at the same moment: one ballot, and whoever lost is told', async () => {
  const numbers = Array.from({ length: 20 }, (_, i) => i + 10)
  const papers: { id: PaperBallotDocument['_id'] }[] = []
  for (const i of numbers) papers.push(await recordFor(i, 'yes'))
  for (const { id } of papers) await scene.ok(secretary, 'paperBallot', { id })
  const outcomes = await Promise.all(
    numbers.map((i, at) => {
      const id = papers[at]?.id
      if (!id) throw new Error('no paper')
      return Promise.all([
        scene.ask(secretary, 'witnessPaperBallot', { id, agree: true }),
        scene.ask(rep(i), 'castBallot', no()),
      ])
    }),
  )
  for (const [at, [paper, phone]] of outcomes.entries()) {
    const [ballot, ...more] = await ballotsOf(numbers[at] ?? 0)
    expect(more).toEqual([])
    const codes = [paper.reply, phone.reply].map((reply) => (reply.ok ? 'ok' : reply.refusal.code))
    expect(codes.sort()).toEqual(['ALREADY_VOTED', 'ok'])
    expect(ballot?.channel).toBe(paper.reply.ok ? 'paper' : 'wechat')
  }
})

test('outside the hours of voting no paper is recorded or witnessed', async () => {
  const { id } = await recordFor(5, 'yes')
  await scene.ok(secretary, 'paperBallot', { id })
  const input = { motionId, householdId: scene.householdOf(6), choice: 'yes', slipNumber: 9999, photoFileId } as const
  await scene.at(CLOSES)
  expect((await scene.refused(chair, 'recordPaperBallot', input)).code).toBe('CLOSED')
  expect((await scene.refused(secretary, 'witnessPaperBallot', { id, agree: true })).code).toBe('CLOSED')
  await scene.at(OPENS + MINUTE)
  const stranger = { ...input, householdId: motionId as unknown as typeof input.householdId }
  expect((await scene.refused(chair, 'recordPaperBallot', stranger)).code).toBe('NOT_IN_ELECTORATE')
})
