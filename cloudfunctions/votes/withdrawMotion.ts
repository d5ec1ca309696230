import { Refusal } from '../shared/refusal'
import { changeMotion } from './changeMotion'
import { fitText } from '../shared/fitText'
import { endedBy } from './endedBy'
import type { VotesUseCase } from './useCase'

/** Takes back a motion before its vote opens. Once ballots can come in, a committee can't stop them any more. */
export const withdrawMotion: VotesUseCase<'withdrawMotion'> = async (call, { motionId, reasons }) => {
  await fitText(call, reasons)
  await changeMotion(call, motionId, (motion) => {
    if (motion.stage === 'ended' && motion.endReasons === reasons) return null
    if (motion.stage !== 'announced' || call.now >= motion.opensAt) throw new Refusal('WRONG_STAGE')
    const fact = endedBy(motion, reasons, call.now)
    return { ...fact, patch: { ...fact.patch, electorate: null } }
  })
  // nobody will ever vote by them; a retry removes what is left
  await call.database.collection('electors').removeWhere({ motionId })
  return {}
}
