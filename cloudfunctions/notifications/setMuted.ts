import { Refusal } from '../shared/refusal'
import { describeTopics, readQuotas } from './preferences'
import type { NotificationsUseCase } from './useCase'

/** Two taps on different topics at the same moment both hold: the list is read and written in one transaction. */
export const setMuted: NotificationsUseCase<'setMuted'> = async (call, { topic, muted }) => {
  const { database, member } = call
  const [mutedTopics, quotas] = await Promise.all([
    database.transaction(async (transaction) => {
      const stored = await transaction.collection('members').get(member._id)
      if (!stored) throw new Refusal('NOT_A_MEMBER')
      const others = (stored.mutedTopics ?? []).filter((one) => one !== topic)
      const mutedTopics = muted ? [...others, topic] : others
      await transaction.collection('members').update(member._id, { mutedTopics })
      return mutedTopics
    }),
    readQuotas(call),
  ])
  return { topics: describeTopics(mutedTopics), quotas }
}
