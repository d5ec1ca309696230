import { decision, startDisclosuresScene, type DisclosuresScene } from '../support/disclosuresScene'

let scene: DisclosuresScene
beforeAll(async () => {
  scene = await startDisclosuresScene()
})
afterAll(() => scene.cloud.stop())

const at = (time: string) => scene.cloud.clock.set(`${time}+08:00`)
const first = { kind: null, archive: false, before: null } as const

test('a question is its asker’s and the committee’s until it is answered; then everybody reads it, nobody sees whose it was', async () => {
  const people = await scene.courtyard('问')
  const { founder, second, resident, neighbour } = people
  const disclosureId = await scene.posted(people)
  const question = { disclosureId, topic: 'amount', text: '一盏灯多少钱' } as const
  const requestId = 'one-question'
  const asked = await scene.ok(resident, 'askQuery', question, { requestId })
  expect(await scene.ok(resident, 'askQuery', question, { requestId })).toEqual(asked)
  expect(await scene.told('queryAsked', disclosureId)).toBe(1)
  expect((await scene.ok(resident, 'disclosure', { disclosureId })).myWaiting).toMatchObject([
    { text: '一盏灯多少钱', overdue: false },
  ])
  const theirs = await scene.ok(neighbour, 'disclosure', { disclosureId })
  expect([theirs.queries, theirs.myWaiting]).toEqual([[], []])
  const { queries } = await scene.ok(founder, 'queries', {})
  expect(queries).toMatchObject([{ id: asked.queryId, disclosureTitle: decision.title, topic: 'amount' }])
  // no name of the asker anywhere in what the committee or the neighbours get
  expect(JSON.stringify([queries, theirs])).not.toContain(resident)

  expect((await scene.refused(resident, 'askQuery', { ...question, text: '去赌博吧' })).code).toBe('RISKY_TEXT')
  await scene.ok(resident, 'askQuery', question)
  await scene.ok(resident, 'askQuery', question)
  expect((await scene.refused(resident, 'askQuery', question)).code).toBe('QUERIES_WAITING')

  const answer = { queryId: asked.queryId, answer: '一盏 150 元,有发票' }
  expect((await scene.refused(neighbour, 'answerQuery', answer)).code).toBe('FORBIDDEN')
  expect((await scene.refused(second, 'answerQuery', { ...answer, answer: '去赌博吧' })).code).toBe('RISKY_TEXT')
  await scene.ok(second, 'answerQuery', answer)
  await scene.ok(second, 'answerQuery', answer)
  expect((await scene.refused(second, 'answerQuery', { ...answer, answer: '别的' })).code).toBe('WRONG_STAGE')
  expect(await scene.told('queryAnswered', disclosureId)).toBe(1)
  const [mine, other] = await Promise.all(
    [resident, neighbour].map((who) => scene.ok(who, 'disclosure', { disclosureId })),
  )
  expect(mine?.queries).toMatchObject([{ text: question.text, answer: answer.answer, mine: true }])
  expect(other?.queries).toMatchObject([{ text: question.text, mine: false }])
  expect(JSON.stringify(other)).not.toContain(resident)

  // past its seven days everybody sees that there is one, and only the committee which
  await at('2026-11-28T00:00:00')
  expect((await scene.ok(neighbour, 'disclosures', first)).queriesOverdue).toBe(2)
  expect((await scene.ok(neighbour, 'disclosure', { disclosureId })).queriesOverdue).toBe(2)
  expect((await scene.ok(founder, 'queries', {})).queries.map(({ overdue }) => overdue)).toEqual([true, true])
})

test('duties: due, overdue for everybody to see, told once, fulfilled by what is posted', async () => {
  const people = await scene.courtyard('责')
  const { founder, second, resident } = people
  const { due, items, revision, canWrite } = await scene.ok(resident, 'duties', {})
  expect(canWrite).toBe(false)
  expect(due.every(({ state }) => state === 'upcoming')).toBe(true)
  expect(due.map(({ key, period }) => `${key} ${period}`).sort()).toEqual([
    'commitments 2026',
    'decisions 2026Q4',
    'finance 2026Q4',
    'opinions 2026Q4',
    'outcomes 2026Q4',
  ])
  const quarter = await scene.posted(people, { duty: { key: 'decisions', period: '2026Q4' } })
  const gone = await scene.refused(founder, 'saveDisclosure', { ...decision, duty: { key: 'nothing', period: '2026' } })
  expect(gone.code).toBe('NOT_FOUND')
  const kept = items.filter(({ key }) => key === 'decisions' || key === 'finance')
  const change = { items: kept, answerDays: 3, revision }
  expect(await scene.ok(founder, 'changeDuties', change)).toEqual({ revision: revision + 1 })
  expect(await scene.ok(founder, 'changeDuties', change)).toEqual({ revision: revision + 1 })
  const late = await scene.refused(second, 'changeDuties', { ...change, answerDays: 9 })
  expect(late).toMatchObject({ code: 'EDITED_BY_ANOTHER', detail: { name: founder } })

  // ten days after the quarter's end
  await at('2027-01-11T08:30:00')
  const { overdue } = await scene.ok(resident, 'disclosures', first)
  expect(overdue).toMatchObject([{ key: 'finance', period: '2026Q4', state: 'overdue', daysLate: 1 }])
  const all = (await scene.ok(resident, 'duties', {})).due
  expect(all.find(({ disclosureId }) => disclosureId === quarter)).toMatchObject({
    key: 'decisions',
    state: 'fulfilled',
  })
  const [member] = (await scene.cloud.sdk().database().collection('members').where({ name: founder }).limit(1).get())
    .data as { courtyardId: string }[]
  const courtyardId = member?.courtyardId ?? ''
  expect(await scene.told('dutyOverdue', courtyardId)).toBe(1)
  await Promise.all([scene.cloud.fireTimer('courtyard', 'advance'), scene.cloud.fireTimer('courtyard', 'advance')])
  expect(await scene.told('dutyOverdue', courtyardId)).toBe(1)
}, 120_000)
