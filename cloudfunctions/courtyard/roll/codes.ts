import type { Call } from '../../shared/call'
import { isDuplicateKey, oneOf, type Database } from '../../shared/database'
import type { HouseholdCodeDocument, HouseholdDocument } from '../../shared/documents'
import { derive, type CourtyardId, type HouseholdId } from '../../shared/ids'
import { withCheckDigit } from '../domain/householdCode'

const CODES = 10n ** 11n
const ROUNDS_MAX = 20
const AT_ONCE = 500

/** Twelve digits, the same whenever they are asked for: a code is never stored, only derived. */
export function codeOf(secret: string, householdId: HouseholdId, generation: number): string {
  const drawn = BigInt(`0x${derive(secret, 'householdCode', householdId, String(generation)).toString('hex')}`) % CODES
  return withCheckDigit(drawn.toString().padStart(11, '0'))
}

export const codeOfHousehold = (secret: string, { _id, codeGeneration }: HouseholdDocument) =>
  codeOf(secret, _id, codeGeneration)

/** The key a code is filed under: reading the collection yields no codes. */
export const codeKey = (secret: string, code: string) => derive(secret, 'codeKey', code).toString('hex')

/**
 * Files a code for each household, from the generation given on, and returns the generation it got: among 600,000 households
 * two are likely to draw the same eleven digits, and the second one takes the next. Done ahead of the change that the
 * codes are for, in bulk: a code that is filed works only once its household says the same generation, so one that is
 * left over opens nothing, and a retry finds it.
 */
export async function fileCodes(
  call: Pick<Call, 'database' | 'secret' | 'now'>,
  courtyardId: CourtyardId,
  from: ReadonlyMap<HouseholdId, number>,
): Promise<Map<HouseholdId, number>> {
  const filed = new Map<HouseholdId, number>()
  let wanted = [...from].map(([householdId, generation]) => ({ householdId, generation }))
  for (let tried = 0; wanted.length > 0; tried++) {
    if (tried === ROUNDS_MAX) throw new Error('no free household code was found')
    const drawn = new Map<string, Wanted>()
    const again: Wanted[] = []
    for (const one of wanted) {
      const key = codeKey(call.secret, codeOf(call.secret, one.householdId, one.generation))
      if (drawn.has(key)) again.push(next(one))
      else drawn.set(key, one)
    }
    const holders = await readHolders(call.database, [...drawn.keys()])
    const missing: HouseholdCodeDocument[] = []
    for (const [key, one] of drawn) {
      const { householdId, generation } = one
      const holder = holders.get(key)
      if (holder !== undefined && holder !== householdId) again.push(next(one))
      else {
        filed.set(householdId, generation)
        if (holder === undefined) missing.push(codeDocument(key, courtyardId, householdId, call.now))
      }
    }
    if (await create(call.database, missing)) wanted = again
  }
  return filed
}

interface Wanted {
  readonly householdId: HouseholdId
  readonly generation: number
}
const next = ({ householdId, generation }: Wanted): Wanted => ({ householdId, generation: generation + 1 })

const codeDocument = (
  _id: string,
  courtyardId: CourtyardId,
  householdId: HouseholdId,
  now: number,
): HouseholdCodeDocument => ({ _id, courtyardId, householdId, createdAt: now, schema: 1 })

/** False when somebody filed one of them meanwhile: look again. */
async function create(database: Database, documents: readonly HouseholdCodeDocument[]): Promise<boolean> {
  try {
    for (let at = 0; at < documents.length; at += AT_ONCE) {
      await database.collection('householdCodes').createAll(documents.slice(at, at + AT_ONCE))
    }
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

async function readHolders(database: Database, keys: readonly string[]): Promise<Map<string, HouseholdId>> {
  const holders = new Map<string, HouseholdId>()
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    const page = keys.slice(at, at + AT_ONCE)
    const known = await database
      .collection('householdCodes')
      .find({ where: { _id: oneOf(page) }, limit: page.length, fields: ['householdId'] })
    for (const { _id, householdId } of known) holders.set(_id, householdId)
  }
  return holders
}
