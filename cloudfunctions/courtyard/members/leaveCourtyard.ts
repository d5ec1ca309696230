import { holdsHere, mayHere } from '../../shared/offices'
import { memberKey } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { committeeKeys, keepOne } from './committee'

/** Takes the account off the courtyard; its household is without a representative then, if it was the one. */
export const leaveCourtyard: CourtyardUseCase<'leaveCourtyard'> = async (call) => {
  const { accountId, database, member, now } = call
  const { courtyardId } = member
  const key = memberKey(courtyardId, accountId)
  const committee = mayHere(call, 'committee') ? await committeeKeys(database, courtyardId, now) : []
  await database.transaction(async (transaction) => {
    const me = await transaction.collection('members').get(key)
    if (!me) return
    if (holdsHere(me, 'committee', now)) await keepOne(transaction, courtyardId, committee, { key, leaves: true, now })
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
