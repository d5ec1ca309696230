import type { CourtyardUseCase } from '../useCase'
import { findPast, readMeetingCards } from './cardsFor'

export const pastMeetings: CourtyardUseCase<'pastMeetings'> = async (call, { before }) => {
  const { rows, more } = await findPast(call, before)
  return { past: await readMeetingCards(call, rows), morePast: more }
}
