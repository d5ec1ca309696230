import { canonicalJson } from './canonicalJson'
import { entryHash, GENESIS, type ChainEntry, type Sha256 } from './link'

/** What is wrong with an entry: its number, the link to the one before, its content or its own hash. */
export type ChainFlaw = 'height' | 'parent' | 'payload' | 'hash'

/** The first entry that doesn't follow from the ones before, counted from 1; null = all do. Times aren't compared: machines' clocks may differ a little. */
export function flawOfChain(
  chain: readonly ChainEntry[],
  sha256: Sha256,
): { readonly place: number; readonly flaw: ChainFlaw } | null {
  let parentHash = GENESIS
  for (const [i, entry] of chain.entries()) {
    const flaw = flawOf(entry, i + 1, parentHash, sha256)
    if (flaw) return { place: i + 1, flaw }
    parentHash = entry.hash
  }
  return null
}

function flawOf(entry: ChainEntry, height: number, parentHash: string, sha256: Sha256): ChainFlaw | null {
  if (entry.height !== height) return 'height'
  if (entry.parentHash !== parentHash) return 'parent'
  if (hashOf(entry.payload, sha256) !== entry.payloadHash) return 'payload'
  return entryHash(entry, sha256) === entry.hash ? null : 'hash'
}

/** The hash of a value's canonical text; of what has none, nothing that any hash equals. */
export function hashOf(value: unknown, sha256: Sha256): string {
  try {
    return sha256(canonicalJson(value))
  } catch {
    return ''
  }
}
