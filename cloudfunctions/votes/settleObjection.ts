import { Refusal } from '../shared/refusal'
import { appendFact } from './appendFact'
import { changeObjection } from './changeObjection'
import { fitText } from '../shared/fitText'
import { closeObjection } from './closeObjection'
import { endedBy } from './endedBy'
import { mayClose } from './domain/objectionStates'
import type { VotesUseCase } from './useCase'

/**
 * Enters how somebody outside the committee (settledBy, e.g. 南桥社区居委会) has settled an objection that its raiser insisted
 * on: dismissed, or upheld, and then the result falls.
 */
export const settleObjection: VotesUseCase<'settleObjection'> = async (call, { id, upheld, settledBy }) => {
  const { accountId, now } = call
  await fitText(call, settledBy)
  const as = upheld ? 'upheld' : 'dismissed'
  await changeObjection(call, id, async (transaction, objection, motion) => {
    if (objection.state === as && objection.settledBy === settledBy) return
    if (objection.raisedBy === accountId) throw new Refusal('SAME_PERSON')
    if (!mayClose(objection, as) || motion.stage !== 'posted') throw new Refusal('WRONG_STAGE')
    const closed = await closeObjection(transaction, motion, objection, as, now, settledBy)
    if (upheld) {
      const reasons = `有户提出的异议成立,这次结果不作数。处理:${settledBy}`
      await appendFact(transaction, closed, endedBy(closed, reasons, now))
    }
  })
  return {}
}
