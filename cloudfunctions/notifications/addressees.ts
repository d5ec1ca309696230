import type { TimerCall } from '../shared/call'
import type { MemberDocument, OutboxDocument } from '../shared/documents'
import { audiencesOf } from '../shared/outbox'
import { readVotedAmong } from '../votes/forDelivery'
import { channels } from './domain/channel'
import { topicOf } from './domain/topics'

/** Of these members those that a message about the fact is for: its audience, without those who muted the topic. */
export async function addressees(
  call: TimerCall,
  row: OutboxDocument,
  members: readonly MemberDocument[],
): Promise<MemberDocument[]> {
  const topic = topicOf(row.kind)
  const wanted = members.filter(
    (member) => audiencesOf(member).includes(row.audience) && !member.mutedTopics?.includes(topic),
  )
  if (channels[row.kind]?.to !== 'withoutBallot') return wanted
  const households = wanted.flatMap(({ householdId }) => (householdId === null ? [] : [householdId]))
  const voted = await readVotedAmong(call, row.subjectId, [...new Set(households)])
  return wanted.filter(({ householdId }) => householdId !== null && !voted.has(householdId))
}
