import { guard } from '../guard'
import type { GatheredRows } from '../gatherRows'
import { readXml } from './readXml'
import { RichText, unescapeSigns } from './readStrings'

export interface SheetParts {
  readonly strings: readonly string[]
  readonly dayStyles: ReadonlySet<number>
  readonly from1904: boolean
  readonly sayDate: (date: Date) => string
}

interface Cell {
  readonly row: number
  readonly column: number
  readonly type: string
  readonly style: string | undefined
  value: string
}

const DAY = 24 * 60 * 60 * 1000
const DAYS_UNTIL_1970 = 25_569
const DAYS_UNTIL_1904 = 1462
/** 31 December 9999, the last day a spreadsheet knows. */
const LAST_DAY = 2_958_465
const LONGEST_VALUE = 40_000
const ADDRESS = /^([A-Za-z]{1,3})([1-9]\d{0,6})$/
const ROWS_OF_SHEET = 1_048_576
const COLUMNS_OF_SHEET = 16_384

/**
 * Puts the cells of a sheet into `rows`. Nothing is laid out by what the sheet says of its size, rows or spans: only by cells that
 * hold something, each at its own place. False when cells lie outside of any sheet, out of order or twice at one place.
 */
export function readSheet(bytes: Uint8Array, parts: SheetParts, rows: GatheredRows): boolean {
  const inline = new RichText()
  let inData = false
  let inValue = false
  let row = -1
  let column = -1
  let cell: Cell | null = null
  let sound = true
  readXml(bytes, {
    open: (name, attribute) => {
      if (name === 'sheetData') inData = true
      else if (!inData) return
      else if (name === 'row') {
        const next = rowOf(attribute('r'), row + 1)
        sound &&= next > row && next < ROWS_OF_SHEET
        row = next
        column = -1
      } else if (name === 'c') {
        const place = placeOf(attribute('r'), row, column + 1)
        sound &&= place.row === row && place.column > column && place.column < COLUMNS_OF_SHEET
        column = place.column
        cell = { ...place, type: attribute('t') ?? 'n', style: attribute('s'), value: '' }
      } else if (name === 'v') inValue = true
      else if (cell) inline.open(name)
    },
    text: (text) => {
      if (!cell) return
      if (!inValue) inline.text(text)
      else if (cell.value.length < LONGEST_VALUE) cell.value += text
    },
    close: (name) => {
      if (name === 'sheetData') inData = false
      else if (name === 'v') inValue = false
      else if (name === 'c' && cell) {
        rows.put(cell.row, cell.column, textOf(cell, inline.take(), parts))
        cell = null
      } else if (cell) inline.close(name)
    },
  })
  return sound
}

const rowOf = (said: string | undefined, next: number) =>
  said === undefined ? next : /^[1-9]\d{0,6}$/.test(said) ? Number(said) - 1 : -1

function placeOf(said: string | undefined, row: number, next: number): { row: number; column: number } {
  if (said === undefined) return { row, column: next }
  const match = ADDRESS.exec(said)
  if (!match) return { row: -1, column: -1 }
  const letters = [...(match[1] ?? '').toUpperCase()]
  return {
    row: Number(match[2]) - 1,
    column: letters.reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1,
  }
}

/** What a workbook holds as text is text, even if it begins like a formula: it comes guarded, as it would stand in a CSV. */
function textOf({ type, style, value }: Cell, inline: string, parts: SheetParts): string {
  switch (type) {
    case 's':
      return guard((parts.strings[Number(value)] ?? '').trim())
    case 'inlineStr':
      return guard(inline.trim())
    case 'str':
      return guard(unescapeSigns(value).trim())
    case 'b':
      return value === '1' ? 'true' : value === '0' ? 'false' : ''
    case 'd':
      return sayDay(Date.parse(value), value, parts)
    case 'n':
      return parts.dayStyles.has(Number(style)) ? dayOf(value, parts) : numberText(value.trim())
    default:
      // an error (#REF!) is as good as nothing
      return ''
  }
}

function dayOf(value: string, parts: SheetParts): string {
  const days = Number(value) + (parts.from1904 ? DAYS_UNTIL_1904 : 0)
  const at = value.trim() !== '' && days >= 0 && days <= LAST_DAY ? Math.floor((days - DAYS_UNTIL_1970) * DAY) : NaN
  return sayDay(at, value.trim(), parts)
}

const sayDay = (at: number, otherwise: string, { sayDate }: SheetParts) =>
  Number.isNaN(at) ? otherwise : sayDate(new Date(at))

/** A number comes as the digits of the file: 203.61000000000001 there is the 203.61 somebody typed. */
const numberText = (digits: string) =>
  /^\d+(?:\.\d{10,}|(?:\.\d+)?[eE][+-]?\d+)$/.test(digits) ? String(Number(digits)) : digits
