import { decodeText } from './decodeText'
import { GatheredRows, type Gathered } from './gatherRows'
import { readBook } from './xlsx/readBook'
import { readSheet } from './xlsx/readSheet'
import { readSharedStrings } from './xlsx/readStrings'
import { readDayStyles } from './xlsx/readStyles'
import { isZip, readZip } from './zip'

export interface Cells extends Gathered {
  /** Shown to the committee: by it they see whether the file was read the way they saved it. */
  readonly encoding: string
}

/** As many rows as a roll and what stands around it fill. */
const ROWS_MAX = 1050

/** How a cell that a spreadsheet holds as a date is to be read; its time zone is UTC. */
type SayDate = (date: Date) => string

/**
 * Cells of a CSV or XLSX file as text, row by row as the file has them; `rowsMax` as in GatheredRows. Null when it is neither, or
 * a workbook that contradicts itself or swells to more than any list can be.
 */
export async function readFileCells(
  bytes: Uint8Array,
  sayDate: SayDate = () => DATE_CELL,
  rowsMax = ROWS_MAX,
): Promise<Cells | null> {
  if (isZip(bytes)) return readXlsx(bytes, rowsMax, sayDate)
  const decoded = decodeText(bytes)
  return decoded && { encoding: decoded.encoding, ...(await readTable(decoded.text, rowsMax)) }
}

/** Cells copied out of a spreadsheet: tabs between them. */
export async function readPastedCells(text: string, rowsMax = ROWS_MAX): Promise<Cells> {
  return { encoding: '粘贴', ...(await readTable(text, rowsMax)) }
}

async function readTable(text: string, rowsMax: number): Promise<Gathered> {
  const { default: Papa } = await import('papaparse')
  const bare = text.replace(/^\ufeff/, '')
  const delimiter = bare.includes('\t') ? '\t' : (/[,;]/.exec(bare)?.[0] ?? ',')
  const rows = new GatheredRows(rowsMax)
  let row = 0
  Papa.parse<string[]>(bare, {
    delimiter,
    skipEmptyLines: false,
    step: ({ data }) => {
      for (const [column, cell] of data.entries()) rows.put(row, column, cell)
      row += 1
    },
  })
  return rows.layOut()
}

function readXlsx(bytes: Uint8Array, rowsMax: number, sayDate: SayDate): Cells | null {
  const entries = readZip(bytes)
  if (!entries) return null
  const rows = new GatheredRows(rowsMax)
  try {
    const book = readBook(entries)
    if (!book) return null
    const strings = book.sharedStrings ? readSharedStrings(book.sharedStrings) : []
    const dayStyles = book.styles ? readDayStyles(book.styles) : new Set<number>()
    if (!readSheet(book.sheet, { strings, dayStyles, from1904: book.from1904, sayDate }, rows)) return null
  } catch {
    // XML that isn't well-formed
    return null
  }
  return { encoding: 'XLSX', ...rows.layOut() }
}

/** 1-1-01 typed into a spreadsheet becomes a date: the row says so instead of guessing the number back. */
export const DATE_CELL = '(日期)'
