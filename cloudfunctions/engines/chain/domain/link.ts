import { canonicalJson } from './canonicalJson'

/** Hex sha256 of a UTF-8 text. Injected everywhere, so that the phone can bring its own. */
export type Sha256 = (text: string) => string

/** The parent of the first entry. */
export const GENESIS = '0'.repeat(64)

/** The head of a chain without an entry. */
export const emptyHead = { height: 0, hash: GENESIS }

/** One entry of a chain as it is published. */
export interface ChainEntry {
  readonly height: number
  readonly parentHash: string
  readonly kind: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly payloadHash: string
  readonly at: number
  readonly hash: string
}

type Link = Pick<ChainEntry, 'height' | 'parentHash' | 'kind' | 'payloadHash' | 'at'>

/** Each entry's hash covers the one before: no step can be changed, left out or put in between without all later ones changing. */
export function entryHash({ height, parentHash, kind, payloadHash, at }: Link, sha256: Sha256): string {
  return sha256(canonicalJson({ height, parentHash, kind, payloadHash, at }))
}
