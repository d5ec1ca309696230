import type { MemberCall } from '../../shared/call'
import { oneOf } from '../../shared/database'
import type { ElectorDocument, MemberDocument, MotionDocument } from '../../shared/documents'
import type { AccountId, HouseholdId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { PAGE_SIZE } from '../../shared/readPages'
import { activeHousehold, countOpenMotions, ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'

/** Somebody can still cast in it, or could again when it is extended. */
const running: readonly MotionDocument['stage'][] = ['announced', 'open', 'noQuorum']
const RUNNING_MAX = 100

/**
 * `from` ends and becomes part of `into`, with its people and area. In votes that were announced before, nothing moves: `from` stays
 * in the electorate, and the accounts that cast for it go on casting for it. Merging again changes nothing.
 */
export const mergeHouseholds: CourtyardUseCase<'mergeHouseholds'> = async (call, { into: intoId, from: fromId }) => {
  const { database, member } = call
  if (intoId === fromId) throw new Refusal('INVALID_INPUT', { at: 'from' })
  const [courtyard, into, from, moving, openMotions, electors] = await Promise.all([
    ownCourtyard(call),
    activeHousehold(call, intoId),
    database.collection('households').get(fromId),
    database.collection('members').find({ where: { householdId: fromId }, limit: PAGE_SIZE }),
    countOpenMotions(database, member.courtyardId),
    readRunningElectors(call, fromId),
  ])
  if (!from || from.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
  if (!from.active) {
    if (into.carries.includes(fromId)) return { openMotions }
    throw new Refusal('NOT_FOUND')
  }
  const heldBy = castersOf(moving)
  const rollVersion = courtyard.rollVersion + 1
  await database.transaction(async (transaction) => {
    const fresh = await transaction.collection('courtyards').get(courtyard._id)
    if (fresh?.rollVersion !== courtyard.rollVersion) throw new Refusal('BUSY')
    await transaction.collection('courtyards').update(courtyard._id, { rollVersion })
    const households = transaction.collection('households')
    await households.update(fromId, { active: false, representativeId: null, carries: [], rollVersion })
    await households.update(intoId, {
      adults: into.adults + from.adults,
      residents: into.residents + from.residents,
      areaDm2: into.areaDm2 + from.areaDm2,
      rooms: [...into.rooms, ...from.rooms],
      developer: into.developer && from.developer,
      carries: [...new Set([...into.carries, fromId, ...from.carries])],
      rollVersion,
    })
    for (const { _id } of moving) {
      await transaction.collection('members').update(_id, { householdId: intoId, representative: false })
    }
    for (const { _id } of electors) await transaction.collection('electors').update(_id, { heldBy })
  })
  // a vote that was announced while this was under way
  for (const { _id } of await readRunningElectors(call, fromId)) {
    await database.collection('electors').update(_id, { heldBy })
  }
  return { openMotions }
}

/**
 * Who casts for a household: its representative; where it has none just now, whoever of it comes first. Without an account nobody does
 * by phone, and its ballot comes on paper.
 */
function castersOf(members: readonly MemberDocument[]): AccountId[] {
  const representatives = members.filter(({ representative }) => representative)
  return (representatives.length > 0 ? representatives : members).map(({ accountId }) => accountId)
}

/** The household as it stands in votes that are running, where its right hasn't been kept for somebody already. */
async function readRunningElectors(
  { database, member }: MemberCall,
  householdId: HouseholdId,
): Promise<ElectorDocument[]> {
  const motions = await database.collection('motions').find({
    where: { courtyardId: member.courtyardId, stage: oneOf(running) },
    limit: RUNNING_MAX,
    fields: ['stage'],
  })
  if (motions.length === 0) return []
  const electors = await database.collection('electors').find({
    where: { _id: oneOf(motions.map(({ _id }) => `${_id}:${householdId}`)) },
    limit: motions.length,
  })
  return electors.filter(({ heldBy }) => heldBy === undefined)
}
