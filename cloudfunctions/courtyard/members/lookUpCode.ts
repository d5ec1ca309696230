import { Refusal } from '../../shared/refusal'
import { maskName } from '../domain/masking'
import type { CourtyardUseCase } from '../useCase'
import { householdOfCode } from './householdOfCode'

/** Enough to know the own household by, not enough to learn who lives there. */
export const lookUpCode: CourtyardUseCase<'lookUpCode'> = async (call, { code }) => {
  const household = await householdOfCode(call, code)
  const courtyard = await call.database.collection('courtyards').get(household.courtyardId)
  if (!courtyard) throw new Refusal('NOT_FOUND')
  return {
    courtyardId: courtyard._id,
    courtyardName: courtyard.name,
    group: household.group,
    address: household.address,
    headNameMasked: maskName(household.headName),
  }
}
