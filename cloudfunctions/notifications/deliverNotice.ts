import { chunk } from 'lodash-es'
import type { TimerCall } from '../shared/call'
import { above, oneOf } from '../shared/database'
import type { MemberDocument, OutboxDocument } from '../shared/documents'
import type { AccountId } from '../shared/ids'
import { addressees } from './addressees'
import { claimDeliveries } from './claimDeliveries'
import { channels } from './domain/channel'
import type { Message } from './messageFor'
import { prepareMessage } from './prepareMessage'
import { sendDeliveries } from './sendDeliveries'
import type { TemplateKey } from './templates'

/** Members looked at in one step. */
const PAGE = 200
/** Messages of one fact on their way at once: as many of each fact in hand a worker that dies leaves unsure. */
const ABREAST = 50

/** Brings one fact to the members it is for, page by page; the cursor remembers how far it is. */
export async function deliverNotice(call: TimerCall, row: OutboxDocument, timeIsUp: () => boolean): Promise<void> {
  const outbox = call.database.collection('outbox')
  const held = { _id: row._id, leaseUntil: row.leaseUntil }
  const template = channels[row.kind]?.template
  const message = await prepareMessage(call, row)
  if (template && message) {
    let { cursor } = row
    for (let more = true; more;) {
      const members = timeIsUp() ? null : await readMembers(call, row, cursor)
      const done =
        members && (await sendTo(call, row, template, message, await addressees(call, row, members), timeIsUp))
      if (!done) {
        // the page is looked at again from its beginning: what has gone out is known by its key
        await outbox.updateWhere(held, { leaseUntil: 0 })
        return
      }
      cursor = members.at(-1)?.accountId ?? cursor
      more = members.length === PAGE
      // another worker holds the row by now: it goes on from the cursor it found
      if (more && (await outbox.updateWhere(held, { cursor })) === 0) return
    }
  }
  await outbox.updateWhere(held, { state: 'delivered', leaseUntil: 0 })
}

/** A page of the courtyard; of a fact for one account or household all of it at once. */
function readMembers({ database }: TimerCall, row: OutboxDocument, cursor: string): Promise<MemberDocument[]> {
  const [kind, id] = row.audience.split(':')
  const only = kind === 'household' ? { householdId: id as MemberDocument['householdId'] } : {}
  const account = kind === 'account' ? { _id: `${row.courtyardId}:${id ?? ''}` } : {}
  return database.collection('members').find({
    where: { courtyardId: row.courtyardId, ...only, ...account, accountId: above(cursor as AccountId) },
    orderBy: [['accountId', 'asc']],
    limit: PAGE,
  })
}

/** @returns whether all of them have been dealt with before the time was up */
async function sendTo(
  call: TimerCall,
  row: OutboxDocument,
  template: TemplateKey,
  message: Message,
  members: readonly MemberDocument[],
  timeIsUp: () => boolean,
): Promise<boolean> {
  if (members.length === 0) return true
  const { database } = call
  const willing = await database.collection('subscriptions').find({
    where: { _id: oneOf(members.map(({ accountId }) => `${accountId}:${template}`)), quota: above(0) },
    limit: PAGE,
    fields: ['accountId'],
  })
  if (willing.length === 0) return true
  const accountIds = willing.map(({ accountId }) => accountId)
  const accounts = await database.collection('accounts').find({ where: { _id: oneOf(accountIds) }, limit: PAGE })
  const openids = new Map<string, string>(accounts.map(({ _id, openid }) => [_id, openid]))
  for (const some of chunk(accountIds, ABREAST)) {
    if (timeIsUp()) return false
    const mine = await claimDeliveries(call, row, some)
    if (mine.length > 0) await sendDeliveries(call, template, message, mine, openids)
  }
  return true
}
