import { groupBy } from 'lodash-es'
import type { TimerCall } from '../shared/call'
import { above, increment, oneOf } from '../shared/database'
import type { DeliveryDocument } from '../shared/documents'
import { codeOfFailure, outcomeOf, type Outcome } from './domain/sendOutcome'
import type { Message } from './messageFor'
import type { TemplateKey } from './templates'

interface Settled {
  readonly delivery: DeliveryDocument
  readonly outcome: Outcome
}

/**
 * Sends one message to the accounts of these deliveries (at most 100, all claimed by this run), all at once, and notes what
 * came of it: one write for each outcome there was, and one for the quotas. `openids` by account.
 */
export async function sendDeliveries(
  call: TimerCall,
  template: TemplateKey,
  message: Message,
  deliveries: readonly DeliveryDocument[],
  openids: ReadonlyMap<string, string>,
): Promise<void> {
  const settled = await Promise.all(
    deliveries.map(async (delivery): Promise<Settled> => {
      const openid = openids.get(delivery.accountId)
      if (openid === undefined) return { delivery, outcome: { ...unchanged(delivery), state: 'moot' } }
      const errorCode = await codeOfSending(call, openid, message)
      return { delivery, outcome: outcomeOf(errorCode, delivery.attempts, call.now) }
    }),
  )
  const alike = Object.values(groupBy(settled, ({ outcome }) => Object.values(outcome).join()))
  await Promise.all([...alike.map((same) => note(call, same)), ...countDown(call, template, settled)])
}

const unchanged = ({ errorCode, attempts }: DeliveryDocument) => ({ errorCode, attempts, retryAt: null })

async function codeOfSending({ wechat }: TimerCall, openid: string, message: Message): Promise<number> {
  try {
    return await wechat.sendSubscribeMessage({ openid, ...message })
  } catch (error) {
    return codeOfFailure(error)
  }
}

async function note({ database }: TimerCall, same: readonly Settled[]): Promise<void> {
  const [first] = same
  if (!first) return
  const { claim } = first.delivery
  await database
    .collection('deliveries')
    .updateWhere({ _id: oneOf(same.map(({ delivery }) => delivery._id)), claim }, first.outcome)
}

/** One less for what was sent; none left where WeChat says so (43101). */
function countDown({ database }: TimerCall, template: TemplateKey, settled: readonly Settled[]): Promise<number>[] {
  const subscriptions = database.collection('subscriptions')
  const keysOf = (state: Outcome['state']) =>
    settled.filter(({ outcome }) => outcome.state === state).map(({ delivery }) => `${delivery.accountId}:${template}`)
  const sent = keysOf('sent')
  const refused = keysOf('refused')
  return [
    ...(sent.length === 0
      ? []
      : [subscriptions.updateWhere({ _id: oneOf(sent), quota: above(0) }, { quota: increment(-1) })]),
    ...(refused.length === 0 ? [] : [subscriptions.updateWhere({ _id: oneOf(refused) }, { quota: 0 })]),
  ]
}
