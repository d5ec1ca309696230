import { propose } from '../../engines/proposals/propose'
import { Refusal } from '../../shared/refusal'
import { courtyardActs } from '../acts/courtyardActs'
import type { CourtyardUseCase } from '../useCase'

/** No household and not the property's declines, alone and at once. Whoever was let in meanwhile can't be turned down: WRONG_STAGE. */
export const decideJoinRequest: CourtyardUseCase<'decideJoinRequest'> = async (call, input) => {
  const { accountId: decidedBy, database, member } = call
  if (input.asPropertyManager && input.householdId !== null) throw new Refusal('INVALID_INPUT', { at: 'householdId' })
  if (input.asPropertyManager) return propose(call, courtyardActs, 'admitManager', input)
  if (input.householdId !== null) return propose(call, courtyardActs, 'letIn', input)
  await database.transaction(async (transaction) => {
    const requests = transaction.collection('joinRequests')
    const request = await requests.get(input.id)
    if (request?.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
    if (request.state === 'accepted') throw new Refusal('WRONG_STAGE')
    if (request.state === 'waiting') await requests.update(input.id, { state: 'declined', decidedBy })
  })
  return { state: 'already', proposalId: null, lapsesAt: null }
}
