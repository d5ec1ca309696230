import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readFileCells, readPastedCells } from '../../../../../../cloudfunctions/courtyard/domain/sheet/readCells'
import { readRoll, type CurrentHousehold } from '../../../../../../cloudfunctions/courtyard/domain/roll/readRoll'
import type { Kind, OwnerDecision } from '../../../../../../cloudfunctions/courtyard/domain/roll/types'

async function readSample(name: string, kind: Kind, decisions: OwnerDecision[] = [], current: CurrentHousehold[] = []) {
  const cells = await readFileCells(readFileSync(join(__dirname, '../../../../../fixtures/samples', name)))
  return readRoll(cells?.rows ?? [], kind, decisions, current)
}
async function readPasted(text: string, kind: Kind = 'rural', current: CurrentHousehold[] = []) {
  return readRoll((await readPastedCells(text)).rows, kind, [], current)
}
const HEADER = '户号,小组,户代表,联系电话,成年人数,常住人口,面积'

test('the rural sample: 96 households in four groups of 24, nothing to complain of', async () => {
  const roll = await readSample('roll-rural.csv', 'rural')
  expect(roll.errors).toEqual([])
  expect(roll.totals).toMatchObject({ households: 96, units: 96, heads: 96 })
  expect(roll.groups.map(({ name, households }) => [name, households])).toEqual([
    ['1组', 24],
    ['2组', 24],
    ['3组', 24],
    ['4组', 24],
  ])
  expect(roll.sizeAdvice).toBe('')
  expect(roll.changes.map(({ kind }) => kind)).toEqual(Array.from({ length: 96 }, () => 'add'))
})

test('the estate sample: 168 units, 16,419.68 m², 160 heads if each doubled name is one owner and 165 if not', async () => {
  const undecided = await readSample('roll-estate.csv', 'estate')
  expect(undecided.errors).toEqual([])
  expect(undecided.totals).toMatchObject({ units: 168, areaDm2: 1_641_968 })
  expect([undecided.headsIfSame, undecided.headsIfDifferent]).toEqual([160, 165])
  expect(undecided.owners).toHaveLength(5)
  expect(undecided.owners.every(({ same, units }) => same === null && units.length === 2)).toBe(true)

  for (const [same, heads] of [
    [true, 160],
    [false, 165],
  ] as const) {
    const decisions = undecided.owners.map(({ name }) => ({ name, same }))
    const roll = await readSample('roll-estate.csv', 'estate', decisions)
    expect(roll.totals).toMatchObject({ households: heads, heads, units: 168, areaDm2: 1_641_968 })
  }
})

test('the developer has one head for all four unsold units, whatever is decided', async () => {
  const roll = await readSample('roll-estate.csv', 'estate')
  const developers = roll.households.filter(({ developer }) => developer)
  expect(developers).toHaveLength(1)
  expect(developers[0]?.rooms.map(({ no }) => no)).toEqual(['3-2-1301', '3-2-1302', '3-2-1401', '3-2-1402'])
  expect(developers[0]?.areaDm2).toBe(35_762)
})

test('the dirty sample yields a report by row and column and compares with nothing', async () => {
  const roll = await readSample('roll-dirty.gbk.csv', 'rural')
  expect(roll.errors.map(({ row, column, value }) => [row, column, value])).toEqual([
    [4, '成年人数', '二'],
    [5, '户代表', ''],
    [7, '户号', 'N204'],
    [8, '户号', ''],
    [9, '联系电话', '1380000206'],
    [9, '宅基地面积(㎡)', '约150'],
    [10, '户代表', '=HYPERLINK("http://x")'],
  ])
  expect(roll.warnings.map(({ row, value }) => [row, value])).toEqual([
    [3, '周 建国'],
    [6, '2'],
    [8, ''],
    [11, '合计'],
  ])
  expect(roll.changes).toEqual([])
  // rows with an error count for nothing until they are corrected
  expect(roll.households.map(({ no }) => no)).toEqual(['N201', 'N204'])
  const first = roll.households[0]
  expect(first).toMatchObject({ no: 'N201', headName: '周建国', phone: '13800000201', group: '3组' })
  for (const { message } of [...roll.errors, ...roll.warnings]) expect(message).not.toMatch(/[a-z]{3,}|undefined|NaN/i)
})

test('a list of the other kind, one without a header and one in 亩 are refused with what to do', async () => {
  const estate = await readSample('roll-estate.csv', 'rural')
  expect(estate.errors[0]?.message).toContain('小区的房屋名册')
  expect((await readPasted('刘秀英\t13800000001')).errors[0]?.message).toContain('没有找到表头')
  expect((await readPasted('户号,小组,门牌\nN1,1组,1号')).errors[0]?.message).toContain('户代表')
  expect((await readPasted('户号,户代表,宅基地面积(亩)\nN1,刘秀英,0.3')).errors[0]?.message).toContain('平方米')
  expect((await readPasted(`${HEADER}\n,,,,,,`)).errors[0]?.message).toContain('一户也没有')
})

test('columns are known by the words people use', async () => {
  const roll = await readPasted('编号\t村民小组\t户主\t手机号\t成年人\n1\t1 组\t刘 英\t13800000001\t2')
  expect(roll.errors).toEqual([])
  expect(roll.households[0]).toMatchObject({ no: '1', group: '1组', headName: '刘英', adults: 2 })
})

const current = (no: string, changes: Partial<CurrentHousehold> = {}): CurrentHousehold => ({
  no,
  group: '1组',
  address: '',
  headName: '刘秀英',
  phone: '13800000001',
  adults: 2,
  residents: 3,
  areaDm2: 12_000,
  rooms: [],
  developer: false,
  note: '',
  bound: false,
  ...changes,
})

test('a corrected list says what would change, one sentence a field', async () => {
  const roll = await readPasted(
    `${HEADER}\nN1,1组,刘秀英,13800000001,3,3,120\nN2,1组,刘秀英,13800000001,2,3,120\nN4,2组,张明,,1,1,90`,
    'rural',
    [current('N1'), current('N2'), current('N3')],
  )
  expect(roll.changes).toEqual([
    { no: 'N1', kind: 'change', headName: '刘秀英', changes: ['成年人数 2 → 3'] },
    { no: 'N4', kind: 'add', headName: '张明', changes: [] },
    { no: 'N3', kind: 'end', headName: '刘秀英', changes: [] },
  ])
  expect(roll.unchanged).toBe(1)
})

test('a list of one group alone warns that the others would end', async () => {
  const roll = await readPasted(`${HEADER}\nN1,1组,刘秀英,13800000001,2,3,120`, 'rural', [current('N1'), current('N2')])
  expect(roll.warnings.map(({ message }) => message).join()).toContain('没有现在的 1 户')
})

test('a decision on namesakes holds while their units stay, and is asked again when they do not', async () => {
  const rooms = ['1-101', '1-102'].map((no) => ({ no, areaDm2: 100, use: '', areaSource: '' }))
  const roll = [current('1-101', { rooms })]
  const head = '房号,业主,专有面积\n1-101,刘秀英,1\n1-102,刘秀英,1'
  expect((await readPasted(head, 'estate', roll)).owners[0]?.same).toBe(true)
  expect((await readPasted(`${head}\n1-103,刘秀英,1`, 'estate', roll)).owners[0]?.same).toBeNull()
})

test('several units of one firm are one head; an unnamed unsold unit is the developer’s', async () => {
  const roll = await readPasted(
    '房号,业主,专有面积,备注\n1,某某商贸有限公司,10,\n2,某某商贸有限公司,10,\n3,,10,未售\n4,赵一,10,未交付',
    'estate',
  )
  expect(roll.errors).toEqual([])
  expect(roll.owners).toEqual([])
  expect(roll.households.map(({ headName, areaDm2 }) => [headName, areaDm2])).toEqual([
    ['某某商贸有限公司', 2000],
    ['建设单位', 2000],
  ])
})
