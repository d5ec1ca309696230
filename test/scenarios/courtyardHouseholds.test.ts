import { asText, codeOf, foundCourtyard, importFile, joinHousehold, rowOf, startScene, type Scene } from '../support/courtyardScene' // prettier-ignore

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.cloud.stop())

const HEADER = '户号,小组,门牌,户代表,成年人数,常住人口,面积'
const roll = asText(`${HEADER}\nN1,1组,1号,刘秀英,4,5,120\nN2,1组,2号,张建国,2,3,90\nN3,1组,3号,李永福,1,1,60`)

test('a split makes a household of its own; the old one keeps its id', async () => {
  await foundCourtyard(scene, '赵二')
  await importFile(scene, '赵二', roll)
  await joinHousehold(scene, '赵二', '刘秀英', 'N1')
  const { id } = await rowOf(scene, '赵二', 'N1')
  const input = { householdId: id, newNo: 'N1-2', newHeadName: '刘小英', adultsMoved: 2, residentsMoved: 2, areaDm2Moved: 5000 } // prettier-ignore
  const answer = await scene.ok('赵二', 'splitHousehold', input)
  expect(answer.openMotions).toBe(0)
  expect(await rowOf(scene, '赵二', 'N1')).toMatchObject({ id, adults: 2, residents: 3, areaDm2: 7000, members: 1 })
  expect(await rowOf(scene, '赵二', 'N1-2')).toMatchObject({ headName: '刘小英', adults: 2, areaDm2: 5000, members: 0 })
  const { households, rollVersion } = await scene.ok('赵二', 'roll', { group: '1组' })
  expect(households.map(({ no }) => no)).toEqual(['N1', 'N1-2', 'N2', 'N3'])
  expect(rollVersion).toBe(2)
  // a retry finds what the first try made; another household's number is taken
  expect((await scene.ok('赵二', 'splitHousehold', input)).householdId).toBe(answer.householdId)
  expect((await scene.ok('赵二', 'roll', { group: '' })).rollVersion).toBe(2)
  expect((await scene.refused('赵二', 'splitHousehold', { ...input, newNo: 'N2' })).code).toBe('HOUSEHOLD_TAKEN')
  for (const wrong of [{ adultsMoved: 2 }, { adultsMoved: 0 }, { adultsMoved: 1, residentsMoved: 9 }]) {
    const refusal = await scene.refused('赵二', 'splitHousehold', { ...input, newNo: 'N9', ...wrong })
    expect(refusal.code).toBe('INVALID_INPUT')
  }
  expect(await joinHousehold(scene, '赵二', '刘小英', 'N1-2')).toMatchObject({ representative: true })
})

test('a merge moves people and area, and the household remembers which ones went into it', async () => {
  await foundCourtyard(scene, '钱二')
  await importFile(scene, '钱二', roll)
  await joinHousehold(scene, '钱二', '张建国', 'N2')
  await joinHousehold(scene, '钱二', '李永福', 'N3')
  const code = await codeOf(scene, '钱二', 'N3')
  const [one, two, three] = await Promise.all(['N1', 'N2', 'N3'].map((no) => rowOf(scene, '钱二', no)))
  const merge = (into: string, from: string) => scene.ok('钱二', 'mergeHouseholds', { into, from })
  await merge(two?.id ?? '', three?.id ?? '')
  await merge(two?.id ?? '', three?.id ?? '')
  expect(await rowOf(scene, '钱二', 'N2')).toMatchObject({ adults: 3, residents: 4, areaDm2: 15_000, members: 2 })
  const { me } = await scene.ok('李永福', 'mine', {})
  expect(me).toMatchObject({ representative: false, household: { no: 'N2' } })
  expect((await scene.refused('过客', 'lookUpCode', { code })).code).toBe('CODE_WRONG')

  await merge(one?.id ?? '', two?.id ?? '')
  const { data } = (await scene.cloud.sdk().database().collection('households').doc(one?.id ?? '').get()) as { data: { carries: string[] }[] } // prettier-ignore
  expect(data[0]?.carries).toEqual([two?.id, three?.id])
  expect((await scene.ok('钱二', 'roll', { group: '' })).rollVersion).toBe(3)
  const itself = await scene.refused('钱二', 'mergeHouseholds', { into: one?.id ?? '', from: one?.id ?? '' })
  expect(itself.code).toBe('INVALID_INPUT')

  // the list that still has them brings them back
  await importFile(scene, '钱二', roll)
  expect((await scene.ok('钱二', 'roll', { group: '' })).totals.households).toBe(3)
})

test('in an estate a sold room goes with its whole area', async () => {
  await foundCourtyard(scene, '孙二', 'estate')
  const list = asText('房号,业主,专有面积\n1-101,张三,80.50\n1-102,张三,90\n1-103,王五,70')
  await importFile(scene, '孙二', list, [{ name: '张三', same: true }])
  const { id } = await rowOf(scene, '孙二', '1-101')
  const sell = { householdId: id, newNo: '1-102', newHeadName: '李四', adultsMoved: 0, residentsMoved: 0 }
  expect((await scene.refused('孙二', 'splitHousehold', { ...sell, areaDm2Moved: 1 })).code).toBe('INVALID_INPUT')
  await scene.ok('孙二', 'splitHousehold', { ...sell, areaDm2Moved: 9000 })
  expect(await rowOf(scene, '孙二', '1-101')).toMatchObject({ areaDm2: 8050, rooms: ['1-101'] })
  expect(await rowOf(scene, '孙二', '1-102')).toMatchObject({ areaDm2: 9000, rooms: ['1-102'], headName: '李四' })
})

test('two changes of the roll at once: none is lost, whoever waits can do it again', async () => {
  await foundCourtyard(scene, '李二')
  await importFile(scene, '李二', roll)
  const [one, two, three] = await Promise.all(['N1', 'N2', 'N3'].map((no) => rowOf(scene, '李二', no)))
  const split = () =>
    scene.ask('李二', 'splitHousehold', {
      ...{ householdId: one?.id ?? '', newNo: 'N4', newHeadName: '刘四', adultsMoved: 1, residentsMoved: 1, areaDm2Moved: 0 }, // prettier-ignore
    })
  const merge = () => scene.ask('李二', 'mergeHouseholds', { into: two?.id ?? '', from: three?.id ?? '' })
  const replies = await Promise.all([split(), merge()])
  for (const reply of replies) if (!reply.ok) expect(reply.refusal.code).toBe('BUSY')
  expect((await split()).ok && (await merge()).ok).toBe(true)
  const { rollVersion, totals } = await scene.ok('李二', 'roll', { group: '' })
  expect({ rollVersion, households: totals.households, adults: totals.adults }).toEqual({
    rollVersion: 3,
    households: 3,
    adults: 7,
  })
})
