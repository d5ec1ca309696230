import type { CourtyardId } from '../../cloudfunctions/shared/ids'
import { asText, codeOf, foundCourtyard, importFile, joinHousehold, rowOf, startScene, type Scene } from '../support/courtyardScene' // prettier-ignore

// T1, T2: one of the committee lists the codes, joins household after household, reads, leaves; nobody hears of it.

let scene: Scene
let courtyardId: string
const roll = asText('户号,小组,户代表\nN1,1组,刘秀英\nN2,1组,张建国\nN3,1组,李永福\nN4,1组,王大山')
beforeAll(async () => {
  scene = await startScene()
  courtyardId = await foundCourtyard(scene, '赵主任')
  await importFile(scene, '赵主任', roll)
})
afterAll(() => scene.cloud.stop())

const spares = Array.from({ length: 20 }, (_, at) => `小号${at}`)

test('whoever has kept every code, and twenty accounts, comes into no household that has joined', async () => {
  const { slips } = await scene.ok('赵主任', 'makeSlips', { group: '1组' })
  const codes = new Map(slips.map(({ no, code }) => [no, code]))
  for (const [person, no] of [
    ['刘秀英', 'N1'],
    ['张建国', 'N2'],
  ] as const) {
    await scene.ok(person, 'joinByCode', { code: codes.get(no) ?? '', name: person, represents: true })
  }
  for (const [at, spare] of spares.entries()) {
    const code = codes.get(at % 2 === 0 ? 'N1' : 'N2') ?? ''
    expect((await scene.refused(spare, 'joinByCode', { code, name: spare, represents: true })).code).toBe('CODE_SPENT')
  }
  expect(await scene.count('members', { courtyardId })).toBe(3)
  // and no procedure shows a code of a household that has joined, or one that was shown before
  const seen = JSON.stringify([
    await scene.ok('赵主任', 'codeSlips', { group: '1组' }),
    await scene.ok('赵主任', 'roll', { group: '1组' }),
    await scene.ok('赵主任', 'people', {}),
  ])
  for (const code of codes.values()) expect(seen).not.toContain(code)
  const { id } = await rowOf(scene, '赵主任', 'N1')
  expect((await scene.refused('赵主任', 'reprintSlip', { householdId: id })).code).toBe('TAKES_TWO')
})

test('what is done with the code of a door that nobody has joined stands on its record, and its own people can’t join unseen by it', async () => {
  const { id: householdId } = await rowOf(scene, '赵主任', 'N3')
  const reprinted = await scene.ok('赵主任', 'reprintSlip', { householdId })
  const code = reprinted.slips[0]?.code ?? ''
  await scene.ok('小号0', 'joinByCode', { code, name: '李永福', represents: true })
  await scene.ok('小号0', 'leaveCourtyard', { successor: null })
  // the real household comes with its paper: that it was used is what it is told
  const { slips } = await scene.ok('赵主任', 'reprintSlip', { householdId })
  await scene.ok('李永福', 'joinByCode', { code: slips[0]?.code ?? '', name: '李永福', represents: true })
  const { lines } = await scene.ok('李永福', 'myDoor', {})
  expect(lines.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['joined', 'left']))
  expect(lines.filter(({ kind }) => kind === 'joined')).toHaveLength(2)
  expect(await scene.count('householdEvents', { householdId, kind: 'codeMade' })).toBe(3)
})

test('one account goes through no more doors than one: whoever belongs to a household can’t come into another', async () => {
  const code = await scene.ok('赵主任', 'reprintSlip', { householdId: (await rowOf(scene, '赵主任', 'N4')).id })
  const join = { code: code.slips[0]?.code ?? '', name: '刘秀英', represents: true }
  expect((await scene.refused('刘秀英', 'joinByCode', join)).code).toBe('ALREADY_MEMBER')
})

test('a code used by twenty at the same moment lets one in', async () => {
  const founder = '钱主任'
  await foundCourtyard(scene, founder)
  await importFile(scene, founder, roll)
  const code = await codeOf(scene, founder, 'N1')
  const join = (name: string) => scene.ask(name, 'joinByCode', { code, name, represents: true })
  await Promise.all(spares.map(join))
  const replies = await Promise.all(spares.map(join))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  const { id: householdId } = await rowOf(scene, founder, 'N1')
  expect(await scene.count('members', { householdId })).toBe(1)
  expect(await scene.count('householdEvents', { householdId, kind: 'joined' })).toBe(1)
})

test('a stranger who knows every number asks at a door only as often as its people bear: told once a day', async () => {
  const founder = '孙主任'
  const id = (await foundCourtyard(scene, founder)) as CourtyardId
  await importFile(scene, founder, roll)
  await joinHousehold(scene, founder, '刘当家', 'N1')
  const { id: householdId } = await rowOf(scene, founder, 'N1')
  const ask = () =>
    scene.ask('缠人的', 'askToJoin', { courtyardId: id, name: '缠人的', claim: '亲戚', householdNo: 'N1' })
  for (let times = 0; times < 5; times++) await ask()
  expect(await scene.count('outbox', { kind: 'doorAsked', subjectId: householdId })).toBe(1)
  const { relatives } = await scene.ok('刘当家', 'home', {})
  await scene.ok('刘当家', 'answerRelative', { id: relatives[0]?.id ?? '', accept: false })
  // it is the committee's now, and the household isn't asked again
  await ask()
  expect((await scene.ok('刘当家', 'home', {})).relatives).toEqual([])
  expect(await scene.count('outbox', { kind: 'doorAsked', subjectId: householdId })).toBe(1)
})
