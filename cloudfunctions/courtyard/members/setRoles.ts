import { Refusal } from '../../shared/refusal'
import { memberKey } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { committeeKeys, keepOne } from './committee'

/** Refuses with LAST_COMMITTEE_MEMBER when nobody would be left on the committee. */
export const setRoles: CourtyardUseCase<'setRoles'> = async ({ database, member }, { memberId, roles }) => {
  const { courtyardId } = member
  const key = memberKey(courtyardId, memberId)
  const wanted = [...new Set(roles)]
  const committee = wanted.includes('committee') ? [] : await committeeKeys(database, courtyardId)
  await database.transaction(async (transaction) => {
    const target = await transaction.collection('members').get(key)
    if (!target) throw new Refusal('NOT_FOUND')
    const leaves = target.roles.includes('committee') && !wanted.includes('committee')
    if (leaves) await keepOne(transaction, courtyardId, committee, key)
    await transaction.collection('members').update(key, { roles: wanted })
  })
  return {}
}
