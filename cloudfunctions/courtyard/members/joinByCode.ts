import { fitText } from '../../shared/fitText'
import type { CourtyardUseCase } from '../useCase'
import { bindMember } from './bindMember'
import { householdOfCode } from './householdOfCode'
import { rememberAccount } from './rememberAccount'

/** Joining again with the same code changes nothing; whoever else comes with it is refused with CODE_SPENT. */
export const joinByCode: CourtyardUseCase<'joinByCode'> = async (call, { code, name, represents }) => {
  const { accountId, database } = call
  // WeChat is asked about a name only for whoever has a code
  const { courtyardId, _id: householdId, codeGeneration: generation } = await householdOfCode(call, code)
  await Promise.all([fitText(call, name), rememberAccount(call)])
  const how = '用单子上的户码加入了'
  const representative = await database.transaction((transaction) =>
    bindMember(transaction, call, {
      ...{ courtyardId, householdId, accountId, name, represents, how },
      byCode: { generation },
    }),
  )
  return { courtyardId, representative }
}
