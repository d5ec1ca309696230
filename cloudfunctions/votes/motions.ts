import { below } from '../shared/database'
import { readCards } from './cardsFor'
import type { VotesUseCase } from './useCase'

const PAGE = 20

/** The courtyard's motions, the newest first. */
export const motions: VotesUseCase<'motions'> = async (call, { before }) => {
  const found = await call.database.collection('motions').find({
    where: { courtyardId: call.member.courtyardId, ...(before === null ? {} : { announcedAt: below(before) }) },
    orderBy: [['announcedAt', 'desc']],
    limit: PAGE + 1,
  })
  const shown = found.slice(0, PAGE)
  return { motions: await readCards(call, shown), more: found.length > PAGE }
}
