import type { TimerCall } from '../shared/call'
import type { NoticeKind, OutboxDocument } from '../shared/documents'
import { readRatingFacts } from '../ratings/forDelivery'
import { readMotionFacts } from '../votes/forDelivery'
import { channels } from './domain/channel'
import { topicOf } from './domain/topics'
import { messageFor, type Message } from './messageFor'

/** Calls to come or to take part: worth a message only until that is over. */
const invitations: readonly NoticeKind[] = [
  'motionOpened',
  'motionClosing',
  'motionExtended',
  'ratingOpened',
  'ratingClosing',
  'meetingSoon',
]

/**
 * The subscribe message of a fact; null for one that has no channel, whose motion or courtyard is gone, or that calls to what is
 * over by now: the inbox has it, and nobody's consent is used up for it.
 */
export async function prepareMessage(call: TimerCall, row: OutboxDocument): Promise<Message | null> {
  const channel = channels[row.kind]
  if (!channel) return null
  const aboutMotion = topicOf(row.kind) === 'votes'
  const [courtyard, motion, rating] = await Promise.all([
    call.database.collection('courtyards').get(row.courtyardId),
    aboutMotion ? readMotionFacts(call, row.subjectId) : null,
    channel.template === 'ratingOpened' ? readRatingFacts(call, row.subjectId) : null,
  ])
  if (!courtyard || (aboutMotion && !motion)) return null
  const closesAt = motion?.closesAt ?? rating?.closesAt ?? null
  const endsAt = closesAt ?? row.happensAt
  if (invitations.includes(row.kind) && endsAt !== undefined && endsAt <= call.now) return null
  return messageFor(channel.template, row, { courtyardName: courtyard.name, motion, closesAt })
}
