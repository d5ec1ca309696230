import { deriveId } from '../shared/ids'
import { fitText } from '../shared/fitText'
import { outboxRow } from '../shared/outbox'
import type { NotificationsUseCase } from './useCase'

/** The committee's own words to everybody; the same request again finds the same notice. */
export const sendNotice: NotificationsUseCase<'sendNotice'> = async (call, { topic, title, text }) => {
  const { database, member, accountId, requestId, secret, now } = call
  await fitText(call, title, text)
  const row = outboxRow(
    {
      kind: topic === 'safety' ? 'safetyNotice' : 'plainNotice',
      courtyardId: member.courtyardId,
      subjectId: deriveId(secret, 'notice', member.courtyardId, accountId, requestId),
      title,
      text,
    },
    now,
  )
  await database.collection('outbox').create(row)
  return { eventId: row._id }
}
