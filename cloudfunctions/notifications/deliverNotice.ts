import type { TimerCall } from '../shared/call'
import { above, oneOf } from '../shared/database'
import type { MemberDocument, OutboxDocument } from '../shared/documents'
import type { AccountId } from '../shared/ids'
import { readMotionFacts, readVotedAmong } from '../votes/forDelivery'
import { channels } from './domain/channel'
import { messageFor, type Message } from './messageFor'
import { sendMessage } from './sendMessage'
import type { TemplateKey } from './templates'

const BATCH = 100
/** Messages on their way at once. */
const ABREAST = 10

/** Brings one fact to the members of its courtyard, batch by batch; the cursor remembers how far it is. */
export async function deliverNotice(call: TimerCall, row: OutboxDocument, timeIsUp: () => boolean): Promise<void> {
  const outbox = call.database.collection('outbox')
  const channel = channels[row.kind]
  const message = channel && (await messageOf(call, row, channel.template))
  let { cursor } = row
  for (let more = message !== undefined; more && message && channel;) {
    if (timeIsUp()) {
      await outbox.updateWhere({ _id: row._id, leaseUntil: row.leaseUntil }, { leaseUntil: 0 })
      return
    }
    const members = await call.database.collection('members').find({
      where: { courtyardId: row.courtyardId, accountId: above(cursor as AccountId) },
      orderBy: [['accountId', 'asc']],
      limit: BATCH,
    })
    const addressed = channel.to === 'everybody' ? members : await withoutBallot(call, row.subjectId, members)
    await sendTo(call, row, channel.template, message, addressed)
    cursor = members.at(-1)?.accountId ?? cursor
    more = members.length === BATCH
    const held = await outbox.updateWhere({ _id: row._id, leaseUntil: row.leaseUntil }, { cursor })
    if (held === 0) return
  }
  await outbox.updateWhere({ _id: row._id, leaseUntil: row.leaseUntil }, { state: 'delivered', leaseUntil: 0 })
}

async function messageOf(call: TimerCall, row: OutboxDocument, template: TemplateKey): Promise<Message | undefined> {
  const [motion, courtyard] = await Promise.all([
    readMotionFacts(call, row.subjectId),
    call.database.collection('courtyards').get(row.courtyardId),
  ])
  if (!motion || !courtyard) return undefined
  return messageFor(template, row.kind, row.subjectId, motion, courtyard.name)
}

async function withoutBallot(call: TimerCall, motionId: string, members: readonly MemberDocument[]) {
  const households = members.flatMap(({ householdId }) => (householdId === null ? [] : [householdId]))
  const voted = await readVotedAmong(call, motionId, [...new Set(households)])
  return members.filter(({ householdId }) => householdId !== null && !voted.has(householdId))
}

async function sendTo(
  call: TimerCall,
  row: OutboxDocument,
  template: TemplateKey,
  message: Message,
  members: readonly MemberDocument[],
): Promise<void> {
  if (members.length === 0) return
  const { database } = call
  const willing = await database.collection('subscriptions').find({
    where: { _id: oneOf(members.map(({ accountId }) => `${accountId}:${template}`)), quota: above(0) },
    limit: BATCH,
  })
  if (willing.length === 0) return
  const accounts = await database
    .collection('accounts')
    .find({ where: { _id: oneOf(willing.map(({ accountId }) => accountId)) }, limit: BATCH })
  for (let from = 0; from < accounts.length; from += ABREAST) {
    await Promise.all(
      accounts.slice(from, from + ABREAST).map((account) => sendMessage(call, row, template, message, account)),
    )
  }
}
