import { chunk, groupBy } from 'lodash-es'
import type { TimerCall } from '../shared/call'
import { atMost, oneOf } from '../shared/database'
import type { DeliveryDocument, OutboxDocument } from '../shared/documents'
import { addressees } from './addressees'
import { claimRetries } from './claimDeliveries'
import { channels } from './domain/channel'
import { inLanes } from './lanes'
import type { Message } from './messageFor'
import { prepareMessage } from './prepareMessage'
import { sendDeliveries } from './sendDeliveries'

/** As many as one run takes on; the rest comes a minute later. */
const DUE_MAX = 400
const ABREAST = 50

/**
 * Sends again what WeChat couldn't take in passing, the longest due first, fact by fact in a few lanes. Nothing is claimed when
 * the time is up: it stays due, and comes a minute later.
 */
export async function retryDeliveries(call: TimerCall, timeIsUp: () => boolean): Promise<void> {
  const { database } = call
  const due = await database.collection('deliveries').find({
    where: { state: 'retry', retryAt: atMost(call.now) },
    orderBy: [['retryAt', 'asc']],
    limit: DUE_MAX,
  })
  if (due.length === 0) return
  const facts = Object.entries(groupBy(due, ({ eventId }) => eventId))
  const rows = await database
    .collection('outbox')
    .find({ where: { _id: oneOf(facts.map(([eventId]) => eventId)) }, limit: facts.length })
  const rowOf = new Map(rows.map((row) => [row._id, row]))
  await inLanes(facts, timeIsUp, ([eventId, ofEvent]) => retryFact(call, rowOf.get(eventId), ofEvent, timeIsUp))
}

async function retryFact(
  call: TimerCall,
  row: OutboxDocument | undefined,
  due: readonly DeliveryDocument[],
  timeIsUp: () => boolean,
): Promise<void> {
  const message = row ? await prepareMessage(call, row) : null
  for (const some of chunk(due, ABREAST)) {
    if (timeIsUp()) return
    const mine = await claimRetries(call, some)
    if (mine.length > 0) await retry(call, row, message, mine)
  }
}

/** Who has left, muted the topic or voted since then isn't written to any more; nobody is, of what is over. */
async function retry(
  call: TimerCall,
  row: OutboxDocument | undefined,
  message: Message | null,
  mine: readonly DeliveryDocument[],
): Promise<void> {
  const { database } = call
  const template = row && channels[row.kind]?.template
  const wanted = row && template && message ? await stillAddressed(call, row, mine) : new Map<string, string>()
  const moot = mine.filter(({ accountId }) => !wanted.has(accountId))
  if (moot.length > 0) {
    const ids = oneOf(moot.map(({ _id }) => _id))
    await database.collection('deliveries').updateWhere({ _id: ids }, { state: 'moot' })
  }
  const rest = mine.filter(({ accountId }) => wanted.has(accountId))
  if (template && message && rest.length > 0) await sendDeliveries(call, template, message, rest, wanted)
}

async function stillAddressed(
  call: TimerCall,
  row: OutboxDocument,
  deliveries: readonly DeliveryDocument[],
): Promise<Map<string, string>> {
  const { database } = call
  const accountIds = deliveries.map(({ accountId }) => accountId)
  const [members, accounts] = await Promise.all([
    database.collection('members').find({
      where: { _id: oneOf(accountIds.map((accountId) => `${row.courtyardId}:${accountId}`)) },
      limit: ABREAST,
    }),
    database.collection('accounts').find({ where: { _id: oneOf(accountIds) }, limit: ABREAST }),
  ])
  const openids = new Map<string, string>(accounts.map(({ _id, openid }) => [_id, openid]))
  const still = await addressees(call, row, members)
  return new Map(
    still.flatMap(({ accountId }) => {
      const openid = openids.get(accountId)
      return openid === undefined ? [] : [[accountId, openid] as const]
    }),
  )
}
