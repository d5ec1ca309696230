import type { CourtyardUseCase } from '../useCase'
import { findPast, readMeetingCards } from './cardsFor'

const PAGE = 20

export const pastMeetings: CourtyardUseCase<'pastMeetings'> = async (call, { before }) => {
  const found = await findPast(call, before, PAGE + 1)
  return { past: await readMeetingCards(call, found.slice(0, PAGE)), morePast: found.length > PAGE }
}
