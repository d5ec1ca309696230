import { fitText } from '../shared/fitText'
import { Refusal } from '../shared/refusal'
import { isDone } from '../engines/raised/bars'
import { holderOf } from '../engines/raised/holder'
import { take } from '../engines/raised/take'
import { appendFact } from './appendFact'
import { changeObjection } from './changeObjection'
import { noteClosed } from './closeObjection'
import { settledWords } from './domain/objectionWords'
import { endedBy } from './endedBy'
import type { VotesUseCase } from './useCase'

/**
 * Enters how somebody outside the committee (settledBy, e.g. 南桥社区居委会) has settled an objection that its raiser insisted
 * on: dismissed, or upheld, and then the result falls. The words prove nothing, so who enters them is a second person: neither of
 * the answerer's household nor of the raiser's, who is told who it was.
 */
export const settleObjection: VotesUseCase<'settleObjection'> = async (call, { id, upheld, settledBy }) => {
  const { member, now } = call
  await fitText(call, settledBy)
  const act = upheld ? 'uphold' : 'dismiss'
  const said = { settledByWords: settledBy }
  await changeObjection(call, id, async (transaction, objection, motion) => {
    if (isDone(objection, act, said)) return
    if (motion.stage !== 'posted') throw new Refusal('WRONG_STAGE')
    const words = settledWords(motion, upheld, settledBy, member.name)
    const step = { by: holderOf(call), said, about: motion._id, words }
    const settled = await take(transaction, objection, act, step, now)
    const noted = await noteClosed(transaction, motion, settled, now)
    if (upheld) {
      const reasons = `有户提出的异议成立，这次结果不作数。登记的认定人：${settledBy}`
      await appendFact(transaction, noted, endedBy(noted, reasons, now))
    }
  })
  return {}
}
