import type { CourtyardUseCase } from '../useCase'
import { changeRepresentative } from './changeRepresentative'

export const setRepresentative: CourtyardUseCase<'setRepresentative'> = async (call, { householdId, memberId }) => {
  const { courtyardId, name } = call.member
  const how = `院管委会${name}定的`
  await call.database.transaction((transaction) =>
    changeRepresentative(transaction, call, { courtyardId, householdId, to: memberId, from: null, how }),
  )
  return {}
}
