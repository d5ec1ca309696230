import type { CourtyardInput, CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import type { AccountId, HouseholdId } from '../../cloudfunctions/shared/ids'
import { asText, codeOf, foundCourtyard, importFile, joinHousehold, rowOf, startScene, type Scene } from '../support/courtyardScene' // prettier-ignore
import { uploadPhoto } from '../support/uploadPhoto'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.cloud.stop())

const HOUR = 3_600_000
const DAY = 24 * HOUR
const roll = asText(
  '户号,小组,门牌,户代表\nN1,1组,1组1号,刘秀英\nN2,1组,1组2号,张建国\nN3,1组,1组3号,李永福\nN4,2组,2组1号,王大山',
)
async function courtyardOf(founder: string): Promise<string> {
  const courtyardId = await foundCourtyard(scene, founder)
  await importFile(scene, founder, roll)
  return courtyardId
}
const idOf = async (committee: string, no: string) => (await rowOf(scene, committee, no)).id
const doorOf = (person: string) => scene.ok(person, 'myDoor', {})
const accountOf = async (person: string, name: string): Promise<AccountId> => {
  const found = (await doorOf(person)).people.find((one) => one.name === name)
  if (!found) throw new Error(`${name} isn't in`)
  return found.id
}
/** A double tap, or a second try after a lost answer. */
async function twice(run: () => Promise<unknown>): Promise<void> {
  await run()
  await run()
}
const told = (householdId: string) =>
  scene.count('outbox', { kind: 'doorChanged', audience: `household:${householdId}` })

describe('slips', () => {
  test('a group’s are made once; the same request shows them again, for a day its maker may see them, nobody else ever', async () => {
    await courtyardOf('赵一')
    await joinHousehold(scene, '赵一', '王大山', 'N4')
    await scene.seat('赵一', '王大山')
    const requestId = 'slips-of-group-1'
    const made = await scene.ok('赵一', 'makeSlips', { group: '1组' }, { requestId })
    expect(made.slips.map(({ no }) => no)).toEqual(['N1', 'N2', 'N3'])
    expect(Buffer.from(made.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    expect((await scene.ok('赵一', 'makeSlips', { group: '1组' }, { requestId })).slips).toEqual(made.slips)
    expect(await scene.count('codeBatches', { group: '1组' })).toBe(1)
    expect((await scene.refused('王大山', 'makeSlips', { group: '1组' })).code).toBe('SLIPS_MADE')
    expect(await scene.count('householdEvents', { kind: 'codeMade' })).toBe(4)

    const { batches, groups } = await scene.ok('王大山', 'codeSlips', { group: '1组' })
    expect(groups[0]).toMatchObject({ name: '1组', doors: 3, toMake: 0, out: 3, joined: 0 })
    expect(batches).toMatchObject([{ by: '赵一', doors: 3, shownUntil: null, iMayRecord: true }])
    const batch = { batchId: made.batchId }
    expect((await scene.refused('王大山', 'showSlips', batch)).code).toBe('NOT_FOUND')
    expect((await scene.ok('赵一', 'showSlips', batch)).slips).toEqual(made.slips)
    await scene.cloud.clock.advance(DAY)
    expect((await scene.refused('赵一', 'showSlips', batch)).code).toBe('SLIPS_GONE')
    expect((await scene.ok('赵一', 'codeSlips', { group: '1组' })).batches[0]?.shownUntil).toBeNull()
  })

  test('two who make them at the same moment make them once', async () => {
    await courtyardOf('赵二')
    const make = () => scene.ask('赵二', 'makeSlips', { group: '1组' })
    const replies = await Promise.all([make(), make()])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await scene.count('codeBatches', { group: '1组', kind: 'group' })).toBe(2)
  })

  test('a door that was added since gets its own; a code that is on no slip opens nothing', async () => {
    await courtyardOf('赵三')
    await scene.ok('赵三', 'makeSlips', { group: '2组' })
    await importFile(
      scene,
      '赵三',
      asText('户号,小组,户代表\nN1,1组,刘秀英\nN2,1组,张建国\nN3,1组,李永福\nN4,2组,王大山\nN5,2组,新来户'),
    )
    expect((await scene.ok('赵三', 'makeSlips', { group: '2组' })).slips.map(({ no }) => no)).toEqual(['N5'])
  })

  test('a slip made anew ends the old one; five a month, and none where somebody is in', async () => {
    await courtyardOf('赵四')
    const householdId = await idOf('赵四', 'N1')
    const old = await codeOf(scene, '赵四', 'N1')
    const requestId = 'reprint-of-n1'
    const first = await scene.ok('赵四', 'reprintSlip', { householdId }, { requestId })
    expect(await scene.ok('赵四', 'reprintSlip', { householdId }, { requestId })).toMatchObject({ slips: first.slips })
    const code = first.slips[0]?.code ?? ''
    expect((await scene.refused('甲四', 'lookUpCode', { code: old })).code).toBe('CODE_WRONG')
    expect(await scene.ok('甲四', 'lookUpCode', { code })).toMatchObject({ address: '1组1号' })
    for (const no of ['N2', 'N2', 'N2', 'N3']) {
      await scene.ok('赵四', 'reprintSlip', { householdId: await idOf('赵四', no) })
    }
    expect((await scene.refused('赵四', 'reprintSlip', { householdId })).code).toBe('REPRINTED_OFTEN')
    await scene.ok('甲四', 'joinByCode', { code, name: '甲四', represents: true })
    await scene.cloud.clock.advance(31 * DAY)
    expect((await scene.refused('赵四', 'reprintSlip', { householdId })).code).toBe('TAKES_TWO')
  })
})

describe('coming in', () => {
  test('不是 leaves the seat open, and whoever is in takes it with a tap; one of two who tap', async () => {
    await courtyardOf('钱一')
    const code = await codeOf(scene, '钱一', 'N1')
    const join = { code, name: '刘小英', represents: false }
    expect(await scene.ok('刘小英', 'joinByCode', join)).toMatchObject({ representative: false })
    expect(await scene.ok('刘小英', 'joinByCode', { ...join, represents: true })).toMatchObject({
      representative: false,
    })
    expect(await doorOf('刘小英')).toMatchObject({ seatIsOpen: true, people: [{ name: '刘小英' }] })
    await letIn('钱一', '刘秀英', 'N1', '刘小英')
    const replies = await Promise.all(['刘小英', '刘秀英'].map((name) => scene.ask(name, 'takeSeat', {})))
    const again = await Promise.all(['刘小英', '刘秀英'].map((name) => scene.ask(name, 'takeSeat', {})))
    expect(replies.some(({ ok }) => ok) || again.some(({ ok }) => ok)).toBe(true)
    expect(again.filter(({ ok }) => !ok)).toMatchObject([{ refusal: { code: 'SEAT_TAKEN' } }])
    const { people } = await doorOf('刘小英')
    expect(people.filter(({ representative }) => representative)).toHaveLength(1)
    expect(
      await scene.count('householdEvents', { householdId: await idOf('钱一', 'N1'), kind: 'representative' }),
    ).toBe(1)
  })

  test('a relative is asked, lets in at once, and all are told; 不认识 leaves it to the committee', async () => {
    const courtyardId = await courtyardOf('钱二')
    await joinHousehold(scene, '钱二', '张建国', 'N2')
    const householdId = await idOf('钱二', 'N2')
    const asking = { courtyardId: courtyardId as never, name: '张小国', claim: '儿子', householdNo: ' n２' }
    await scene.ok('张小国', 'askToJoin', asking)
    await scene.ok('张小国', 'askToJoin', asking)
    expect(await scene.count('outbox', { kind: 'doorAsked', subjectId: householdId })).toBe(1)
    expect((await scene.ok('张小国', 'home', {})).joinRequest).toMatchObject({ state: 'waiting', atDoor: true })
    const unknown = { ...asking, householdNo: 'N99' }
    expect((await scene.refused('张外人', 'askToJoin', { ...unknown, name: '张外人' })).code).toBe('DOOR_UNKNOWN')
    await scene.ok('骗子', 'askToJoin', { ...asking, name: '骗子', claim: '侄儿' })

    const { relatives } = await doorOf('张建国')
    expect(relatives.map(({ name }) => name).sort()).toEqual(['张小国', '骗子'].sort())
    const idIn = (name: string) => relatives.find((one) => one.name === name)?.id ?? ''
    await scene.ok('张建国', 'answerRelative', { id: idIn('骗子'), accept: false })
    const before = await told(householdId)
    await twice(() => scene.ok('张建国', 'answerRelative', { id: idIn('张小国'), accept: true }))
    expect(await told(householdId)).toBe(before + 1)
    expect((await doorOf('张小国')).people.map(({ name }) => name)).toEqual(['张建国', '张小国'])
    expect((await doorOf('张建国')).relatives).toEqual([])
    const { requests } = await scene.ok('钱二', 'joinRequests', {})
    expect(requests).toMatchObject([{ name: '骗子', door: { no: 'N2' }, unknownThere: true }])
    expect((await scene.refused('李外', 'answerRelative', { id: idIn('骗子'), accept: true })).code).toBe(
      'NOT_A_MEMBER',
    )
  })

  test('joining and letting in take twelve round trips at most', async () => {
    const courtyardId = await courtyardOf('钱三')
    const code = await codeOf(scene, '钱三', 'N3')
    await scene.ok('李一', 'lookUpCode', { code })
    const join = { code, name: '李一', represents: false }
    expect((await scene.trips('李一', 'joinByCode', join)).count).toBeLessThanOrEqual(12)
    const asking = { courtyardId: courtyardId as never, name: '李二', claim: '弟弟', householdNo: 'N3' }
    expect((await scene.trips('李二', 'askToJoin', asking)).count).toBeLessThanOrEqual(12)
    const { relatives } = await doorOf('李一')
    const answer = { id: relatives[0]?.id ?? '', accept: true }
    expect((await scene.trips('李一', 'answerRelative', answer)).count).toBeLessThanOrEqual(12)
    expect((await scene.trips('李一', 'myDoor', {})).depth).toBeLessThanOrEqual(2)
  })
})

describe('going out', () => {
  test('a representative who leaves says who follows, and the household reads of it', async () => {
    await courtyardOf('孙一')
    await joinHousehold(scene, '孙一', '刘老', 'N1')
    await joinHousehold(scene, '孙一', '刘少', 'N1')
    await joinHousehold(scene, '孙一', '张外', 'N2')
    const stranger = await accountOf('张外', '张外')
    expect((await scene.refused('刘老', 'leaveCourtyard', { successor: stranger })).code).toBe('NOT_FOUND')
    await scene.ok('刘老', 'leaveCourtyard', { successor: await accountOf('刘老', '刘少') })
    const { people, lines } = await doorOf('刘少')
    expect(people).toMatchObject([{ name: '刘少', representative: true }])
    expect(lines.map(({ text }) => text)).toContain('刘老退出了，以后由刘少来投你家的票')
    expect((await scene.ok('刘老', 'home', {})).me).toBeNull()
  })

  test('不是我们家的人 takes one of the household and one recognised neighbour; whom it is about is told', async () => {
    await courtyardOf('孙二')
    await joinHousehold(scene, '孙二', '刘秀英', 'N1')
    await joinHousehold(scene, '孙二', '冒名', 'N1')
    await joinHousehold(scene, '孙二', '张建国', 'N2')
    const householdId = await idOf('孙二', 'N1')
    const memberId = await accountOf('刘秀英', '冒名')
    const requestId = 'put-out-1'
    await twice(() => scene.ok('刘秀英', 'askPutOut', { memberId }, { requestId }))
    expect((await scene.refused('刘秀英', 'askPutOut', { memberId })).code).toBe('REQUEST_PENDING')
    const { putOuts } = await doorOf('冒名')
    expect(putOuts).toMatchObject([{ name: '冒名', iAsked: false }])
    const id = putOuts[0]?.id ?? ''
    expect((await scene.refused('张建国', 'confirmPutOut', { id })).code).toBe('NOT_RECOGNISED')
    expect((await scene.refused('刘秀英', 'confirmPutOut', { id })).code).toBe('SAME_HOUSEHOLD')
    await recognise(await idOf('孙二', 'N2'))
    expect((await doorOf('张建国')).neighboursAsk).toMatchObject([{ id, name: '冒名', door: { no: 'N1' } }])
    const before = await told(householdId)
    await twice(() => scene.ok('张建国', 'confirmPutOut', { id }))
    expect(await told(householdId)).toBe(before + 1)
    expect((await doorOf('刘秀英')).people.map(({ name }) => name)).toEqual(['刘秀英'])
    expect(await scene.ok('冒名', 'home', {})).toMatchObject({ me: null, putOut: { courtyardName: '孙二的院坝' } })
  })

  test('it lapses after seven days, and whoever said it takes it back', async () => {
    await courtyardOf('孙三')
    for (const name of ['刘甲', '刘乙', '刘丙']) await joinHousehold(scene, '孙三', name, 'N1')
    await joinHousehold(scene, '孙三', '张建国', 'N2')
    await recognise(await idOf('孙三', 'N2'))
    for (const name of ['刘乙', '刘丙']) {
      await scene.ok('刘甲', 'askPutOut', { memberId: await accountOf('刘甲', name) })
    }
    const { putOuts } = await doorOf('刘甲')
    const idFor = (name: string) => putOuts.find((one) => one.name === name)?.id ?? ''
    await twice(() => scene.ok('刘甲', 'withdrawPutOut', { id: idFor('刘乙') }))
    expect((await scene.refused('张建国', 'confirmPutOut', { id: idFor('刘乙') })).code).toBe('WRONG_STAGE')
    await scene.cloud.clock.advance(7 * DAY)
    expect((await scene.refused('张建国', 'confirmPutOut', { id: idFor('刘丙') })).code).toBe('WRONG_STAGE')
    expect((await doorOf('张建国')).neighboursAsk).toEqual([])
  })
})

describe('认过门', () => {
  test('a list that another household than the maker’s hands in makes its doors recognised', async () => {
    await courtyardOf('李一主')
    await joinHousehold(scene, '李一主', '张建国', 'N2')
    await scene.seat('李一主', '张建国')
    const { batches } = await scene.ok('李一主', 'codeSlips', { group: '1组' })
    const photoFileId = await uploadPhoto(scene.cloud, '张建国', 'slips/1.png')
    const householdIds = [await idOf('李一主', 'N1'), await idOf('李一主', 'N2')]
    const signed: CourtyardInput<'recordSlipsSigned'> = { batchId: batches[0]?.id ?? '', photoFileId, householdIds }
    expect((await scene.refused('李一主', 'recordSlipsSigned', signed)).code).toBe('ONE_HOUSEHOLD')
    const foreign = { ...signed, householdIds: [await idOf('李一主', 'N4')] }
    expect((await scene.refused('张建国', 'recordSlipsSigned', foreign)).code).toBe('NOT_FOUND')
    expect(await scene.ok('张建国', 'recordSlipsSigned', signed)).toEqual({ recognised: 2 })
    expect(await scene.ok('张建国', 'recordSlipsSigned', signed)).toEqual({ recognised: 0 })
    expect((await doorOf('张建国')).recognised).toMatchObject({ how: 'slip' })
    const { groups, batches: after } = await scene.ok('张建国', 'codeSlips', { group: '1组' })
    expect(groups[0]?.recognised).toBe(2)
    expect(after[0]?.unsigned).toEqual([await idOf('李一主', 'N3')])
    // a slip made anew has to be signed for anew
    await scene.ok('李一主', 'reprintSlip', { householdId: householdIds[0] ?? '' })
    expect((await scene.ok('张建国', 'codeSlips', { group: '1组' })).groups[0]?.recognised).toBe(1)
  })

  test('two recognised neighbours who know it do so too, each once', async () => {
    await courtyardOf('李二主')
    for (const [name, no] of [['刘秀英', 'N1'], ['张建国', 'N2'], ['李永福', 'N3']] as const) await joinHousehold(scene, '李二主', name, no) // prettier-ignore
    const householdId = await idOf('李二主', 'N3')
    expect((await scene.refused('刘秀英', 'recogniseDoor', { householdId })).code).toBe('NOT_RECOGNISED')
    for (const no of ['N1', 'N2']) await recognise(await idOf('李二主', no))
    await twice(async () => {
      expect(await scene.ok('刘秀英', 'recogniseDoor', { householdId })).toEqual({ recognised: false })
    })
    expect(await doorOf('李永福')).toMatchObject({ recognised: null, neighbours: { said: 1, needed: 2 } })
    expect(await scene.ok('张建国', 'recogniseDoor', { householdId })).toEqual({ recognised: true })
    expect((await doorOf('李永福')).recognised).toMatchObject({ how: 'neighbours' })
  })
})

test('the record: joins and leaves from the beginning, the rest from one’s own coming in on', async () => {
  await courtyardOf('周主任')
  await joinHousehold(scene, '周主任', '刘秀英', 'N1')
  const householdId = await idOf('周主任', 'N1')
  await scene.ok('刘秀英', 'votesOnPaper', { householdId, on: true })
  await scene.ok('刘秀英', 'votesOnPaper', { householdId, on: true })
  expect((await scene.refused('刘秀英', 'votesOnPaper', { householdId, on: false })).code).toBe('PAPER_LOCKED')
  await scene.cloud.clock.advance(HOUR)
  await joinHousehold(scene, '周主任', '刘小英', 'N1')
  const kinds = ({ lines }: CourtyardOutput<'myDoor'>) => lines.map(({ kind }) => kind)
  expect(kinds(await doorOf('刘小英'))).toEqual(['letIn', 'joined'])
  expect(kinds(await doorOf('刘秀英'))).toEqual(['letIn', 'paper', 'joined'])
  expect(await scene.count('members', { householdId, onPaper: true })).toBe(2)
  await scene.cloud.clock.advance(2 * 366 * DAY)
  expect((await doorOf('刘秀英')).lines).toEqual([])
})

/** Somebody asks at a door and a relative lets them in. */
async function letIn(committee: string, person: string, no: string, relative: string): Promise<void> {
  const { me } = await scene.ok(committee, 'home', {})
  const courtyardId = me?.courtyard.id ?? ''
  await scene.ok(person, 'askToJoin', { courtyardId, name: person, claim: '家里人', householdNo: no })
  const { relatives } = await doorOf(relative)
  await scene.ok(relative, 'answerRelative', { id: relatives[0]?.id ?? '', accept: true })
}

async function recognise(householdId: HouseholdId): Promise<void> {
  const recognised = { since: 1, how: 'slip' }
  await scene.cloud.sdk().database().collection('households').doc(householdId).update({ recognised })
}
