import type { TimerCall } from '../shared/call'
import type { MemberDocument, OutboxDocument } from '../shared/documents'
import { audiencesOf } from '../shared/outbox'
import { readRatedAmong, readRatingFacts } from '../ratings/forDelivery'
import { readVotedAmong } from '../votes/forDelivery'
import { channels } from './domain/channel'
import { canBeMuted, topicOf } from './domain/topics'

/** Of these members those that a message about the fact is for: its audience, without those who muted the topic. */
export async function addressees(
  call: TimerCall,
  row: OutboxDocument,
  members: readonly MemberDocument[],
): Promise<MemberDocument[]> {
  const topic = topicOf(row.kind)
  const hasMuted = ({ mutedTopics }: MemberDocument) => canBeMuted(topic) && mutedTopics?.includes(topic) === true
  const wanted = members.filter((member) => audiencesOf(member, call.now).includes(row.audience) && !hasMuted(member))
  switch (channels[row.kind]?.to) {
    case 'withoutBallot':
      return withoutBallot(call, row.subjectId, wanted)
    case 'withoutSheet':
      return withoutSheet(call, row.subjectId, wanted)
    default:
      return wanted
  }
}

async function withoutBallot(call: TimerCall, motionId: string, members: readonly MemberDocument[]) {
  const households = members.flatMap(({ householdId }) => (householdId === null ? [] : [householdId]))
  const voted = await readVotedAmong(call, motionId, [...new Set(households)])
  return members.filter(({ householdId }) => householdId !== null && !voted.has(householdId))
}

/** A household rates once, a committee member for itself; the property team has a sheet for every household, and is told as a whole. */
async function withoutSheet(call: TimerCall, periodId: string, members: readonly MemberDocument[]) {
  const facts = await readRatingFacts(call, periodId)
  if (!facts) return []
  if (facts.raterGroup === 'property') return [...members]
  const seatOf = ({ householdId, accountId }: MemberDocument): string | null =>
    facts.raterGroup === 'households' ? householdId : accountId
  const seats = members.flatMap((member) => seatOf(member) ?? [])
  const rated = await readRatedAmong(call, periodId, [...new Set(seats)])
  return members.filter((member) => {
    const seat = seatOf(member)
    return seat !== null && !rated.has(seat)
  })
}
