import type { CourtyardContract } from '../../cloudfunctions/courtyard/contract'
import type { DoorQuestionDocument, HistoryDocument, MotionDocument, OutboxDocument } from '../../cloudfunctions/shared/documents' // prettier-ignore
import { sha256 } from '../../cloudfunctions/shared/sha256'
import { recount } from '../../cloudfunctions/votes/domain/record/recount'
import { asking, type Asking } from '../support/asking'
import { addCourtyard, announce, chair, CLOSES, DAY, kin, MINUTE, OPENS, rep, START, startVotesScene, type VotesScene } from '../support/votesScene' // prettier-ignore

jest.setTimeout(60_000)

let scene: VotesScene
let people: Asking<CourtyardContract>
beforeAll(async () => {
  scene = await startVotesScene({ unrecognised: true, households: 30, areaOf: (i) => 8000 + i })
  people = asking<CourtyardContract>(scene.cloud, 'courtyard')
})
afterAll(() => scene.cloud.stop())

const recognise = (where: VotesScene, ...doors: readonly number[]) =>
  Promise.all(
    doors.map((i) =>
      where.change('households', where.householdOf(i), {
        recognised: { since: where.courtyard.createdAt, how: 'slip' },
      }),
    ),
  )

test('everybody sees the roll by door: masked names, how each votes, counts; in full only the own row', async () => {
  await scene.change('households', scene.householdOf(2), { onPaperSince: Date.parse(START), headName: '刘秀英' })
  await scene.change('members', `${scene.courtyard._id}:${await idOf(rep(3))}`, { householdId: null })
  await scene.change('members', `${scene.courtyard._id}:${await idOf(kin(3))}`, { householdId: null })
  await recognise(scene, 1)
  const seen = await people.ok(rep(1), 'doors', { group: '' })
  expect(seen).toMatchObject({
    group: '1组',
    mayQuestion: true,
    mine: { no: 'N0001', headName: '户主1', areaDm2: 8001 },
  })
  expect(seen.totals).toEqual({
    ...{ households: 30, phone: 28, paper: 1, notYet: 1, recognised: 1, confirmedByPhone: 0, confirmedBySlip: 0 },
  })
  expect(seen.groups.map(({ name, households }) => [name, households])).toEqual([
    ['1组', 25],
    ['2组', 5],
  ])
  expect(
    seen.doors.slice(0, 3).map(({ no, headName, votes, since, recognised, mine }) => ({
      no,
      headName,
      votes,
      joined: since !== null,
      recognised,
      mine,
    })),
  ).toEqual([
    // prettier-ignore
    { no: 'N0001', headName: '户*1', votes: 'phone', joined: true, recognised: true, mine: true },
    { no: 'N0002', headName: '刘*英', votes: 'paper', joined: true, recognised: false, mine: false },
    { no: 'N0003', headName: '户*3', votes: 'notYet', joined: false, recognised: false, mine: false },
  ])
  const others = JSON.stringify({ ...seen, mine: null })
  for (const secret of ['areaDm2', 'phoneMasked', 'adults', '刘秀英', await idOf(rep(2))])
    expect(others).not.toContain(secret)
  expect((await people.ok(rep(1), 'doors', { group: '2组' })).doors).toHaveLength(5)
  expect((await people.trips(rep(1), 'doors', { group: '' })).depth).toBeLessThanOrEqual(2)
})

test('我家在册 is said once a household, of the row as it was shown, and lapses when the row changes', async () => {
  const { mine } = await people.ok(kin(1), 'doors', { group: '' })
  const rowVersion = mine?.rowVersion ?? 0
  expect((await people.refused(kin(1), 'confirmRow', { rowVersion: rowVersion + 1 })).code).toBe('ROW_CHANGED')
  await people.ok(kin(1), 'confirmRow', { rowVersion })
  await people.ok(rep(1), 'confirmRow', { rowVersion })
  expect(await people.ok(rep(1), 'doors', { group: '' })).toMatchObject({ totals: { confirmedByPhone: 1 }, mine: { confirmed: true } }) // prettier-ignore
  await scene.change('households', scene.householdOf(1), { rollVersion: 2, adults: 3 })
  expect(await people.ok(rep(1), 'doors', { group: '' })).toMatchObject({ totals: { confirmedByPhone: 0 }, mine: { confirmed: false } }) // prettier-ignore
  expect((await people.refused(chair, 'confirmRow', { rowVersion })).code).toBe('NOT_FOUND')
})

test('a door is questioned by two recognised households, not by one, not by others, and is told', async () => {
  await recognise(scene, 1, 4, 5)
  const door = scene.householdOf(20)
  const ask = (i: number, of = door) =>
    people.ok(rep(i), 'questionDoor', { householdId: of, kind: 'noSuchDoor', text: '这间房空了三年' })
  const refused = async (i: number, of = door) =>
    (await people.refused(rep(i), 'questionDoor', { householdId: of, kind: 'noSuchDoor', text: '空房' })).code
  expect(await refused(6)).toBe('NOT_RECOGNISED')
  expect(await refused(4, scene.householdOf(4))).toBe('SAME_HOUSEHOLD')
  expect(await ask(4)).toEqual({ standing: false })
  // the same household, and its other accounts, are one
  expect(await ask(4)).toEqual({ standing: false })
  expect((await people.ok(rep(1), 'doors', { group: '' })).doors[19]?.questioned).toBe(false)
  expect(await ask(5)).toEqual({ standing: true })
  expect((await people.ok(rep(1), 'doors', { group: '' })).doors[19]?.questioned).toBe(true)
  const [question] = await scene.stored<DoorQuestionDocument>('doorQuestions', { householdId: door })
  expect(question).toMatchObject({ state: 'standing', raisedBy: [scene.householdOf(4), scene.householdOf(5)] })
  const told = await scene.stored<OutboxDocument>('outbox', { kind: 'doorAsked' })
  expect(told.map(({ audience }) => audience)).toEqual([`household:${door}`])
  expect(JSON.stringify(told)).not.toContain('空了三年')
  // two open ones a household at most
  await ask(4, scene.householdOf(21))
  expect(await refused(4, scene.householdOf(22))).toBe('TOO_MANY_QUESTIONS')
  // many at once are no way around it
  const many = await Promise.all([22, 23, 24].map((i) => people.refused(rep(4), 'questionDoor', { householdId: scene.householdOf(i), kind: 'otherPeople', text: '不认得' }))) // prettier-ignore
  expect(many.every(({ code }) => code === 'TOO_MANY_QUESTIONS')).toBe(true)
})

test('a tenth of the doors in question makes the opening wait a week, once; the vote recounts', async () => {
  const courtyard = await addCourtyard(scene.cloud, { unrecognised: true, households: 30 }, '-waits')
  await courtyard.at(Date.parse(START))
  const as = (person: string) => `${person}-waits`
  await recognise(courtyard, 1, 2, 3)
  const motionId = await announce(courtyard, {}, as(chair))
  const question = (i: number, of: number) =>
    people.ok(as(rep(i)), 'questionDoor', {
      householdId: courtyard.householdOf(of),
      kind: 'otherPeople',
      text: '住的是租客',
    })
  await courtyard.at(OPENS - 4 * DAY)
  for (const [one, other, of] of [
    [1, 2, 28],
    [2, 3, 29],
    [3, 1, 30],
  ] as const) {
    await question(one, of)
    await question(other, of)
  }
  await courtyard.at(OPENS - 3 * DAY + 1)
  const late = { householdId: courtyard.householdOf(27), kind: 'noSuchDoor', text: '空房' } as const
  await recognise(courtyard, 4)
  expect((await people.refused(as(rep(4)), 'questionDoor', late)).code).toBe('QUESTIONS_CLOSED')

  await courtyard.at(OPENS)
  await courtyard.tick()
  const own = { motionId, choice: 'yes', householdId: null } as const
  expect((await courtyard.refused(as(rep(1)), 'castBallot', own)).code).toBe('NOT_YET_OPEN')
  const [motion] = await courtyard.stored<MotionDocument>('motions', { _id: motionId })
  expect(motion).toMatchObject({ stage: 'announced', opensAt: OPENS + 7 * DAY, closesAt: CLOSES + 7 * DAY })
  const [deferred] = await courtyard.stored<HistoryDocument>('history', { chainId: motionId, kind: 'deferred' })
  expect(deferred?.payload).toEqual({ doors: 3, opensAt: OPENS + 7 * DAY, closesAt: CLOSES + 7 * DAY })

  await courtyard.at(OPENS + 7 * DAY)
  await courtyard.tick()
  for (let i = 1; i <= 25; i++) await courtyard.ok(as(rep(i)), 'castBallot', own)
  await courtyard.at(CLOSES + 7 * DAY + MINUTE)
  await courtyard.tick()
  // doors that aren't recognised have two days to say 不是我家投的, and two more where nobody asked at them
  for (const days of [2, 4, 7]) {
    await courtyard.at(CLOSES + (7 + days) * DAY + 5 * MINUTE)
    await courtyard.tick()
  }
  const { json } = await courtyard.ok(as(rep(1)), 'record', { motionId })
  expect(recount(json, { sha256, areas: null })).toMatchObject({ verdict: 'matches' })
})

async function idOf(person: string): Promise<string> {
  const [member] = await scene.stored<{ accountId: string }>('members', { name: person })
  return member?.accountId ?? ''
}
