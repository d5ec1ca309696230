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
      // the last instant counts
      confirmBy: correctableUntil(motion.opensAt) + 1,
    }
  },
  carryOut: async (carrying, what, finish) => {
    const correction = await readCorrection(carrying, carrying.courtyardId, what)
    // another correction has put it right meanwhile
    if (correction.changes.length === 0) await carrying.database.transaction(finish)
    else await carryOutCorrection(carrying, correction, finish)
  },
})
