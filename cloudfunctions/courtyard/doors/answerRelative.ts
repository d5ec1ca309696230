import { Refusal } from '../../shared/refusal'
import { bindMember } from '../members/bindMember'
import { memberKey } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'

/**
 * 是我家人，让他进来 or 不认识, by anybody who is in the household that was asked at. The first lets in at once and all are told; the
 * second leaves it to the committee. Answering the same way twice changes nothing.
 */
export const answerRelative: CourtyardUseCase<'answerRelative'> = async (call, { id, accept }) => {
  const { accountId, database, member } = call
  const { courtyardId, householdId } = member
  if (householdId === null) throw new Refusal('NOT_FOUND')
  await database.transaction(async (transaction) => {
    const requests = transaction.collection('joinRequests')
    const request = await requests.get(id)
    const isMine = request?.courtyardId === courtyardId && request.householdId === householdId
    if (!isMine) throw new Refusal('NOT_FOUND')
    if (request.state !== 'waiting') {
      if (accept && request.state === 'accepted') return
      throw new Refusal('WRONG_STAGE')
    }
    // whoever was put out a moment ago lets nobody in
    const me = await transaction.collection('members').get(memberKey(courtyardId, accountId))
    if (me?.householdId !== householdId) throw new Refusal('NOT_FOUND')
    if (!accept) {
      if (request.unknownTo === null || request.unknownTo === undefined)
        await requests.update(id, { unknownTo: accountId })
      return
    }
    const { accountId: newcomer, name } = request
    const how = `加入了，${me.name}认的家里人`
    await bindMember(transaction, call, {
      ...{ courtyardId, householdId, accountId: newcomer, name, how },
      represents: false,
      byCode: null,
    })
    await requests.update(id, { state: 'accepted', decidedBy: accountId })
  })
  return {}
}
