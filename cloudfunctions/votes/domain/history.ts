import type { HistoryDocument, HistoryKind, MotionDocument } from '../../shared/documents'
import { canonicalJson } from './record/canonicalJson'
import { entryHash, GENESIS } from './record/chain'
import type { Sha256 } from './record/ruleTextHash'

export const emptyHead = { height: 0, hash: GENESIS }

interface Fact {
  readonly kind: HistoryKind
  readonly payload: Readonly<Record<string, unknown>>
  readonly at: number
}

type Chained = Pick<MotionDocument, '_id' | 'courtyardId' | 'head'>

/** The next entry of a motion's chain; its key holds the height, so that two writers can't both append it. */
export function nextEntry(motion: Chained, { kind, payload, at }: Fact, sha256: Sha256): HistoryDocument {
  const height = motion.head.height + 1
  const payloadHash = sha256(canonicalJson(payload))
  const link = { height, parentHash: motion.head.hash, kind, payloadHash, at }
  return {
    _id: `${motion._id}:${height}`,
    courtyardId: motion.courtyardId,
    motionId: motion._id,
    ...link,
    payload,
    hash: entryHash(link, sha256),
    createdAt: at,
    schema: 1,
  }
}
