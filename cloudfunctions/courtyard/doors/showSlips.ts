import type { MemberCall } from '../../shared/call'
import { oneOf } from '../../shared/database'
import type { CodeBatchDocument } from '../../shared/documents'
import { Refusal } from '../../shared/refusal'
import { shownUntil } from '../domain/doors/slips'
import { ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { printSlips } from './printSlips'

const LOGGED_MAX = 20

/** The slips of a batch once more, for whoever made it, within a day. Refuses everybody else with NOT_FOUND, later with SLIPS_GONE. */
export const showSlips: CourtyardUseCase<'showSlips'> = async (call, { batchId }) => {
  const batch = await call.database.collection('codeBatches').get(batchId)
  if (batch?.courtyardId !== call.member.courtyardId || batch.madeBy !== call.accountId) throw new Refusal('NOT_FOUND')
  return showBatch(call, batch)
}

export async function showBatch(call: MemberCall, batch: CodeBatchDocument) {
  const { database, now } = call
  if (now >= shownUntil(batch.createdAt)) throw new Refusal('SLIPS_GONE')
  const ids = batch.doors.map(({ householdId }) => householdId)
  const [courtyard, households] = await Promise.all([
    ownCourtyard(call),
    database.collection('households').find({ where: { _id: oneOf(ids) }, limit: ids.length }),
  ])
  const shownAgain = [...batch.shownAgain, now].slice(-LOGGED_MAX)
  await database.collection('codeBatches').update(batch._id, { shownAgain })
  const generationOf = new Map(batch.doors.map(({ householdId, generation }) => [householdId, generation]))
  // a code that was renewed since was seen by whoever renewed it
  const standing = households.filter((one) => one.active && one.codeGeneration === generationOf.get(one._id))
  return printSlips(call, courtyard, batch, standing)
}
