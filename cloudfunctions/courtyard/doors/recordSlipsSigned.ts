import type { MemberCall } from '../../shared/call'
import { oneOf, type Transaction } from '../../shared/database'
import type { CodeBatchDocument, Evidence, HouseholdDocument } from '../../shared/documents'
import { keepEvidence } from '../../shared/keepEvidence'
import { Refusal } from '../../shared/refusal'
import { areOfTwoHouseholds } from '../domain/doors/recognising'
import type { CourtyardUseCase } from '../useCase'
import { unsignedOf } from './codeSlips'
import { writeLine } from './writeLine'

const PHOTOS_MAX = 5

/**
 * The 签收表 of a batch is there: doors whose slip was signed for are recognised. By one of the committee of another household than
 * whoever made the slips, else refuses with ONE_HOUSEHOLD. Doors that are recognised already, or whose slip was made anew since, stay as
 * they are. Answers how many became recognised.
 */
export const recordSlipsSigned: CourtyardUseCase<'recordSlipsSigned'> = async (
  call,
  { batchId, photoFileId, householdIds },
) => {
  const { database, member, accountId } = call
  const [batch, doors] = await Promise.all([
    database.collection('codeBatches').get(batchId),
    database.collection('households').find({ where: { _id: oneOf(householdIds) }, limit: householdIds.length }),
  ])
  if (batch?.courtyardId !== member.courtyardId || batch.kind !== 'group') throw new Refusal('NOT_FOUND')
  const isAnother = batch.madeBy !== accountId && areOfTwoHouseholds(member, { householdId: batch.madeByHousehold })
  if (!isAnother) throw new Refusal('ONE_HOUSEHOLD')
  const inBatch = new Set(batch.doors.map(({ householdId }) => householdId))
  if (householdIds.some((id) => !inBatch.has(id))) throw new Refusal('NOT_FOUND')
  const photo = await keepEvidence(call, photoFileId, { type: 'image' })
  const isRecorded = batch.signatures.some(({ photo: known }) => known.sha256 === photo.sha256)
  if (!isRecorded && batch.signatures.length >= PHOTOS_MAX) throw new Refusal('WRONG_STAGE')
  const signed = unsignedOf(batch, doors).filter(({ active }) => active)
  if (signed.length === 0 && isRecorded) return { recognised: 0 }
  await database.transaction((transaction) => store(transaction, call, batch, signed, isRecorded ? null : photo))
  return { recognised: signed.length }
}

async function store(
  transaction: Transaction,
  call: MemberCall,
  read: CodeBatchDocument,
  signed: readonly HouseholdDocument[],
  photo: Evidence | null,
): Promise<void> {
  const { accountId: by, member, now } = call
  const fresh = await transaction.collection('codeBatches').get(read._id)
  // the same photo from two phones
  if (fresh?.signatures.length !== read.signatures.length) throw new Refusal('BUSY')
  const signatures = photo ? [...fresh.signatures, { photo, by, at: now }] : fresh.signatures
  await transaction.collection('codeBatches').update(read._id, { signatures })
  for (const { _id: householdId, courtyardId, codeSpentAt } of signed) {
    await transaction.collection('households').update(householdId, { recognised: { since: now, how: 'slip' } })
    const text = `认过门了：加入用的单子签收过，院管委会${member.name}交的签收表`
    const line = { courtyardId, householdId, kind: 'recognised', text } as const
    await writeLine(transaction, call, line, typeof codeSpentAt === 'number' ? { title: '你家认过门了' } : null)
  }
}
