import { fitText } from '../../shared/fitText'
import type { CourtyardUseCase } from '../useCase'
import { bindMember } from './bindMember'
import { householdOfCode } from './householdOfCode'
import { rememberAccount } from './rememberAccount'

/** Joining again with the same code changes nothing. */
export const joinByCode: CourtyardUseCase<'joinByCode'> = async (call, { code, name }) => {
  const { accountId, database, now } = call
  const [{ household }] = await Promise.all([householdOfCode(call, code), fitText(call, name)])
  await rememberAccount(call)
  const { courtyardId, _id: householdId } = household
  const representative = await database.transaction((transaction) =>
    bindMember(transaction, { courtyardId, householdId, accountId, name, now }),
  )
  return { courtyardId, representative }
}
