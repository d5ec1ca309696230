import type { Call } from '../../shared/call'
import { oneOf } from '../../shared/database'
import type { HouseholdCodeDocument, HouseholdDocument } from '../../shared/documents'
import { derive, type CourtyardId, type HouseholdId } from '../../shared/ids'
import { PAGE_SIZE } from '../../shared/readPages'
import { withCheckDigit } from '../domain/householdCode'

const CODES = 10n ** 11n
const GENERATIONS_TRIED = 20

/** Twelve digits, the same whenever they are asked for: a code is never stored, only derived. */
export function codeOf(secret: string, householdId: HouseholdId, generation: number): string {
  const drawn = BigInt(`0x${derive(secret, 'householdCode', householdId, String(generation)).toString('hex')}`) % CODES
  return withCheckDigit(drawn.toString().padStart(11, '0'))
}

export const codeOfHousehold = (secret: string, { _id, codeGeneration }: HouseholdDocument) =>
  codeOf(secret, _id, codeGeneration)

/** The key a code is filed under: reading the collection yields no codes. */
export const codeKey = (secret: string, code: string) => derive(secret, 'codeKey', code).toString('hex')

export function codeDocument(
  { secret, now }: Pick<Call, 'secret' | 'now'>,
  courtyardId: CourtyardId,
  householdId: HouseholdId,
  generation: number,
): HouseholdCodeDocument {
  return {
    _id: codeKey(secret, codeOf(secret, householdId, generation)),
    courtyardId,
    householdId,
    createdAt: now,
    schema: 1,
  }
}

/**
 * For each household the first generation, from the one given, whose code nobody holds: among 600,000 households two are
 * likely to draw the same eleven digits.
 */
export async function freeGenerations(
  { database, secret }: Pick<Call, 'database' | 'secret'>,
  from: ReadonlyMap<HouseholdId, number>,
): Promise<Map<HouseholdId, number>> {
  const free = new Map<HouseholdId, number>()
  const given = new Set<string>()
  let left = [...from]
  for (let tried = 0; left.length > 0; tried++) {
    if (tried === GENERATIONS_TRIED) throw new Error('no free household code was found')
    const keyed = left.map(([id, generation]) => ({
      id,
      generation,
      key: codeKey(secret, codeOf(secret, id, generation)),
    }))
    const taken = await takenKeys(
      database,
      keyed.map(({ key }) => key),
    )
    left = []
    for (const { id, generation, key } of keyed) {
      if (taken.has(key) || given.has(key)) left.push([id, generation + 1])
      else {
        free.set(id, generation)
        given.add(key)
      }
    }
  }
  return free
}

async function takenKeys(database: Call['database'], keys: readonly string[]): Promise<Set<string>> {
  const taken = new Set<string>()
  for (let at = 0; at < keys.length; at += PAGE_SIZE) {
    const page = keys.slice(at, at + PAGE_SIZE)
    const known = await database
      .collection('householdCodes')
      .find({ where: { _id: oneOf(page) }, limit: page.length, fields: ['_id'] })
    for (const { _id } of known) taken.add(_id)
  }
  return taken
}
