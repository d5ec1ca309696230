import { canonicalJson } from './canonicalJson'
import { entryHash, type ChainEntry, type Sha256 } from './link'

/** What is to be entered. */
export interface Step {
  readonly kind: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly at: number
}

/** The entry that follows on `head`. */
export function nextEntry(
  head: Pick<ChainEntry, 'height' | 'hash'>,
  { kind, payload, at }: Step,
  sha256: Sha256,
): ChainEntry {
  const payloadHash = sha256(canonicalJson(payload))
  const link = { height: head.height + 1, parentHash: head.hash, kind, payloadHash, at }
  return { ...link, payload, hash: entryHash(link, sha256) }
}
