import type { MemberCall } from '../../shared/call'
import type { Transaction } from '../../shared/database'
import type { HouseholdDocument } from '../../shared/documents'
import { Refusal } from '../../shared/refusal'
import { codeKey, codeOf, codeOfHousehold, fileCodes } from '../roll/codes'
import { writeLine } from './writeLine'

/** What a household's code and its recognition are as long as no slip of it was made: a new household, or one whose accounts have all ended. */
export const noSlip = { codeMadeAt: null, codeSpentAt: null, codeMadeBy: null, recognised: null, knownBy: [] } as const

export interface NewCode {
  readonly household: HouseholdDocument
  readonly generation: number
}

/** Files a household's next code, ahead of the transaction that renews it: what is filed opens nothing yet. */
export async function fileNewCode(call: MemberCall, household: HouseholdDocument): Promise<NewCode> {
  const { _id, courtyardId, codeGeneration } = household
  const filed = await fileCodes(call, courtyardId, new Map([[_id, codeGeneration + 1]]))
  return { household, generation: filed.get(_id) ?? codeGeneration + 1 }
}

/**
 * The old code stops working at once; accounts that are in stay, are told, and can't be joined by the new code's first user unseen: it is
 * told too. A door that nobody is in has to be recognised anew, since it is another slip that is handed over. Refuses with BUSY when code
 * or accounts aren't those that were read.
 */
export async function renewCode(
  transaction: Transaction,
  call: MemberCall,
  { household, generation }: NewCode,
  isJoined: boolean,
): Promise<string> {
  const { accountId, member, now, secret } = call
  const { _id: householdId, courtyardId, codeGeneration, bindings = 0 } = household
  const fresh = await transaction.collection('households').get(householdId)
  // two taps renew once: the second finds the generation moved on
  if (fresh?.codeGeneration !== codeGeneration || (fresh.bindings ?? 0) !== bindings) throw new Refusal('BUSY')
  await transaction.collection('households').update(householdId, {
    ...(isJoined ? {} : noSlip),
    ...{ codeGeneration: generation, codeMadeAt: now, codeSpentAt: null },
    codeMadeBy: { accountId, householdId: member.householdId },
  })
  await transaction.collection('householdCodes').remove(codeKey(secret, codeOfHousehold(secret, household)))
  const text = `加入用的单子重做了一张，院管委会${member.name}做的；旧的那张不能用了`
  const line = { courtyardId, householdId, kind: 'codeMade', text } as const
  await writeLine(transaction, call, line, isJoined ? { title: '你家的单子重做了' } : null)
  return codeOf(secret, householdId, generation)
}
