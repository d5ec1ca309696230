import { Refusal } from '../shared/refusal'
import { changeObjection } from './changeObjection'
import { closeObjection } from './closeObjection'
import { mayClose } from './domain/objectionStates'
import type { VotesUseCase } from './useCase'

/** The raiser says whether the answer settles it: withdrawn, or insisted on until somebody outside the committee settles it. */
export const respondToAnswer: VotesUseCase<'respondToAnswer'> = async (call, { id, satisfied }) => {
  await changeObjection(call, id, async (transaction, objection, motion) => {
    if (objection.raisedBy !== call.accountId) throw new Refusal('FORBIDDEN')
    if (objection.state === (satisfied ? 'withdrawn' : 'insisted')) return
    if (!mayClose(objection, 'withdrawn') || motion.stage !== 'posted') throw new Refusal('WRONG_STAGE')
    if (satisfied) await closeObjection(transaction, motion, objection, 'withdrawn', call.now)
    else await transaction.collection('objections').update(id, { state: 'insisted', lapsesAt: null })
  })
  return {}
}
