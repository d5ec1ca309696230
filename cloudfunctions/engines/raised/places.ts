import { oneOf, type Database, type Transaction } from '../../shared/database'
import type { RaisedDocument, RaisedKind } from '../../shared/documents'
import { deriveId, type AccountId, type HouseholdId, type RaisedId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { rules } from './kinds'
import { isOpen } from './states'

export interface Raiser {
  readonly subjectId: string
  readonly part: string
  /** Null where a household is counted. */
  readonly accountId: AccountId | null
  readonly householdId: HouseholdId | null
}

/** The ids of all that one account or household may ever raise about one subject, the first one first. */
export function raisedIds(secret: string, kind: RaisedKind, of: Raiser): RaisedId[] {
  const { counts, perPart, roundsMax } = rules[kind]
  const who = (counts === 'household' ? of.householdId : of.accountId) ?? ''
  const parts = [kind, of.subjectId, perPart ? of.part : '', who]
  return Array.from({ length: roundsMax }, (_, round) => deriveId(secret, 'raised', ...parts, String(round)))
}

export interface Places {
  readonly kind: RaisedKind
  readonly ids: readonly RaisedId[]
  /** What stood at these ids before the transaction, in their order and without a gap. */
  readonly taken: readonly RaisedDocument[]
}

/** One round trip. */
export async function readPlaces(
  { database, secret }: { readonly database: Database; readonly secret: string },
  kind: RaisedKind,
  of: Raiser,
): Promise<Places> {
  const ids = raisedIds(secret, kind, of)
  const found = await database.collection('raised').find({ where: { _id: oneOf(ids) }, limit: ids.length })
  const taken = ids.flatMap((id) => found.find(({ _id }) => _id === id) ?? [])
  return { kind, ids, taken }
}

/** `made`: this very request has been here before. `standing`: what waits and is to be reworded. */
type Place =
  | { readonly at: 'free'; readonly id: RaisedId }
  | { readonly at: 'made'; readonly matter: RaisedDocument }
  | { readonly at: 'standing'; readonly matter: RaisedDocument }

/**
 * Where to write, within the transaction: an id counts what was raised before, so that two at once meet at the same key and the
 * later one sees the earlier.
 */
export async function findPlace(
  transaction: Transaction,
  { kind, ids, taken }: Places,
  requestId: string,
): Promise<Place> {
  const rule = rules[kind]
  const collection = transaction.collection('raised')
  const all: RaisedDocument[] = []
  for (const [round, id] of ids.entries()) {
    const before = taken[round]
    // what is closed stays closed; what was open may have been settled meanwhile
    const matter = before && !isOpen(kind, before.state) ? before : await collection.get(id)
    if (!matter) break
    if (matter.requestId === requestId) return { at: 'made', matter }
    all.push(matter)
  }
  const open = all.filter(({ state }) => isOpen(kind, state))
  const [standing] = open
  if (standing && rule.rewords) return { at: 'standing', matter: standing }
  if (open.length >= rule.openMax) throw new Refusal(rule.full)
  const free = ids[all.length]
  if (free === undefined) throw new Refusal(rule.spent)
  return { at: 'free', id: free }
}
