import { Refusal } from '../../shared/refusal'
import type { CourtyardUseCase } from '../useCase'
import { changeRepresentative } from './changeRepresentative'

/** The representative lets another member of the household cast from now on. */
export const handOverRepresentation: CourtyardUseCase<'handOverRepresentation'> = async (call, { to }) => {
  const { accountId, database, member } = call
  const { courtyardId, householdId } = member
  if (householdId === null) throw new Refusal('NOT_REPRESENTATIVE')
  const how = `${member.name}交出来的`
  await database.transaction((transaction) =>
    changeRepresentative(transaction, call, { courtyardId, householdId, to, from: accountId, how }),
  )
  return {}
}
