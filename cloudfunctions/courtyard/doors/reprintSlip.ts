import type { MemberCall } from '../../shared/call'
import { above } from '../../shared/database'
import type { CodeBatchDocument } from '../../shared/documents'
import { deriveId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { monthBefore, REPRINTS_MAX } from '../domain/doors/slips'
import { activeHousehold, ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { onlyOneAtATime } from './makeSlips'
import { fileNewCode, renewCode } from './newCode'
import { printSlips } from './printSlips'
import { showBatch } from './showSlips'

/**
 * A new slip for one household that nobody is in; the old code opens nothing from then on. The same request again shows the same slip.
 * Refuses with REPRINTED_OFTEN beyond five in 30 days, and with TAKES_TWO where an account is in.
 */
export const reprintSlip: CourtyardUseCase<'reprintSlip'> = async (call, { householdId }) => {
  const { database, member, accountId, requestId, secret, now } = call
  const _id = deriveId(secret, 'codeBatch', accountId, requestId)
  const [courtyard, household, accounts, reprints, before] = await Promise.all([
    ownCourtyard(call),
    activeHousehold(call, householdId),
    database.collection('members').count({ householdId }),
    countReprints(call),
    database.collection('codeBatches').get(_id),
  ])
  if (before) return showBatch(call, before)
  if (accounts > 0) throw new Refusal('TAKES_TWO')
  if (reprints >= REPRINTS_MAX) throw new Refusal('REPRINTED_OFTEN', { max: REPRINTS_MAX })
  const next = await fileNewCode(call, household)
  const batch: CodeBatchDocument = {
    ...{ _id, courtyardId: courtyard._id, kind: 'single', group: household.group, shownAgain: [], signatures: [] },
    doors: [{ householdId, generation: next.generation }],
    madeBy: accountId,
    madeByHousehold: member.householdId,
    createdAt: now,
    schema: 1,
  }
  const printed = await printSlips(call, courtyard, batch, [household])
  try {
    await database.transaction(async (transaction) => {
      await onlyOneAtATime(transaction, courtyard)
      await transaction.collection('codeBatches').create(batch)
      await renewCode(transaction, call, next, false)
    })
  } catch (error) {
    const first = await database.collection('codeBatches').get(_id)
    if (first) return showBatch(call, first)
    throw error
  }
  return printed
}

/** Slips that the caller has made anew in the last 30 days. */
export const countReprints = ({ database, member, accountId, now }: MemberCall): Promise<number> =>
  database.collection('codeBatches').count({
    courtyardId: member.courtyardId,
    kind: 'single',
    madeBy: accountId,
    createdAt: above(monthBefore(now)),
  })
