import type { CourtyardUseCase } from '../useCase'
import { changeRepresentative } from './changeRepresentative'

export const setRepresentative: CourtyardUseCase<'setRepresentative'> = async (call, { householdId, memberId }) => {
  const { courtyardId } = call.member
  await call.database.transaction((transaction) =>
    changeRepresentative(transaction, { courtyardId, householdId, to: memberId, from: null }),
  )
  return {}
}
