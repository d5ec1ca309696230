import { Refusal } from '../../shared/refusal'
import { PAGE_SIZE } from '../../shared/readPages'
import { activeHousehold, countOpenMotions, ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'

/**
 * `from` ends and becomes part of `into`, with its people and area; in votes already open `into` casts the ballots that
 * `from` was frozen with. Merging again changes nothing.
 */
export const mergeHouseholds: CourtyardUseCase<'mergeHouseholds'> = async (call, { into: intoId, from: fromId }) => {
  const { database, member } = call
  if (intoId === fromId) throw new Refusal('INVALID_INPUT', { at: 'from' })
  const [courtyard, into, from, moving, openMotions] = await Promise.all([
    ownCourtyard(call),
    activeHousehold(call, intoId),
    database.collection('households').get(fromId),
    database.collection('members').find({ where: { householdId: fromId }, limit: PAGE_SIZE }),
    countOpenMotions(database, member.courtyardId),
  ])
  if (!from || from.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
  if (!from.active) {
    if (into.carries.includes(fromId)) return { openMotions }
    throw new Refusal('NOT_FOUND')
  }
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
      carries: [...into.carries, fromId, ...from.carries],
      rollVersion,
    })
    for (const { _id } of moving) {
      await transaction.collection('members').update(_id, { householdId: intoId, representative: false })
    }
  })
  return { openMotions }
}
