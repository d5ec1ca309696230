import { memberKey } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { committeeKeys, keepOne } from './committee'

/** Takes the account off the courtyard; its household is without a representative then, if it was the one. */
export const leaveCourtyard: CourtyardUseCase<'leaveCourtyard'> = async ({ accountId, database, member }) => {
  const { courtyardId } = member
  const key = memberKey(courtyardId, accountId)
  const committee = member.roles.includes('committee') ? await committeeKeys(database, courtyardId) : []
  await database.transaction(async (transaction) => {
    const me = await transaction.collection('members').get(key)
    if (!me) return
    if (me.roles.includes('committee')) await keepOne(transaction, courtyardId, committee, key)
    if (me.householdId !== null) {
      const household = await transaction.collection('households').get(me.householdId)
      if (household?.representativeId === accountId) {
        await transaction.collection('households').update(household._id, { representativeId: null })
      }
    }
    await transaction.collection('members').remove(key)
  })
  return {}
}
