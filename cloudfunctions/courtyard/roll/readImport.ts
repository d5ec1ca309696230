import { createHash } from 'node:crypto'
import type { MemberCall } from '../../shared/call'
import type { CourtyardDocument, HouseholdDocument } from '../../shared/documents'
import { Refusal } from '../../shared/refusal'
import { sha256 } from '../../shared/sha256'
import { readEveryHousehold } from '../../shared/readRoll'
import type { CourtyardInput } from '../contract'
import type { OutsideCell } from '../domain/sheet/gatherRows'
import { ROWS_MAX } from '../domain/roll/readList'
import { readRoll, type RollReading } from '../domain/roll/readRoll'
import { ownCourtyard } from '../readCourtyard'
import { readSheetFile } from '../readSheetFile'

type ImportInput = CourtyardInput<'previewRoll'>

export interface ImportRead {
  readonly courtyard: CourtyardDocument
  /** Former households included. */
  readonly households: readonly HouseholdDocument[]
  readonly encoding: string
  readonly outside: OutsideCell | null
  readonly reading: RollReading
  /** Of file, roll version and decisions: what is confirmed is what was seen. */
  readonly digest: string
}

/**
 * Reads the file against the roll as it stands. The version is read before the households, so that a change in between
 * shows as an older version and never as a newer one. Refuses as readSheetFile does.
 */
export async function readImport(call: MemberCall, { file, owners }: ImportInput): Promise<ImportRead> {
  const cells = await readSheetFile(file, ROWS_MAX)
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
  return { courtyard, households, encoding: cells.encoding, outside: cells.outside, reading, digest }
}
