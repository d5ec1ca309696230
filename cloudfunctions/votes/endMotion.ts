import { Refusal } from '../shared/refusal'
import { changeMotion } from './changeMotion'
import { fitText } from '../shared/fitText'
import { endedBy } from './endedBy'
import type { VotesUseCase } from './useCase'

/** Ends a motion for which no quorum came together. A vote that is running can't be stopped by those it may go against. */
export const endMotion: VotesUseCase<'endMotion'> = async (call, { motionId, reasons }) => {
  await fitText(call, reasons)
  await changeMotion(call, motionId, (motion) => {
    if (motion.stage === 'ended' && motion.endReasons === reasons) return null
    if (motion.stage !== 'noQuorum') throw new Refusal('WRONG_STAGE')
    return endedBy(motion, reasons, call.now)
  })
  return {}
}
