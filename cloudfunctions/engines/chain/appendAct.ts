import type { Transaction } from '../../shared/database'
import type { ChainHead, CourtyardActKind, CourtyardActs } from '../../shared/documents'
import type { CourtyardId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { append } from './append'

/** An act that goes into the courtyard's own chain. */
export type Act = {
  readonly [K in CourtyardActKind]: { readonly kind: K; readonly payload: CourtyardActs[K]; readonly at: number }
}[CourtyardActKind]

/** Enters an act in the courtyard's chain and moves its head, within the transaction that brings the act about. */
export async function appendAct(transaction: Transaction, courtyardId: CourtyardId, act: Act): Promise<ChainHead> {
  const courtyards = transaction.collection('courtyards')
  const courtyard = await courtyards.get(courtyardId)
  if (!courtyard) throw new Refusal('NOT_FOUND')
  const acts = await append(transaction, { chainId: courtyardId, courtyardId, head: courtyard.acts }, act)
  await courtyards.update(courtyardId, { acts })
  return acts
}
