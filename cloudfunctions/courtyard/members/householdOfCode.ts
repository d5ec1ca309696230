import type { Call } from '../../shared/call'
import type { CourtyardDocument, HouseholdDocument } from '../../shared/documents'
import { Refusal } from '../../shared/refusal'
import { returnTry, takeTry, triesLeft } from '../../shared/tries'
import { isWellFormed } from '../domain/householdCode'
import { codeKey, codeOfHousehold } from '../roll/codes'

/**
 * Whose code it is. A slip of the finger shows by the check digit and costs nothing; any other wrong code costs a try,
 * the same for looking up and for joining. Refuses with CODE_WRONG or TOO_MANY_TRIES.
 */
export async function householdOfCode(
  call: Call,
  code: string,
): Promise<{ household: HouseholdDocument; courtyard: CourtyardDocument }> {
  if (!isWellFormed(code)) throw new Refusal('CODE_WRONG')
  const { database } = call
  const [known] = await Promise.all([
    database.collection('householdCodes').get(codeKey(call.secret, code)),
    takeTry('code', call),
  ])
  if (!known) throw await wrongCode(call)
  const [household, courtyard] = await Promise.all([
    database.collection('households').get(known.householdId),
    database.collection('courtyards').get(known.courtyardId),
  ])
  // a code filed for another generation than the household's is not its code (any more, or yet)
  const holds = household?.active === true && codeOfHousehold(call.secret, household) === code
  if (!holds || !courtyard) throw await wrongCode(call)
  await returnTry('code', call)
  return { household, courtyard }
}

/** With the tries that are left. */
async function wrongCode(call: Call): Promise<Refusal> {
  return new Refusal('CODE_WRONG', { triesLeft: await triesLeft('code', call) })
}
