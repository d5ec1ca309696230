import { Refusal } from '../../shared/refusal'
import type { CourtyardUseCase } from '../useCase'

/** By the six digits that stand on its posters. */
export const findCourtyard: CourtyardUseCase<'findCourtyard'> = async ({ database }, { number }) => {
  const [courtyard] = await database.collection('courtyards').find({ where: { number }, limit: 1 })
  if (!courtyard) throw new Refusal('NOT_FOUND')
  return { id: courtyard._id, name: courtyard.name, community: courtyard.path[2] }
}
