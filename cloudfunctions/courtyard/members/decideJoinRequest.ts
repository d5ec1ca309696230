import { Refusal } from '../../shared/refusal'
import type { CourtyardUseCase } from '../useCase'
import { admitPropertyManager } from './admitPropertyManager'
import { bindMember } from './bindMember'

/** No household and not the property's declines. Deciding the same way twice changes nothing; the other way refuses with WRONG_STAGE. */
export const decideJoinRequest: CourtyardUseCase<'decideJoinRequest'> = async (call, input) => {
  const { id, householdId, asPropertyManager } = input
  const { accountId: decidedBy, database, member, now } = call
  const state = householdId === null && !asPropertyManager ? 'declined' : 'accepted'
  await database.transaction(async (transaction) => {
    const requests = transaction.collection('joinRequests')
    const request = await requests.get(id)
    if (!request || request.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
    if (request.state !== 'waiting' && request.state !== state) throw new Refusal('WRONG_STAGE')
    const { courtyardId, accountId, name } = request
    if (householdId !== null) {
      const how = `加入了，院管委会${member.name}让进来的`
      const binding = { courtyardId, householdId, accountId, name, represents: false, byCode: null, how }
      await bindMember(transaction, call, binding)
    }
    if (asPropertyManager) {
      await admitPropertyManager(transaction, { courtyardId, accountId, name, now, by: decidedBy })
    }
    if (request.state === 'waiting') await requests.update(id, { state, decidedBy })
  })
  return {}
}
