import { maskName } from '../domain/masking'
import type { CourtyardUseCase } from '../useCase'
import { householdOfCode } from './householdOfCode'

/** Enough to know the own household by, not enough to learn who lives there. */
export const lookUpCode: CourtyardUseCase<'lookUpCode'> = async (call, { code }) => {
  const { household, courtyard } = await householdOfCode(call, code)
  return {
    courtyardId: courtyard._id,
    courtyardName: courtyard.name,
    group: household.group,
    address: household.address,
    headNameMasked: maskName(household.headName),
  }
}
