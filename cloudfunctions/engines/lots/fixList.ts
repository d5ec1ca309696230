import type { Call } from '../../shared/call'
import { isDuplicateKey, type Database } from '../../shared/database'
import type { LotDocument, LotDoorDocument } from '../../shared/documents'
import type { HouseholdId, LotId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { sha256 } from '../../shared/sha256'
import { appendAct } from '../chain/appendAct'
import { emptyHead } from '../chain/domain/link'
import { listHash, type Door } from './domain/order'
import { doorKey, listIdOf, lotKey, type LotMatter } from './keys'
import { readDoors } from './readLot'

export const DOORS_MAX = 10_000
const BATCH = 500

export interface Listing extends LotMatter {
  /** Who may be drawn, as the caller decides: 认过门 for long enough, no party, none of the committee's. */
  readonly doors: readonly (Door & { readonly householdId: HouseholdId })[]
  readonly seats: number
  /** What it is about, and what is asked of those who sit. */
  readonly asks: Pick<LotDocument, 'home' | 'title' | 'lines' | 'words'>
  /** All of them sit: no number is needed. */
  readonly whole: boolean
  /** Where the number will come from: 上证综指收盘. */
  readonly source: string
}

/**
 * Fixes who may be drawn for a matter, once: the list's hash goes into the courtyard's chain, before the number that orders it is
 * known. A retry with the same doors finds what was fixed; with others it is refused, whatever has become of the roll since.
 */
export async function fixList(
  { database, secret, now }: Pick<Call, 'database' | 'secret' | 'now'>,
  { doors, seats, source, asks, whole, ...matter }: Listing,
): Promise<LotId> {
  const distinct = new Set(doors.map(({ householdId }) => householdId)).size
  if (distinct !== doors.length || doors.length < seats || doors.length > DOORS_MAX || seats < 1) {
    throw new Refusal('INVALID_INPUT', { at: 'doors' })
  }
  const { courtyardId, matterKind, matterId } = matter
  const _id = lotKey(secret, matter)
  const hash = listHash(doors, sha256)
  const listId = listIdOf({ _id, listHash: hash })
  const standing = await database.collection('lots').get(_id)
  if (standing) return sameList(standing, hash)

  // the rows first: a list that is fixed is whole. Those of one that isn't fixed in the end belong to no lot
  await createRows(
    database,
    listId,
    doors.map(({ householdId, hasAccount, recognisedAt }) => ({
      _id: doorKey(listId, householdId),
      ...{ listId, courtyardId, householdId, hasAccount, recognisedAt },
      ...{ told: null, acceptedAt: null, declinedAt: null, answeredAt: 0, word: null },
      ...{ createdAt: now, schema: 1 },
    })),
  )
  return database.transaction(async (transaction) => {
    const lots = transaction.collection('lots')
    const meanwhile = await lots.get(_id)
    if (meanwhile) return sameList(meanwhile, hash)
    const lot: LotDocument = {
      ...{ _id, courtyardId, matterKind, matterId, beganAt: now, listed: emptyHead, listHash: hash },
      ...{ doors: doors.length, seats, source, typed: [], number: null, drawnAt: whole ? now : null },
      ...{ ...asks, whole, decision: null, decidedAt: null, dueAt: now, createdAt: now, schema: 1 },
    }
    const payload = { lot: _id, matterKind, matterId, listHash: hash, doors: doors.length, seats, source }
    const listed = await appendAct(transaction, courtyardId, { kind: 'lotListed', payload, at: now })
    await lots.create({ ...lot, listed })
    return _id
  })
}

function sameList({ _id, listHash: fixed }: LotDocument, hash: string): LotId {
  if (fixed !== hash) throw new Refusal('LIST_IS_FIXED')
  return _id
}

/** All in one round trip as a rule; a retry, or somebody at the same moment, writes what is missing. */
async function createRows(database: Database, listId: string, rows: readonly LotDoorDocument[]): Promise<void> {
  const collection = database.collection('lotDoors')
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH)
    try {
      await collection.createAll(batch)
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      const there = new Set((await readDoors(database, listId)).map(({ _id }) => _id))
      for (const row of batch) if (!there.has(row._id)) await collection.create(row)
    }
  }
}
