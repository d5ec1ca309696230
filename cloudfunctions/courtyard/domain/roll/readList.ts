import { foldKey } from '../../../shared/characters'
import { tidy } from '../sheet/cellText'
import { checkMeasure, findHeader, type Header } from './columns'
import { RowReader } from './readRow'
import { squareMetres } from './cellText'
import type { Finding, Kind, RollHousehold, Unit } from './types'

export const ROWS_MAX = 1000
const TOTAL_ROW = /^(合计|总计|小计|共计|总数|合 计|总 计)[:\uff1a]?$/
const EVERYBODY = '全院'
const NO_GROUP = '未分组'
/** 未售 and sold but not handed over count with the developer (区分所有权解释 9). */
const DEVELOPERS = /未售|未出售|未交付|未交房|开发商|建设单位/

export interface List {
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
  readonly households: readonly RollHousehold[]
  readonly units: readonly Unit[]
}

const nothing = (finding: Finding): List => ({ errors: [finding], warnings: [], households: [], units: [] })

/** Reads a rural list (one row a household) or an estate's (one row a unit). Rows with errors are left out of what it yields. */
export function readList(rows: readonly (readonly string[])[], kind: Kind): List {
  const header = findHeader(rows, kind)
  if (!('columnOf' in header)) return nothing(header)
  const measure = checkMeasure(header, rows)
  if (measure) return nothing(measure)

  const errors: Finding[] = []
  const warnings: Finding[] = []
  const households: RollHousehold[] = []
  const units: Unit[] = []
  const rowOf = new Map<string, Named>()
  const groups = new Map<string, string>()
  for (const reader of readers(rows, header, kind, warnings)) {
    const no = readNo(reader, rowOf, kind)
    const group = readGroup(reader, groups)
    const one = kind === 'rural' ? readHousehold(reader, no, group) : null
    const unit = kind === 'estate' ? readUnit(reader, no, group) : null
    errors.push(...reader.errors)
    warnings.push(...reader.warnings)
    if (reader.errors.length > 0) continue
    if (one) households.push(one)
    if (unit) units.push(unit)
  }
  const count = rowOf.size
  if (count === 0 && errors.length === 0) {
    return nothing({ row: 0, column: '', value: '', message: '表头下面一户也没有。请填上再导入。' })
  }
  return { errors, warnings, households, units }
}

/** A reader for each row that holds somebody: blank rows and totals are passed over, totals with a note. */
function* readers(
  rows: readonly (readonly string[])[],
  header: Header,
  kind: Kind,
  warnings: Finding[],
): Generator<RowReader> {
  for (const [index, cells] of rows.entries()) {
    if (index <= header.index) continue
    const filled = cells.map(tidy).filter((cell) => cell !== '')
    if (filled.length === 0) continue
    const row = index + 1
    if (filled.some((cell) => TOTAL_ROW.test(cell))) {
      warnings.push({
        row,
        column: '',
        value: filled[0] ?? '',
        message: '这一行是合计,不是一户,导入时跳过。',
      })
      continue
    }
    yield new RowReader(cells, row, header, kind)
  }
}

interface Named {
  readonly no: string
  readonly row: number
}

/** Numbers that look the same are the same: a person can't tell N1 from a N1 with a Cyrillic letter, nor which of them is meant. */
function readNo(reader: RowReader, rowOf: Map<string, Named>, kind: Kind): string {
  const no = reader.word('no')
  const key = foldKey(no)
  if (key === '') {
    if (reader.errors.length === 0) {
      reader.error('no', `${reader.label('no')}没填。请补上${kind === 'rural' ? '这一户的户号' : '房号'}再导入。`)
    }
    return ''
  }
  const before = rowOf.get(key)
  if (before === undefined) rowOf.set(key, { no, row: reader.row })
  else {
    const same = before.no === no ? '重复' : `的“${before.no}”看起来一样`
    reader.error('no', `${reader.label('no')} ${no} 和第 ${before.row} 行${same}。请核对，删掉多余的一行或改正编号。`)
  }
  return no
}

/** Groups whose names look the same are one group, under the name that comes first. */
function readGroup(reader: RowReader, groups: Map<string, string>): string {
  if (!reader.has('group')) return EVERYBODY
  const group = reader.word('group')
  const key = foldKey(group)
  const known = groups.get(key) ?? group
  if (key !== '') groups.set(key, known)
  if (key !== '') return known
  reader.warn('group', `${reader.label('group')}没填,先放在“${NO_GROUP}”里。`)
  return NO_GROUP
}

function readHousehold(reader: RowReader, no: string, group: string): RollHousehold {
  const headName = reader.name()
  if (headName === '' && !reader.errors.some(({ column }) => column === reader.label('head'))) {
    reader.error('head', '户代表没填。请填上这一户推选的代表;还没推选的,先填一位成年家人。')
  }
  const adults = reader.people('adults', true)
  const residents = reader.people('residents', false)
  if (reader.has('residents') && residents > 0 && residents < adults) {
    reader.warn('residents', `常住 ${residents} 人,比成年 ${adults} 人少。有人常年在外是正常的,请核对一下。`)
  }
  return {
    no,
    group,
    address: reader.text('address'),
    headName,
    phone: reader.phone(),
    adults,
    residents,
    areaDm2: reader.area(false),
    rooms: [],
    developer: false,
    note: reader.text('note'),
  }
}

function readUnit(reader: RowReader, no: string, group: string): Unit {
  const note = reader.text('note')
  const headName = reader.name()
  const developer = DEVELOPERS.test(note) || DEVELOPERS.test(headName)
  if (headName === '' && !developer && !reader.errors.some(({ column }) => column === reader.label('head'))) {
    reader.error('head', '业主没填。请照登记簿填上;还没卖出的,在备注里写“未售”。')
  }
  const unit = reader.word('unit')
  return {
    row: reader.row,
    no,
    group,
    unit,
    address: `${group === EVERYBODY || group === NO_GROUP ? '' : group}${unit}${no}`,
    headName,
    phone: reader.phone(),
    adults: reader.people('adults', false),
    residents: reader.people('residents', false),
    areaDm2: readUnitArea(reader),
    use: reader.text('use'),
    areaSource: reader.text('areaSource'),
    developer,
    note,
  }
}

function readUnitArea(reader: RowReader): number {
  const area = reader.area(true)
  if (area > 100_000) reader.warn('area', `这一套有 ${squareMetres(area)} 平方米,请核对是不是多写了一位。`)
  return area
}
