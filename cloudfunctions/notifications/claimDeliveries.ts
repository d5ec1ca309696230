import type { TimerCall } from '../shared/call'
import { atMost, increment, oneOf } from '../shared/database'
import type { DeliveryDocument, OutboxDocument } from '../shared/documents'
import type { AccountId } from '../shared/ids'

/** Tells this run of the worker from every other, also from a repeat of it by the platform. */
export const claimOf = ({ requestId, now }: TimerCall): string => `${requestId}:${now}`

/**
 * Takes on the deliveries of one fact to these accounts (at most 100), each at most once ever: the rows are written before
 * anything goes out, and a key that is taken is somebody else's. If the worker dies after this, nobody sends them again,
 * since whether they went out can't be known and two are worse than none. The inbox has the fact in any case.
 */
export async function claimDeliveries(
  call: TimerCall,
  row: OutboxDocument,
  accountIds: readonly AccountId[],
): Promise<DeliveryDocument[]> {
  const deliveries = call.database.collection('deliveries')
  const wanted = accountIds.map((accountId) => newDelivery(call, row, accountId))
  try {
    await deliveries.createAll(wanted)
    return wanted
  } catch {
    // a key was taken, by a worker that died or runs beside this one: what stood before it in the list has been written
    const stored = await deliveries.find({
      where: { _id: oneOf(wanted.map(({ _id }) => _id)) },
      limit: wanted.length,
      fields: ['claim'],
    })
    const claims = new Map(stored.map(({ _id, claim }) => [_id, claim]))
    const mine = await Promise.all(
      wanted.map(async (delivery) => {
        const claim = claims.get(delivery._id)
        return claim === undefined ? await deliveries.create(delivery) : claim === delivery.claim
      }),
    )
    return wanted.filter((_, i) => mine[i])
  }
}

function newDelivery(call: TimerCall, row: OutboxDocument, accountId: AccountId): DeliveryDocument {
  return {
    _id: `${row._id}:${accountId}:subscribeMessage`,
    courtyardId: row.courtyardId,
    eventId: row._id,
    accountId,
    channel: 'subscribeMessage',
    state: 'sending',
    errorCode: 0,
    claim: claimOf(call),
    attempts: 1,
    retryAt: null,
    createdAt: call.now,
    schema: 1,
  }
}

/** Takes on deliveries (at most 100) that wait for another try; those that another worker got first aren't among the answer. */
export async function claimRetries(call: TimerCall, due: readonly DeliveryDocument[]): Promise<DeliveryDocument[]> {
  const deliveries = call.database.collection('deliveries')
  const claim = claimOf(call)
  const ids = oneOf(due.map(({ _id }) => _id))
  const claimed = await deliveries.updateWhere(
    { _id: ids, state: 'retry', retryAt: atMost(call.now) },
    { state: 'sending', claim, attempts: increment(1), retryAt: null },
  )
  if (claimed === 0) return []
  return deliveries.find({ where: { _id: ids, state: 'sending', claim }, limit: due.length })
}
