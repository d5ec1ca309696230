import { Refusal } from '../shared/refusal'
import { isDone } from '../engines/raised/bars'
import { holderOf } from '../engines/raised/holder'
import { take } from '../engines/raised/take'
import { changeObjection } from './changeObjection'
import { noteClosed } from './closeObjection'
import { insistedWords, withdrawnWords } from './domain/objectionWords'
import { drawForObjection } from './objectionPanel'
import type { VotesUseCase } from './useCase'

/** The raiser says whether the answer settles it: withdrawn, or insisted on, and then three households drawn by lot settle it. */
export const respondToAnswer: VotesUseCase<'respondToAnswer'> = async (call, { id, satisfied }) => {
  const { accountId, now } = call
  await changeObjection(call, id, async (transaction, objection, motion) => {
    if (objection.raisedBy !== accountId) throw new Refusal('FORBIDDEN')
    if (isDone(objection, satisfied ? 'withdraw' : 'insist')) return
    if (motion.stage !== 'posted') throw new Refusal('WRONG_STAGE')
    const step = { by: holderOf(call), about: motion._id }
    if (satisfied) {
      const words = withdrawnWords(motion)
      await noteClosed(
        transaction,
        motion,
        await take(transaction, objection, 'withdraw', { ...step, words }, now),
        now,
      )
    } else {
      await take(transaction, objection, 'insist', { ...step, words: insistedWords(motion) }, now)
      // should the drawing below not begin, the clock begins it
      await transaction.collection('motions').update(motion._id, { dueAt: now })
    }
  })
  if (!satisfied) await drawForObjection(call, id)
  return {}
}
