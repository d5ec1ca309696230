import { decodeText } from './decodeText'
import { isZip, unpackedSize } from './zipSize'

export interface Cells {
  /** Shown to the committee: by it they see whether the file was read the way they saved it. */
  readonly encoding: string
  readonly rows: readonly (readonly string[])[]
}

const UNPACKED_MAX = 30_000_000

/** How a cell that a spreadsheet holds as a date is to be read; its time zone is UTC. */
type SayDate = (date: Date) => string

/** Cells of a CSV or XLSX file as text, row by row as the file has them; null when it is neither. */
export async function readFileCells(bytes: Uint8Array, sayDate: SayDate = () => DATE_CELL): Promise<Cells | null> {
  if (isZip(bytes)) return readXlsx(bytes, sayDate)
  const decoded = decodeText(bytes)
  return decoded && { encoding: decoded.encoding, rows: await readTable(decoded.text) }
}

/** Cells copied out of a spreadsheet: tabs between them. */
export async function readPastedCells(text: string): Promise<Cells> {
  return { encoding: '粘贴', rows: await readTable(text) }
}

async function readTable(text: string): Promise<string[][]> {
  const { default: Papa } = await import('papaparse')
  const bare = text.replace(/^\ufeff/, '')
  const delimiter = bare.includes('\t') ? '\t' : (/[,;]/.exec(bare)?.[0] ?? ',')
  return Papa.parse<string[]>(bare, { delimiter, skipEmptyLines: false }).data
}

async function readXlsx(bytes: Uint8Array, sayDate: SayDate): Promise<Cells | null> {
  const size = unpackedSize(bytes)
  if (size === null || size > UNPACKED_MAX) return null
  const { readSheet } = await import('read-excel-file/universal')
  try {
    const sheet: (unknown[] | null)[] = await readSheet<string>(new Uint8Array(bytes).buffer, {
      parseNumber: numberText,
    })
    return { encoding: 'XLSX', rows: sheet.map((row) => (row ?? []).map((cell) => cellText(cell, sayDate))) }
  } catch {
    return null
  }
}

/** A number comes as the digits of the file: 203.61000000000001 there is the 203.61 somebody typed. */
const numberText = (digits: string) =>
  /^\d+(\.\d{10,}|(\.\d+)?[eE][+-]?\d+)$/.test(digits) ? String(Number(digits)) : digits

function cellText(cell: unknown, sayDate: SayDate): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return sayDate(cell)
  return String(cell)
}

/** 1-1-01 typed into a spreadsheet becomes a date: the row says so instead of guessing the number back. */
export const DATE_CELL = '(日期)'
