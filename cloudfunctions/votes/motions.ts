import { readCards, readMotions } from './cardsFor'
import type { VotesUseCase } from './useCase'

/** The courtyard's motions, the newest first. */
export const motions: VotesUseCase<'motions'> = async (call, { before }) => {
  const { rows, more } = await readMotions(call, before)
  return { motions: await readCards(call, rows), more }
}
