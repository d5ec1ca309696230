import type { Call } from '../../shared/call'
import type { HouseholdDocument } from '../../shared/documents'
import { Refusal } from '../../shared/refusal'
import { returnTry, takeTry, triesLeft } from '../../shared/tries'
import { isWellFormed } from '../domain/householdCode'
import { codeKey, codeOfHousehold } from '../roll/codes'

/**
 * Whose code it is. A slip of the finger shows by the check digit and costs nothing; any other wrong code costs a try,
 * the same for looking up and for joining. Refuses with CODE_WRONG, TOO_MANY_TRIES, or CODE_SPENT whoever isn't in the household
 * that has joined by it.
 */
export async function householdOfCode(call: Call, code: string): Promise<HouseholdDocument> {
  if (!isWellFormed(code)) throw new Refusal('CODE_WRONG')
  const { database, memberships } = call
  const [known] = await Promise.all([
    database.collection('householdCodes').get(codeKey(call.secret, code)),
    takeTry('code', call),
  ])
  if (!known) throw await wrongCode(call)
  const household = await database.collection('households').get(known.householdId)
  // a code filed for another generation than the household's is not its code (any more, or yet), and one that is on no slip isn't known to anybody
  const holds = household?.active === true && codeOfHousehold(call.secret, household) === code
  if (!holds || typeof household.codeMadeAt !== 'number') throw await wrongCode(call)
  await returnTry('code', call)
  const isIn = memberships.some(({ householdId }) => householdId === household._id)
  if (typeof household.codeSpentAt === 'number' && !isIn) throw new Refusal('CODE_SPENT')
  return household
}

/** With the tries that are left. */
async function wrongCode(call: Call): Promise<Refusal> {
  return new Refusal('CODE_WRONG', { triesLeft: await triesLeft('code', call) })
}
