import type { MemberCall } from '../../shared/call'
import type { Transaction } from '../../shared/database'
import type { AccountId, HouseholdId } from '../../shared/ids'
import { holdsHere, mayHere } from '../../shared/offices'
import { Refusal } from '../../shared/refusal'
import { writeLine } from '../doors/writeLine'
import { memberKey } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { committeeKeys, keepOne } from './committee'

/**
 * Takes the account off the courtyard and tells its household. A representative says who votes from now on, or leaves the seat open;
 * what it has cast stands.
 */
export const leaveCourtyard: CourtyardUseCase<'leaveCourtyard'> = async (call, { successor }) => {
  const { accountId, database, member, now } = call
  const { courtyardId } = member
  const key = memberKey(courtyardId, accountId)
  const committee = mayHere(call, 'committee') ? await committeeKeys(database, courtyardId, now) : []
  await database.transaction(async (transaction) => {
    const me = await transaction.collection('members').get(key)
    if (!me) return
    if (holdsHere(me, 'committee', now)) await keepOne(transaction, courtyardId, committee, { key, leaves: true, now })
    if (me.householdId !== null) await leaveHousehold(transaction, call, me.householdId, successor)
    await transaction.collection('members').remove(key)
  })
  return {}
}

async function leaveHousehold(
  transaction: Transaction,
  call: MemberCall,
  householdId: HouseholdId,
  successor: AccountId | null,
): Promise<void> {
  const { accountId, member } = call
  const { courtyardId, name } = member
  const household = await transaction.collection('households').get(householdId)
  const represented = household?.representativeId === accountId
  const follows =
    represented && successor !== null ? await seatSuccessor(transaction, call, householdId, successor) : null
  if (represented)
    await transaction.collection('households').update(householdId, { representativeId: follows?.accountId ?? null })
  const then = follows ? `，以后由${follows.name}来投你家的票` : represented ? '。投票的位子空着，家里谁来都行' : ''
  const line = { courtyardId, householdId, kind: 'left', text: `${name}退出了${then}` } as const
  await writeLine(transaction, call, line, { title: '你家有人退出了' })
}

async function seatSuccessor(
  transaction: Transaction,
  call: MemberCall,
  householdId: HouseholdId,
  successor: AccountId,
) {
  const key = memberKey(call.member.courtyardId, successor)
  const next = await transaction.collection('members').get(key)
  if (next?.householdId !== householdId || successor === call.accountId) throw new Refusal('NOT_FOUND')
  await transaction.collection('members').update(key, { representative: true })
  return next
}
