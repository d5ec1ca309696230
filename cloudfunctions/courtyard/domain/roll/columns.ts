import { readTitle, tidy } from '../sheet/cellText'
import { cutText } from '../../../shared/characters'
import type { Finding, Kind } from './types'

export type Field =
  | 'no'
  | 'group'
  | 'unit'
  | 'address'
  | 'head'
  | 'phone'
  | 'adults'
  | 'residents'
  | 'area'
  | 'use'
  | 'areaSource'
  | 'note'

/** What lists in the field call their columns; the first of each is the word used when we speak of it. */
const names: Readonly<Record<Kind, Readonly<Partial<Record<Field, readonly string[]>>>>> = {
  rural: {
    no: ['户号', '户编号', '编号', '户籍编号', '户码'],
    group: ['小组', '组别', '村民小组', '组', '所属小组', '居民小组'],
    address: ['门牌', '门牌号', '地址', '住址', '家庭住址', '房号'],
    head: ['户代表', '户主', '户主姓名', '户代表姓名', '代表姓名', '代表', '姓名', '户主(代表)'],
    phone: ['联系电话', '电话', '手机', '手机号', '手机号码', '电话号码', '联系方式'],
    adults: ['成年人数', '成年人', '成年', '18周岁以上人数', '18岁以上人数', '成人数', '选民数'],
    residents: ['常住人口', '常住人数', '人口', '人口数', '家庭人口', '人数', '总人口'],
    area: ['宅基地面积', '面积', '占地面积', '宅基地', '房屋面积'],
    note: ['备注', '说明', '备考'],
  },
  estate: {
    no: ['房号', '房间号', '室号', '房屋编号', '户号', '门牌号', '房屋号'],
    group: ['楼栋', '栋', '楼号', '幢', '楼', '栋号', '幢号'],
    unit: ['单元', '单元号'],
    head: ['业主', '业主姓名', '产权人', '所有权人', '权利人', '户主', '姓名'],
    phone: ['联系电话', '电话', '手机', '手机号', '手机号码', '电话号码', '联系方式'],
    residents: ['常住人口', '居住人数', '人口', '人数', '常住人数'],
    adults: ['成年人数', '成年人'],
    area: ['专有面积', '建筑面积', '专有部分面积', '面积', '产权面积', '房屋面积'],
    use: ['用途', '房屋用途', '规划用途', '性质'],
    areaSource: ['面积来源', '来源', '面积依据'],
    note: ['备注', '说明', '备考'],
  },
}
const required: Readonly<Record<Kind, readonly Field[]>> = {
  rural: ['no', 'head'],
  estate: ['no', 'head', 'area'],
}
const HEADER_WITHIN_ROWS = 15
const LABEL_MAX = 30
const METRES = /^(m2|m²|㎡|平方米|平米|平方|m\^2)$/i

export interface Header {
  /** 0-based index of the header's row. */
  readonly index: number
  readonly columnOf: Readonly<Partial<Record<Field, number>>>
  /** The list's own words for its columns: findings use them. */
  readonly labelOf: Readonly<Partial<Record<Field, string>>>
}

function readHeader(row: readonly string[], index: number, kind: Kind): Header {
  const columnOf: Partial<Record<Field, number>> = {}
  const labelOf: Partial<Record<Field, string>> = {}
  const titles = row.map(readTitle)
  for (const [field, words] of Object.entries(names[kind]) as [Field, readonly string[]][]) {
    // a list may carry both 户代表 and 姓名: the word that stands first in our list is the one meant
    for (const word of words) {
      const column = titles.findIndex(({ name }) => name === word)
      if (column === -1 || Object.values(columnOf).includes(column)) continue
      columnOf[field] = column
      labelOf[field] = cutText(tidy(row[column] ?? ''), LABEL_MAX)
      break
    }
  }
  return { index, columnOf, labelOf }
}

const other = (kind: Kind): Kind => (kind === 'rural' ? 'estate' : 'rural')
const complete = (header: Header, kind: Kind) => required[kind].every((field) => header.columnOf[field] !== undefined)

/** The first word for a column, as the message to the committee uses it. */
export const columnName = (kind: Kind, field: Field): string => names[kind][field]?.[0] ?? ''

/** Finds the header, which a title may precede; or says what is missing. */
export function findHeader(rows: readonly (readonly string[])[], kind: Kind): Header | Finding {
  const near = rows.slice(0, HEADER_WITHIN_ROWS)
  let best: Header | null = null
  for (const [index, row] of near.entries()) {
    const header = readHeader(row, index, kind)
    if (complete(header, kind)) return header
    if (!best || Object.keys(header.columnOf).length > Object.keys(best.columnOf).length) best = header
  }
  const wanted = required[kind].map((field) => `“${columnName(kind, field)}”`).join('、')
  if (near.some((row, index) => complete(readHeader(row, index, other(kind)), other(kind)))) {
    const [is, ought] = kind === 'rural' ? ['小区的房屋名册', '农村院落'] : ['农村院落的户册', '小区']
    return {
      row: 0,
      column: '',
      value: '',
      message: `这份表像是${is},而这里登记的是${ought}。请换成有${wanted}这几列的名册再试。`,
    }
  }
  const found = Object.keys(best?.columnOf ?? {}).length
  if (best && found >= 2) {
    const missing = required[kind].filter((field) => best.columnOf[field] === undefined)
    return {
      row: best.index + 1,
      column: '',
      value: '',
      message: `表头少了${missing.map((field) => `“${columnName(kind, field)}”`).join('、')}这一列。请补上再导入。`,
    }
  }
  return {
    row: 0,
    column: '',
    value: '',
    message: `没有找到表头。请在最上面留一行列名,至少要有${wanted}。`,
  }
}

/** An area in 亩 or 分 would be read as square metres: refused at the header. */
export function checkMeasure(header: Header, rows: readonly (readonly string[])[]): Finding | null {
  const column = header.columnOf.area
  if (column === undefined) return null
  const cell = rows[header.index]?.[column] ?? ''
  const { measure } = readTitle(cell)
  if (measure === '' || METRES.test(measure)) return null
  return {
    row: header.index + 1,
    column: cutText(tidy(cell), LABEL_MAX),
    value: measure,
    message: `面积要用平方米登记,这一列写的是“${measure}”。请换算成平方米再导入。`,
  }
}
