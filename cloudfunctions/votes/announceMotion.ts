import { propose } from '../engines/proposals/propose'
import { deriveId } from '../shared/ids'
import { announcedAs } from './acts/announce'
import { votesActs } from './acts/votesActs'
import type { VotesUseCase } from './useCase'

/** The motion's id follows from the proposal's, so a retry names the same one, and a confirmation makes it. */
export const announceMotion: VotesUseCase<'announceMotion'> = async (call, input) => {
  const { accountId, member, requestId, secret } = call
  const proposed = await propose(call, votesActs, 'announce', input)
  const proposalId = deriveId(secret, 'proposal', member.courtyardId, accountId, requestId)
  return { ...proposed, motionId: announcedAs(secret, proposalId) }
}
