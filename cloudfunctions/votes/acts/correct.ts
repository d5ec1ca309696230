import { act } from '../../engines/proposals/act'
import { fitText } from '../../shared/fitText'
import { votesContract } from '../contract'
import { carryOutCorrection, describeCorrection, readCorrection } from '../electorate/correction'
import { correctableUntil } from '../domain/record/corrections'

/** Corrects the committed electorate door by door; what is so already is left alone. */
export const correct = act({
  regime: 'prompt',
  aloneWhileYoung: false,
  schema: votesContract.correctElectorate.input,
  plan: async (call, what) => {
    await fitText(call, what.lines.map(({ reason }) => reason).join('\n'))
    const correction = await readCorrection(call, call.member.courtyardId, what)
    if (correction.changes.length === 0) return null
    const { motion } = correction
    return {
      title: `更正“${motion.title}”的名册`,
      lines: describeCorrection(correction),
      partyHouseholds: correction.changes.map(({ householdId }) => householdId),
      confirmBy: correctableUntil(motion.opensAt),
    }
  },
  carryOut: async (carrying, what, finish) => {
    await carryOutCorrection(carrying, await readCorrection(carrying, carrying.courtyardId, what), finish)
  },
})
