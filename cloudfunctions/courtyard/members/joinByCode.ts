import { fitText } from '../../shared/fitText'
import type { CourtyardUseCase } from '../useCase'
import { bindMember } from './bindMember'
import { householdOfCode } from './householdOfCode'
import { rememberAccount } from './rememberAccount'

/** Joining again with the same code changes nothing. */
export const joinByCode: CourtyardUseCase<'joinByCode'> = async (call, { code, name }) => {
  const { accountId, database, now } = call
  // WeChat is asked about a name only for whoever has a code
  const { household } = await householdOfCode(call, code)
  await Promise.all([fitText(call, name), rememberAccount(call)])
  const { courtyardId, _id: householdId } = household
  const representative = await database.transaction((transaction) =>
    bindMember(transaction, { courtyardId, householdId, accountId, name, now }),
  )
  return { courtyardId, representative }
}
