import type { TimerCall } from '../shared/call'
import { above, increment } from '../shared/database'
import type { AccountDocument, DeliveryDocument, OutboxDocument } from '../shared/documents'
import type { Message } from './messageFor'
import type { TemplateKey } from './templates'

/** WeChat's code for: refused, or no message left. */
const NO_QUOTA = 43101

/**
 * Sends one fact to one account, at most once. The delivery is written before the message goes out: if the worker dies in
 * between, the row stays 'sending' and nobody sends it again, since whether it went out can't be known and two are worse than
 * none. The inbox has the fact in any case.
 */
export async function sendMessage(
  { database, wechat, now }: TimerCall,
  row: OutboxDocument,
  template: TemplateKey,
  message: Message,
  { _id: accountId, openid }: AccountDocument,
): Promise<void> {
  const _id = `${row._id}:${accountId}:subscribeMessage`
  const deliveries = database.collection('deliveries')
  const subscriptions = database.collection('subscriptions')
  const delivery: DeliveryDocument = {
    _id,
    courtyardId: row.courtyardId,
    eventId: row._id,
    accountId,
    channel: 'subscribeMessage',
    state: 'sending',
    errorCode: 0,
    createdAt: now,
    schema: 1,
  }
  if (!(await deliveries.create(delivery))) return
  const errorCode = await wechat.sendSubscribeMessage({ openid, ...message })
  const subscription = `${accountId}:${template}`
  const quota = () => {
    if (errorCode === 0) {
      return subscriptions.updateWhere({ _id: subscription, quota: above(0) }, { quota: increment(-1) })
    }
    return errorCode === NO_QUOTA ? subscriptions.update(subscription, { quota: 0 }) : 0
  }
  const state = errorCode === 0 ? 'sent' : errorCode === NO_QUOTA ? 'refused' : 'failed'
  await Promise.all([deliveries.update(_id, { state, errorCode }), quota()])
}
