import { Refusal } from '../../shared/refusal'
import { activeHousehold } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { codeKey, codeOf, codeOfHousehold, fileCodes } from './codes'

/** The old code stops working at once; accounts already bound stay. */
export const renewCode: CourtyardUseCase<'renewCode'> = async (call, { householdId }) => {
  const { database, secret } = call
  const household = await activeHousehold(call, householdId)
  const filed = await fileCodes(call, household.courtyardId, new Map([[householdId, household.codeGeneration + 1]]))
  const codeGeneration = filed.get(householdId) ?? household.codeGeneration + 1
  await database.transaction(async (transaction) => {
    const fresh = await transaction.collection('households').get(householdId)
    // two taps renew once: the second finds the generation moved on
    if (fresh?.codeGeneration !== household.codeGeneration) throw new Refusal('BUSY')
    await transaction.collection('households').update(householdId, { codeGeneration })
    await transaction.collection('householdCodes').remove(codeKey(secret, codeOfHousehold(secret, household)))
  })
  return { code: codeOf(secret, householdId, codeGeneration) }
}
