import { canonicalJson } from '../../../engines/chain/domain/canonicalJson'
import type { Sha256 } from './ruleTextHash'

/** What a household must know to find itself in a record. The salt is its own and nobody else's. */
export interface LeafOpening {
  readonly motionId: string
  readonly householdNo: string
  readonly adults: number
  readonly areaDm2: number
  /** 64 hex digits. */
  readonly salt: string
}

/**
 * A household's leaf: a hash that stands for it in the published electorate. With the salt it can be made again; without it
 * nobody can tell which household it is, not even by trying all numbers of the courtyard.
 */
export function leafOf({ motionId, householdNo, adults, areaDm2, salt }: LeafOpening, sha256: Sha256): string {
  return sha256(canonicalJson(['yuanba-leaf/1', motionId, householdNo, adults, areaDm2, salt]))
}

/** Hash over the sorted lines of the electorate. Fixed when voting opens, before the first ballot. */
export function electorateCommitment(lines: readonly string[], sha256: Sha256): string {
  return sha256(lines.join('\n'))
}
