import type { Transaction } from '../../shared/database'
import type { ChainHead } from '../../shared/documents'
import type { CourtyardId } from '../../shared/ids'
import { sha256 } from '../../shared/sha256'
import { nextEntry, type Step } from './domain/nextEntry'

/** A chain as its owner document names it. */
export interface Chain {
  readonly chainId: string
  readonly courtyardId: CourtyardId
  readonly head: ChainHead
}

/**
 * Appends one entry within a transaction that has just read the head, and returns the new one, which the caller writes to the
 * owner in this same transaction. Two writers at once meet at the owner's document and at the entry's key: one of them
 * fails as a whole. So that a retry appends once, the transaction also makes or moves on what the step is about.
 */
export async function append(
  transaction: Transaction,
  { chainId, courtyardId, head }: Chain,
  step: Step,
): Promise<ChainHead> {
  const entry = nextEntry(head, step, sha256)
  await transaction.collection('history').create({
    _id: `${chainId}:${entry.height}`,
    chainId,
    courtyardId,
    ...entry,
    createdAt: step.at,
    schema: 1,
  })
  return { height: entry.height, hash: entry.hash }
}
