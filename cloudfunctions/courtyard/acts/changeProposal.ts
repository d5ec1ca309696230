import { object, withdraw } from '../../engines/proposals/change'
import { ownHousehold } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'

export const withdrawProposal: CourtyardUseCase<'withdrawProposal'> = async (call, { id }) => {
  await withdraw(call, id)
  return {}
}

export const objectToProposal: CourtyardUseCase<'objectToProposal'> = async (call, { id }) => {
  const { database, member } = call
  const [household, doors] = await Promise.all([
    ownHousehold(call),
    database.collection('households').count({ courtyardId: member.courtyardId, active: true }),
  ])
  await object(call, id, household, doors)
  return {}
}
