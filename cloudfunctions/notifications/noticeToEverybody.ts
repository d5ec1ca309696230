import type { MemberCall } from '../shared/call'
import type { OutboxDocument } from '../shared/documents'
import { Refusal } from '../shared/refusal'
import { channels } from './domain/channel'

/** A notice of this courtyard that is for everybody, or NOT_FOUND: what is for one household stays with it. */
export async function noticeToEverybody({ database, member }: MemberCall, eventId: string): Promise<OutboxDocument> {
  const row = await database.collection('outbox').get(eventId)
  if (row?.courtyardId !== member.courtyardId || row.audience !== 'everybody') throw new Refusal('NOT_FOUND')
  return row
}

/**
 * Like noticeToEverybody, of a notice whose reach may be known. One that goes to those who haven't rated yet has none: who got it
 * would tell who has.
 */
export async function noticeWithReach(call: MemberCall, eventId: string): Promise<OutboxDocument> {
  const row = await noticeToEverybody(call, eventId)
  if (!hasReach(row)) throw new Refusal('NOT_FOUND')
  return row
}

export const hasReach = ({ kind }: Pick<OutboxDocument, 'kind'>): boolean => channels[kind]?.to !== 'withoutSheet'
