import { Refusal } from '../shared/refusal'
import { changeMotion } from './changeMotion'
import { fitText } from '../shared/fitText'
import { extendedNotice } from './domain/notices'
import { COUNT_GRACE_MS, PLAN_MAX_MS, VOTING_MIN_MS } from './domain/times'
import type { VotesUseCase } from './useCase'

/** Opens a vote without a quorum once more, with reasons; every ballot stays. */
export const extendMotion: VotesUseCase<'extendMotion'> = async (call, { motionId, reasons, closesAt }) => {
  const { now } = call
  await fitText(call, reasons)
  await changeMotion(call, motionId, (motion) => {
    const { extension } = motion
    if (extension?.reasons === reasons && motion.closesAt === closesAt) return null
    if (extension) throw new Refusal('ALREADY_EXTENDED')
    if (motion.stage !== 'noQuorum') throw new Refusal('WRONG_STAGE')
    if (closesAt < now + VOTING_MIN_MS) {
      throw new Refusal('VOTING_TOO_SHORT', { earliestClosesAt: now + VOTING_MIN_MS })
    }
    if (closesAt > now + PLAN_MAX_MS) throw new Refusal('INVALID_INPUT', { at: 'closesAt' })
    return {
      kind: 'extended',
      payload: { reasons, closedAt: motion.closesAt, closesAt },
      at: now,
      patch: {
        stage: 'open',
        extension: { reasons, closedAt: motion.closesAt, at: now },
        closesAt,
        turnout: null,
        countedAt: null,
        dueAt: closesAt + COUNT_GRACE_MS,
      },
      notice: extendedNotice({ ...motion, closesAt }, now, reasons),
    }
  })
  return {}
}
