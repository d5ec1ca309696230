import { Refusal } from '../../shared/refusal'
import { takeTry } from '../../shared/tries'
import type { CourtyardUseCase } from '../useCase'

/** By the six digits that stand on its posters. Whoever walks through all of them gets nowhere: every look costs one of the hour's tries. */
export const findCourtyard: CourtyardUseCase<'findCourtyard'> = async (call, { number }) => {
  const [[courtyard]] = await Promise.all([
    call.database.collection('courtyards').find({ where: { number }, limit: 1 }),
    takeTry('number', call),
  ])
  if (!courtyard) throw new Refusal('NOT_FOUND')
  const { _id: id, name, path, placeState } = courtyard
  return { id, name, community: path[2], communityConfirmed: placeState === 'confirmed' }
}
