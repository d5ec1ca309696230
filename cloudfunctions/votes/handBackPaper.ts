import { readPaper } from './paperBallot'
import type { VotesUseCase } from './useCase'

/** Another may look at it now; that this one has opened it stays written down. Of somebody else's paper nothing changes. */
export const handBackPaper: VotesUseCase<'handBackPaper'> = async (call, { id }) => {
  const { _id } = await readPaper(call, id)
  await call.database
    .collection('paperBallots')
    .updateWhere({ _id, state: 'waiting', witnessBy: call.accountId }, { witnessBy: null, witnessSince: null })
  return {}
}
