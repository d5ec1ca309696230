import type { MemberCall } from '../shared/call'
import type { OutboxDocument } from '../shared/documents'
import { Refusal } from '../shared/refusal'

/** A notice of this courtyard that is for everybody, or NOT_FOUND: what is for one household stays with it. */
export async function noticeToEverybody({ database, member }: MemberCall, eventId: string): Promise<OutboxDocument> {
  const row = await database.collection('outbox').get(eventId)
  if (row?.courtyardId !== member.courtyardId || row.audience !== 'everybody') throw new Refusal('NOT_FOUND')
  return row
}
