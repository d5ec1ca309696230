import { groupBy, orderBy } from 'lodash-es'
import { below, oneOf } from '../shared/database'
import type { DeliveryDocument } from '../shared/documents'
import { reasonOf, UNSURE } from './domain/sendOutcome'
import { hasReach } from './noticeToEverybody'
import type { NotificationsUseCase } from './useCase'

/** As many as CloudBase returns at once: of more than a thousand the newest are counted. */
const LETTERS_MAX = 1000
/** A message on its way for that long isn't: its worker died. */
const HOUR_MS = 60 * 60_000

/** What didn't arrive and isn't tried again, counted by notice and reason. Nobody is named: who, is no help here. */
export const deadLetters: NotificationsUseCase<'deadLetters'> = async ({ database, member, now }) => {
  const read = (state: DeliveryDocument['state'], before: number) =>
    database.collection('deliveries').find({
      where: { courtyardId: member.courtyardId, state, createdAt: below(before) },
      orderBy: [['createdAt', 'desc']],
      limit: LETTERS_MAX,
      fields: ['eventId', 'errorCode'],
    })
  const [dead, lost] = await Promise.all([read('dead', now + 1), read('sending', now - HOUR_MS)])
  const letters = [
    ...dead.map(({ eventId, errorCode }) => ({ eventId, reason: reasonOf(errorCode) })),
    ...lost.map(({ eventId }) => ({ eventId, reason: reasonOf(UNSURE) })),
  ]
  const eventIds = [...new Set(letters.map(({ eventId }) => eventId))]
  const rows =
    eventIds.length === 0
      ? []
      : await database.collection('outbox').find({
          where: { _id: oneOf(eventIds) },
          limit: eventIds.length,
          fields: ['kind', 'title', 'createdAt'],
        })
  const rowOf = new Map(rows.map((row) => [row._id, row]))
  const counted = Object.values(groupBy(letters, ({ eventId, reason }) => `${eventId} ${reason}`)).flatMap((same) => {
    const [first] = same
    const row = first && rowOf.get(first.eventId)
    return row ? [{ ...first, title: row.title, at: row.createdAt, reach: hasReach(row), messages: same.length }] : []
  })
  return { letters: orderBy(counted, 'at', 'desc') }
}
