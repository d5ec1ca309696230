import { asText, foundCourtyard, importFile, rowOf, startScene, type Scene } from '../support/courtyardScene'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.cloud.stop())

const list = (...rows: string[]) => asText(['户号,小组,户代表', ...rows].join('\n'))
const named = (name: string) => ({
  ...{ name, kind: 'rural' as const, founderName: '赵主任' },
  ...{ city: '都江堰市', town: '灌口街道', community: '南桥社区' },
})

test('three households that all look like N1 are one number, and two rows too many', async () => {
  const founder = '钱主任'
  await foundCourtyard(scene, founder)
  const file = list('N1,1组,刘秀英', 'N\u200b1,1组,张建国', '\u039d1,1组,李永福', '\uff2e\uff11,1组,周建')
  const { errors } = await scene.ok(founder, 'previewRoll', { file, owners: [] })
  expect(errors.map(({ row }) => row)).toEqual([3, 4, 5])
  expect(errors[1]?.message).toContain('和第 2 行的“N1”看起来一样')
})

test('a number typed with other signs is the same household again, not a new one', async () => {
  const founder = '孙主任'
  await foundCourtyard(scene, founder)
  await importFile(scene, founder, list('A-1,1组,刘秀英', 'A-2,2组,张建国'))
  const { id } = await rowOf(scene, founder, 'A-1')
  // a Cyrillic А, an em dash, a group with a blank that nobody sees
  const again = list('\u0410\u20141,1\u2060组,刘秀英', 'a-2,2组,张建国')
  expect(await importFile(scene, founder, again)).toMatchObject({ added: 0, ended: 0, households: 2 })
  const { groups, households } = await scene.ok(founder, 'roll', { group: '1组' })
  expect(groups.map(({ name }) => name)).toEqual(['1组', '2组'])
  expect(households.map((row) => row.id)).toEqual([id])
  const taken = { newHeadName: '张小二', adultsMoved: 1, residentsMoved: 0, areaDm2Moved: 0 }
  const split = await scene.refused(founder, 'splitHousehold', { householdId: id, newNo: '\u0410\uff0d2', ...taken })
  expect(split.code).toBe('HOUSEHOLD_TAKEN')
})

test('a name that turns the line around, or holds half a sign, is refused in plain words', async () => {
  for (const name of ['南桥\u202e村', '南桥\u2067村', '南桥\ud800村']) {
    expect((await scene.refused('路人', 'foundCourtyard', named(name))).code).toBe('SIGN_UNFIT')
  }
})

test('what nobody sees is gone from a name, what belongs to it stays', async () => {
  const written = '\ufeff南\u0000桥\u00ad村\u2060·买买提\u3164\u{20bb7}❤\ufe0f\u200b'
  await scene.ok('吴主任', 'foundCourtyard', named(written))
  const home = await scene.ok('吴主任', 'home', {})
  expect(JSON.stringify(home)).toContain('"南桥村·买买提\u{20bb7}❤\ufe0f"')
})

test('a name of nothing but unseen signs is no name', async () => {
  expect((await scene.refused('路人', 'foundCourtyard', named('\u200b\u3164\u2060'))).code).toBe('INVALID_INPUT')
})

test('a cell that turns the line around is an error of its row', async () => {
  const founder = '周主任'
  await foundCourtyard(scene, founder)
  const file = list('N1,1组,刘\u202e英', 'N2,1组,张\u200b建国')
  const { errors } = await scene.ok(founder, 'previewRoll', { file, owners: [] })
  expect(errors).toEqual([expect.objectContaining({ row: 2, column: '户代表', value: '刘英' })])
})

test('a heading of a hundred thousand brackets is answered like any other', async () => {
  const founder = '郑主任'
  await foundCourtyard(scene, founder)
  const timeOf = async (heading: string) => {
    const file = asText(`户号,小组,户代表,${heading}\nN1,1组,刘英,x\n`)
    const begin = performance.now()
    await scene.ok(founder, 'previewRoll', { file, owners: [] })
    await scene.ok(founder, 'readFinanceSheet', { file })
    return performance.now() - begin
  }
  const best = async (heading: string) =>
    Math.min(...[await timeOf(heading), await timeOf(heading), await timeOf(heading)])
  const ordinary = await best('面积(㎡)'.padEnd(100_000, 'x'))
  for (const bracket of ['(', '\uff08', ')(']) {
    expect(await best(bracket.repeat(100_000 / bracket.length))).toBeLessThan(20 * ordinary)
  }
})
