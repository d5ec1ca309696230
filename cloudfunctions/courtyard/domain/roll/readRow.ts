import { cutText, flawIn } from '../../../shared/characters'
import { tidy, withoutSpaces } from '../sheet/cellText'
import { readCell } from '../sheet/guard'
import { FLAWED } from '../sheet/sayFlaw'
import { numeralMeant, parseAreaDm2, parseCount, parsePhone } from './cellText'
import { columnName, type Field, type Header } from './columns'
import { DATE_CELL } from '../sheet/readCells'
import type { Finding, Kind } from './types'

const longest: Readonly<Partial<Record<Field, number>>> = { no: 30, group: 30, unit: 30, head: 60, address: 100 }
const LONGEST_OTHER = 200
const VALUE_MAX = 80

/** One row of the list with its columns found: reads fields and collects what is wrong with them. */
export class RowReader {
  readonly errors: Finding[] = []
  readonly warnings: Finding[] = []

  constructor(
    private readonly cells: readonly string[],
    /** 1-based, as the spreadsheet numbers it. */
    readonly row: number,
    private readonly header: Header,
    private readonly kind: Kind,
  ) {}

  has(field: Field): boolean {
    return this.header.columnOf[field] !== undefined
  }

  private raw(field: Field): string {
    const column = this.header.columnOf[field]
    return column === undefined ? '' : (this.cells[column] ?? '')
  }

  label(field: Field): string {
    return this.header.labelOf[field] ?? columnName(this.kind, field)
  }

  error(field: Field, message: string): void {
    this.errors.push({
      row: this.row,
      column: this.label(field),
      value: cutText(tidy(this.raw(field)), VALUE_MAX),
      message,
    })
  }

  warn(field: Field, message: string): void {
    this.warnings.push({
      row: this.row,
      column: this.label(field),
      value: cutText(tidy(this.raw(field)), VALUE_MAX),
      message,
    })
  }

  /** Text of a cell; empty (with the error noted) when a spreadsheet would run it or it is far too long. */
  text(field: Field): string {
    const { text: cell, formula } = readCell(this.raw(field))
    if (flawIn(this.raw(field)) !== null) {
      this.error(field, FLAWED)
      return ''
    }
    if (field !== 'phone' && formula) {
      this.error(field, '这一格是公式,不是文字。请改成直接写内容再导入。')
      return ''
    }
    if (cell === DATE_CELL) {
      this.error(field, '这一格被表格软件变成了日期。请把这一列设成“文本”格式,重新填写再导入。')
      return ''
    }
    const max = longest[field] ?? LONGEST_OTHER
    if (cell.length > max) {
      this.error(field, `这一格太长了(最多 ${max} 个字)。请缩短再导入。`)
      return ''
    }
    return cell
  }

  /** A number, group or name: blanks inside only pad it. */
  word(field: Field): string {
    return withoutSpaces(this.text(field))
  }

  /** A blank inside a name is dropped and said, since two names in one cell would look the same. */
  name(): string {
    const written = this.text('head')
    const name = withoutSpaces(written)
    if (name !== written) this.warn('head', `名字中间的空格去掉了,按“${name}”登记。`)
    return name
  }

  phone(): string {
    const cell = this.text('phone')
    if (cell === '') return ''
    const phone = parsePhone(cell)
    if (phone !== null) return phone
    const digits = cell.replace(/\D/g, '').length
    this.error(
      'phone',
      /^\d+$/.test(withoutSpaces(cell))
        ? `电话有 ${digits} 位,手机号应该是 11 位。请核对;一时问不到的可以先留空。`
        : '这不像电话号码。请只写 11 位手机号,或带区号的座机;没有就留空。',
    )
    return ''
  }

  people(field: 'adults' | 'residents', needed: boolean): number {
    if (!this.has(field)) return 0
    const cell = this.text(field)
    if (cell === '') {
      if (needed) this.warn(field, `“${this.label(field)}”没填,先按 0 人登记。补上后再导入一次就行。`)
      return 0
    }
    const count = parseCount(cell)
    if (count !== null) return count
    const meant = numeralMeant(cell)
    this.error(
      field,
      meant === null
        ? '人数要写成数字,比如 3。请改好再导入。'
        : `“${cell}”要写成数字。如果是 ${meant} 人,请改成 ${meant} 再导入。`,
    )
    return 0
  }

  /** In 0.01 m². */
  area(needed: boolean): number {
    if (!this.has('area')) return 0
    const cell = this.text('area')
    if (cell === '') {
      if (needed) this.error('area', '面积没填。业主表决要按面积计算,请照登记簿填上再导入。')
      else this.warn('area', '面积没填,先按 0 登记。院落表决按户计算,不受影响。')
      return 0
    }
    const area = parseAreaDm2(cell)
    if (area === null) this.error('area', areaAdvice(cell))
    return area ?? 0
  }
}

function areaAdvice(cell: string): string {
  if (/约|左右|多|大概/.test(cell)) return '面积要写准数,不能写“约”。请查登记的面积,只填数字;查不到就先留空。'
  if (/亩|分/.test(cell)) return '面积要用平方米。请换算成平方米,只填数字。'
  if (/^\d+\.\d{3,}$/.test(cell)) return '面积最多写两位小数。请照登记的面积改好再导入。'
  return '面积要写成数字,比如 120.50。请改好再导入。'
}
