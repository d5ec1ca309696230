import type { MemberCall } from '../shared/call'
import type { OutboxDocument } from '../shared/documents'
import { markViewed, readView } from '../shared/markViewed'
import { audiencesOf } from '../shared/outbox'
import { Refusal } from '../shared/refusal'
import { noticeParts } from './noticeParts'
import type { NotificationsUseCase } from './useCase'

/** One notice in full; opening it is 看过. */
export const notice: NotificationsUseCase<'notice'> = async (call, { id }) => {
  const [row, view] = await Promise.all([readNotice(call, id), readView(call, subjectOf(id))])
  const { member, now } = call
  if (!row || row.courtyardId !== member.courtyardId || !audiencesOf(member, now).includes(row.audience)) {
    throw new Refusal('NOT_FOUND')
  }
  await markViewed(call, row.subjectId, view)
  return noticeParts(row)
}

/** An event's key is `kind:subject[:period]`; a subject's id has no colon. */
const subjectOf = (id: string): string => id.split(':')[1] ?? id

async function readNotice({ database, member }: MemberCall, id: string): Promise<OutboxDocument | null> {
  if (id.includes(':')) return database.collection('outbox').get(id)
  const [newest] = await database.collection('outbox').find({
    where: { subjectId: id, audience: 'everybody', courtyardId: member.courtyardId },
    orderBy: [['createdAt', 'desc']],
    limit: 1,
  })
  return newest ?? null
}
