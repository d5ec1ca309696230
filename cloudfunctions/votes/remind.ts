import { Refusal } from '../shared/refusal'
import { motionNow } from './changeMotion'
import { chinaDay } from '../shared/dates'
import { closingNotice } from './domain/notices'
import { statusAt } from './domain/statusAt'
import { countTookPart } from './participations'
import type { VotesUseCase } from './useCase'

/**
 * Reminds the households that haven't taken part, those that hold paper among them, at most once a day (China time): the day is in the notice's key. Whom it
 * reaches is found when it is delivered, so that nobody who voted meanwhile is bothered.
 */
export const remind: VotesUseCase<'remind'> = async (call, { motionId }) => {
  const { database, now } = call
  const [read, voted] = await Promise.all([database.collection('motions').get(motionId), countTookPart(call, motionId)])
  const motion = await motionNow(call, read)
  if (statusAt(motion, now) !== 'open') throw new Refusal('WRONG_STAGE')
  const notice = closingNotice(motion, now)
  await database.transaction(async (transaction) => {
    const stored = await transaction.collection('motions').get(motionId)
    const remindedAt = stored?.remindedAt ?? null
    if (remindedAt !== null && chinaDay(remindedAt) === chinaDay(now)) {
      throw new Refusal('ALREADY_REMINDED')
    }
    await transaction.collection('outbox').create(notice)
    await transaction.collection('motions').update(motionId, { remindedAt: now })
  })
  return { households: Math.max(0, (motion.electorate?.households ?? 0) - voted) }
}
