import { Refusal } from '../shared/refusal'
import type { CourtyardInput } from './contract'
import { readFileCells, readPastedCells, type Cells } from './domain/sheet/readCells'
import { isZip } from './domain/sheet/zip'

/** Title, header and totals besides the rows themselves. */
const ROWS_AROUND = 50

/**
 * The cells of a file as it was sent, for a list of at most `max` rows. Refuses with FILE_UNREADABLE what is no table, with
 * FILE_UNSOUND a workbook that isn't what it claims to be, with TOO_LARGE more rows than the list may have.
 */
export async function readSheetFile(
  file: CourtyardInput<'previewRoll'>['file'],
  max: number,
  sayDate?: (date: Date) => string,
): Promise<Cells> {
  const rowsMax = max + ROWS_AROUND
  const cells =
    file.from === 'text'
      ? await readPastedCells(file.text, rowsMax)
      : await readBytes(Buffer.from(file.base64, 'base64'), rowsMax, sayDate)
  if (cells.tooMany) throw new Refusal('TOO_LARGE', { max })
  return cells
}

async function readBytes(bytes: Uint8Array, rowsMax: number, sayDate?: (date: Date) => string): Promise<Cells> {
  const cells = await readFileCells(bytes, sayDate, rowsMax)
  if (!cells) throw new Refusal(isZip(bytes) ? 'FILE_UNSOUND' : 'FILE_UNREADABLE')
  return cells
}
