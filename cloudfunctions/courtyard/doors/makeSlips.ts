import type { MemberCall } from '../../shared/call'
import type { Transaction } from '../../shared/database'
import type { CodeBatchDocument, CourtyardDocument, HouseholdDocument } from '../../shared/documents'
import { deriveId } from '../../shared/ids'
import { readRoll } from '../../shared/readRoll'
import { Refusal } from '../../shared/refusal'
import { needsSlip, SLIPS_MAX } from '../domain/doors/slips'
import { countMembers, ownCourtyard, readMembers } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { printSlips } from './printSlips'
import { showBatch } from './showSlips'
import { writeLine } from './writeLine'

/**
 * Makes the slips of those doors of a group that have none out and nobody in, and shows their codes. From then on each opens its door
 * once. The same request again shows the same slips. Refuses with NO_ROLL, or SLIPS_MADE when no door is left.
 */
export const makeSlips: CourtyardUseCase<'makeSlips'> = async (call, { group }) => {
  const { database, member, accountId, requestId, secret, now } = call
  const { courtyardId } = member
  const _id = deriveId(secret, 'codeBatch', accountId, requestId)
  const [courtyard, roll, members, before] = await Promise.all([
    ownCourtyard(call),
    readRoll(database, courtyardId),
    readMembers(database, courtyardId),
    database.collection('codeBatches').get(_id),
  ])
  if (before) return showBatch(call, before)
  const accounts = countMembers(members)
  const inGroup = roll.filter((household) => household.group === group)
  if (inGroup.length === 0) throw new Refusal('NO_ROLL')
  const wanting = inGroup.filter((door) => needsSlip(door, accounts.get(door._id) ?? 0)).slice(0, SLIPS_MAX)
  if (wanting.length === 0) throw new Refusal('SLIPS_MADE')
  const doors = wanting.map((household) => ({ householdId: household._id, generation: household.codeGeneration }))
  const batch: CodeBatchDocument = {
    ...{ _id, courtyardId, kind: 'group', group, doors, shownAgain: [], signatures: [] },
    madeBy: accountId,
    madeByHousehold: member.householdId,
    createdAt: now,
    schema: 1,
  }
  // drawn first: what can't be printed isn't made
  const printed = await printSlips(call, courtyard, batch, wanting)
  try {
    await database.transaction((transaction) => storeBatch(transaction, call, courtyard, batch, wanting))
  } catch (error) {
    // two taps: whoever came second sees what the first one made
    const first = await database.collection('codeBatches').get(_id)
    if (first) return showBatch(call, first)
    throw error
  }
  return printed
}

async function storeBatch(
  transaction: Transaction,
  call: MemberCall,
  read: CourtyardDocument,
  batch: CodeBatchDocument,
  households: readonly HouseholdDocument[],
): Promise<void> {
  await onlyOneAtATime(transaction, read)
  await transaction.collection('codeBatches').create(batch)
  const { madeBy: accountId, madeByHousehold: householdId, createdAt: codeMadeAt, courtyardId } = batch
  for (const household of households) {
    await transaction
      .collection('households')
      .update(household._id, { codeMadeAt, codeMadeBy: { accountId, householdId } })
    const text = `加入用的单子做好了一张，院管委会${call.member.name}做的`
    const line = { courtyardId, householdId: household._id, kind: 'codeMade', text } as const
    await writeLine(transaction, call, line, null)
  }
}

/** Two who make slips at the same moment conflict, and neither makes any of a roll that has changed since it was read. */
export async function onlyOneAtATime(transaction: Transaction, read: CourtyardDocument): Promise<void> {
  const fresh = await transaction.collection('courtyards').get(read._id)
  const slipsMade = read.slipsMade ?? 0
  if ((fresh?.slipsMade ?? 0) !== slipsMade || fresh?.rollVersion !== read.rollVersion) throw new Refusal('BUSY')
  await transaction.collection('courtyards').update(read._id, { slipsMade: slipsMade + 1 })
}
