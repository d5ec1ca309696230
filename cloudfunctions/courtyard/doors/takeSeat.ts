import { Refusal } from '../../shared/refusal'
import { memberKey } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { writeLine } from './writeLine'

/** 我来投: whoever is in the household takes its open seat; all others are told. Refuses with SEAT_TAKEN when somebody votes already. */
export const takeSeat: CourtyardUseCase<'takeSeat'> = async (call) => {
  const { accountId, database, member } = call
  const { courtyardId, householdId } = member
  if (householdId === null) throw new Refusal('NOT_FOUND')
  const key = memberKey(courtyardId, accountId)
  await database.transaction(async (transaction) => {
    const household = await transaction.collection('households').get(householdId)
    const me = await transaction.collection('members').get(key)
    if (!household?.active || me?.householdId !== householdId) throw new Refusal('NOT_FOUND')
    if (household.representativeId === accountId) return
    if (household.representativeId !== null) throw new Refusal('SEAT_TAKEN')
    await transaction.collection('members').update(key, { representative: true })
    await transaction.collection('households').update(householdId, { representativeId: accountId })
    const text = `以后由${me.name}来投你家的票：位子空着，这位自己来的`
    const line = { courtyardId, householdId, kind: 'representative', text } as const
    await writeLine(transaction, call, line, { title: '你家有人来投票了' })
  })
  return {}
}
