import { fitText } from '../shared/fitText'
import { carryOutCorrection, describeCorrection, readCorrection } from './electorate/correction'
import type { VotesUseCase } from './useCase'

/** Corrects the committed electorate door by door; what is so already is left alone, so that a retry changes nothing. */
export const correctElectorate: VotesUseCase<'correctElectorate'> = async (call, input) => {
  await fitText(call, input.lines.map(({ reason }) => reason).join('\n'))
  const correction = await readCorrection(call, call.member.courtyardId, input)
  if (correction.changes.length > 0) await carryOutCorrection(call, correction, () => Promise.resolve())
  return { lines: describeCorrection(correction) }
}
