import { createHash } from 'node:crypto'
import type { MemberCall } from '../../shared/call'
import type { CourtyardDocument, HouseholdDocument } from '../../shared/documents'
import { Refusal } from '../../shared/refusal'
import { sha256 } from '../../shared/sha256'
import { readEveryHousehold } from '../../shared/readRoll'
import type { CourtyardInput } from '../contract'
import { readFileCells, readPastedCells, type Cells } from '../domain/sheet/readCells'
import { ROWS_MAX } from '../domain/roll/readList'
import { readRoll, type RollReading } from '../domain/roll/readRoll'
import { ownCourtyard } from '../readCourtyard'

type ImportInput = CourtyardInput<'previewRoll'>

export interface ImportRead {
  readonly courtyard: CourtyardDocument
  /** Former households included. */
  readonly households: readonly HouseholdDocument[]
  readonly encoding: string
  readonly reading: RollReading
  /** Of file, roll version and decisions: what is confirmed is what was seen. */
  readonly digest: string
}

/** Title, header and totals besides the rows themselves. */
const ROWS_AROUND = 50

/**
 * Reads the file against the roll as it stands. The version is read before the households, so that a change in between
 * shows as an older version and never as a newer one. Refuses with FILE_UNREADABLE or TOO_LARGE.
 */
export async function readImport(call: MemberCall, { file, owners }: ImportInput): Promise<ImportRead> {
  const cells = await readFile(file)
  const filled = cells.rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  if (filled.length > ROWS_MAX + ROWS_AROUND) throw new Refusal('TOO_LARGE', { max: ROWS_MAX })
  const courtyard = await ownCourtyard(call)
  const households = await readEveryHousehold(call.database, courtyard._id)
  const current = households
    .filter(({ active }) => active)
    .map((household) => ({ ...household, bound: household.representativeId !== null }))
  const reading = readRoll(cells.rows, courtyard.kind, owners, current)
  if (Math.max(reading.households.length, reading.totals.units) > ROWS_MAX) {
    throw new Refusal('TOO_LARGE', { max: ROWS_MAX })
  }
  const content = file.from === 'file' ? file.base64 : file.text
  const digest = sha256(
    JSON.stringify([
      'yuanba-roll/1',
      courtyard._id,
      courtyard.rollVersion,
      createHash('sha256').update(content).digest('hex'),
      [...owners].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, same }) => [name, same]),
    ]),
  )
  return { courtyard, households, encoding: cells.encoding, reading, digest }
}

async function readFile(file: ImportInput['file']): Promise<Cells> {
  const cells =
    file.from === 'text' ? await readPastedCells(file.text) : await readFileCells(Buffer.from(file.base64, 'base64'))
  if (!cells) throw new Refusal('FILE_UNREADABLE')
  return cells
}
