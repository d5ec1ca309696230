import { matterOf } from '../../engines/proposals/domain/matterOf'
import { drawFor } from '../../engines/proposals/lot'
import { eligibleSeconds } from '../../engines/secondPerson/domain/seconding'
import { Refusal } from '../../shared/refusal'
import { readMembers } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'

export const drawForProposal: CourtyardUseCase<'drawForProposal'> = async (call, { id }) => {
  const { database, member, now } = call
  const [proposal, members] = await Promise.all([
    database.collection('proposals').get(id),
    readMembers(database, member.courtyardId),
  ])
  if (!proposal) throw new Refusal('NOT_FOUND')
  const seconds = eligibleSeconds(members, matterOf(proposal), now)
  return { lotId: await drawFor(call, id, seconds.length > 0) }
}
