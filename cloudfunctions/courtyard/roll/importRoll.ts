import type { MemberCall } from '../../shared/call'
import { oneOf, type Transaction } from '../../shared/database'
import type { MemberDocument, RollImportDocument } from '../../shared/documents'
import { deriveId, type HouseholdId } from '../../shared/ids'
import { PAGE_SIZE } from '../../shared/readPages'
import { Refusal } from '../../shared/refusal'
import { isSeated } from '../../shared/offices'
import { noSlip } from '../doors/newCode'
import type { CourtyardUseCase } from '../useCase'
import { codeKey, codeOfHousehold, fileCodes } from './codes'
import { planImport, type ImportPlan } from './planImport'
import { readImport, type ImportRead } from './readImport'

/**
 * Writes what the preview showed, all or nothing. Refuses with ROLL_HAS_ERRORS, OWNERS_UNDECIDED, or PREVIEW_OUTDATED when
 * file, decisions or roll aren't those of the preview. A file that changes nothing writes nothing.
 */
export const importRoll: CourtyardUseCase<'importRoll'> = async (call, { digest, ...input }) => {
  const { database, member } = call
  // a retry whose first answer was lost finds what the first one did
  const importId = deriveId(call.secret, 'rollImport', member.courtyardId, digest)
  const [read, done] = await Promise.all([readImport(call, input), database.collection('rollImports').get(importId)])
  if (done) return answer(call, done)
  const { reading, courtyard } = read
  if (reading.errors.length > 0) throw new Refusal('ROLL_HAS_ERRORS', { errors: reading.errors.length })
  const undecided = reading.owners.filter(({ same }) => same === null)
  if (undecided.length > 0) throw new Refusal('OWNERS_UNDECIDED', { owners: undecided.length })
  if (read.digest !== digest) throw new Refusal('PREVIEW_OUTDATED')

  const fromVersion = courtyard.rollVersion
  const countOf = (kind: string) => reading.changes.filter((change) => change.kind === kind).length
  const row: RollImportDocument = {
    _id: importId,
    courtyardId: courtyard._id,
    digest,
    fromVersion,
    toVersion: reading.changes.length > 0 ? fromVersion + 1 : fromVersion,
    added: countOf('add'),
    changed: countOf('change'),
    ended: countOf('end'),
    by: call.accountId,
    createdAt: call.now,
    schema: 1,
  }
  if (reading.changes.length === 0) return answer(call, row)
  const write = await prepareWrites(call, read, planImport(call, read))
  try {
    await database.transaction(async (transaction) => {
      const fresh = await transaction.collection('courtyards').get(courtyard._id)
      if (fresh?.rollVersion !== fromVersion) throw new Refusal('PREVIEW_OUTDATED')
      await transaction.collection('courtyards').update(courtyard._id, { rollVersion: row.toVersion })
      await transaction.collection('rollImports').create(row)
      await write(transaction)
    })
  } catch (error) {
    // the same import from two phones: whoever came second gets the first one's answer
    const first = await database.collection('rollImports').get(importId)
    if (first) return answer(call, first)
    throw error
  }
  return answer(call, row)
}

async function answer({ database }: MemberCall, { courtyardId, toVersion, added, changed, ended }: RollImportDocument) {
  const households = await database.collection('households').count({ courtyardId, active: true })
  return { rollVersion: toVersion, added, changed, ended, households }
}

/** Reads what the writes depend on and files the codes, so that the transaction is one operation a household. */
async function prepareWrites(call: MemberCall, { courtyard }: ImportRead, { create, patch, otherOwner }: ImportPlan) {
  const generations = await fileCodes(
    call,
    courtyard._id,
    new Map([
      ...create.map(({ _id }) => [_id, 1] as const),
      ...otherOwner.map(({ _id, codeGeneration }) => [_id, codeGeneration + 1] as const),
    ]),
  )
  const generationOf = (id: HouseholdId) => generations.get(id) ?? 1
  const unbound = await readBound(call, otherOwner)
  return async (transaction: Transaction) => {
    const households = transaction.collection('households')
    for (const household of create) {
      await households.create({ ...household, codeGeneration: generationOf(household._id) })
    }
    for (const [id, changes] of patch) await households.update(id, changes)
    for (const household of otherOwner) {
      const { _id } = household
      await households.update(_id, { ...noSlip, representativeId: null, codeGeneration: generationOf(_id) })
      await transaction
        .collection('householdCodes')
        .remove(codeKey(call.secret, codeOfHousehold(call.secret, household)))
    }
    for (const member of unbound) {
      const { _id } = member
      if (!isSeated(member, call.now)) await transaction.collection('members').remove(_id)
      else await transaction.collection('members').update(_id, { householdId: null, representative: false })
    }
  }
}

async function readBound({ database }: MemberCall, households: ImportPlan['otherOwner']): Promise<MemberDocument[]> {
  if (households.length === 0) return []
  const ids = households.map(({ _id }) => _id)
  return database.collection('members').find({ where: { householdId: oneOf(ids) }, limit: PAGE_SIZE })
}
