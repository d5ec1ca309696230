import { courtyardOffices, holdsHere, reseated, staysOn } from '../../shared/offices'
import { Refusal } from '../../shared/refusal'
import { memberKey } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { committeeKeys, keepOne } from './committee'

/**
 * Seats and unseats. Who holds an office already keeps since when and by whom, so a retry changes nothing. Refuses with
 * LAST_COMMITTEE_MEMBER or LAST_OPEN_SEAT what would leave the courtyard without a committee, now or when a term ends.
 */
export const setRoles: CourtyardUseCase<'setRoles'> = async (call, { memberId, roles, until }) => {
  const { accountId, database, member, now } = call
  const { courtyardId } = member
  if (courtyardOffices.some((office) => (until[office] ?? Infinity) <= now)) {
    throw new Refusal('INVALID_INPUT', { at: 'until' })
  }
  const key = memberKey(courtyardId, memberId)
  const mayEnd = !roles.includes('committee') || typeof until.committee === 'number'
  const committee = mayEnd ? await committeeKeys(database, courtyardId, now) : []
  await database.transaction(async (transaction) => {
    const target = await transaction.collection('members').get(key)
    if (!target) throw new Refusal('NOT_FOUND')
    const offices = reseated(target, { wanted: roles, until, courtyardId, by: accountId, now })
    const leaves = holdsHere(target, 'committee', now) && !holdsHere({ courtyardId, offices }, 'committee', now)
    const ends = staysOn(target, 'committee', now) && !staysOn({ courtyardId, offices }, 'committee', now)
    if (leaves || ends) await keepOne(transaction, courtyardId, committee, { key, leaves, now })
    await transaction.collection('members').update(key, { offices })
  })
  return {}
}
