import { emptyHead } from '../../engines/chain/domain/link'
import type { Call } from '../../shared/call'
import { isDuplicateKey, oneOf } from '../../shared/database'
import type { CourtyardDocument } from '../../shared/documents'
import { derive, deriveId, type CourtyardId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { fitText } from '../../shared/fitText'
import { seated } from '../../shared/offices'
import { takeTry } from '../../shared/tries'
import type { ParsedInputOf } from '../../shared/procedure'
import type { CourtyardContract } from '../contract'
import { courtyardKey } from '../domain/places/courtyardName'
import { memberKey } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { readPlaces, type Places } from './readPlaces'
import { rememberAccount } from './rememberAccount'

/** How many courtyards one account may found. */
const FOUNDED_MAX = 2
const NUMBERS_TRIED = 8

type Founding = ParsedInputOf<CourtyardContract['foundCourtyard']>

/**
 * The founder becomes the committee, without a household. A founder's courtyards have keys of their own (first, second), so that two taps
 * found one; founding the same one again (name and community, however they are spelt) returns it. A name that somebody else's courtyard
 * has in that community refuses with NAME_TAKEN; an index holds what two founders write at the same moment.
 */
export const foundCourtyard: CourtyardUseCase<'foundCourtyard'> = async (call, input) => {
  const { accountId, database, secret } = call
  await takeTry('founding', call)
  await fitText(call, input.name, input.city, input.town, input.community, input.founderName)
  await rememberAccount(call)
  for (let attempt = 0; attempt < NUMBERS_TRIED; attempt++) {
    const [places, founded] = await Promise.all([
      readPlaces(call, input),
      database.collection('courtyards').find({ where: { foundedBy: accountId }, limit: FOUNDED_MAX + 1 }),
    ])
    const { _id: placeId, name: community } = places.community
    const nameKey = courtyardKey(input.name, places.above)
    if (nameKey === '') throw new Refusal('INVALID_INPUT', { at: 'name' })
    const [taken] = await database.collection('courtyards').find({ where: { placeId, nameKey }, limit: 1 })
    // the own one of before, or of another tap a moment ago
    if (taken?.foundedBy === accountId) return { courtyardId: taken._id, number: taken.number }
    if (taken) throw new Refusal('NAME_TAKEN', { name: taken.name, community })
    const ids = Array.from({ length: FOUNDED_MAX }, (_, slot) => deriveId(secret, 'courtyard', accountId, String(slot)))
    const _id = ids.find((id) => !founded.some((one) => one._id === id))
    if (!_id || founded.length >= FOUNDED_MAX) throw new Refusal('FOUNDED_TOO_MANY', { max: FOUNDED_MAX })
    const courtyard = newCourtyard(call, _id, input, places, { nameKey, number: await freeNumber(call, _id) })
    if (await create(call, courtyard, places, input.founderName)) {
      return { courtyardId: _id, number: courtyard.number }
    }
  }
  throw new Refusal('BUSY')
}

function newCourtyard(
  { accountId, now }: Call,
  _id: CourtyardId,
  { name, kind }: Founding,
  { city, community, path }: Places,
  { nameKey, number }: { readonly nameKey: string; readonly number: string },
): CourtyardDocument {
  return {
    ...{ _id, name, kind, path, number, nameKey },
    placeId: community._id,
    placeState: community.state,
    regionCode: city.code,
    settings: {
      noticeDays: 7,
      postingDays: 7,
      ballotChangeable: true,
      abstentionParticipates: true,
      objectionLapseDays: 7,
    },
    rollVersion: 0,
    extraHolidays: [],
    foundedBy: accountId,
    acts: emptyHead,
    createdAt: now,
    schema: 1,
  }
}

/** False when somebody took the key, the number, the name or a place meanwhile: look again. */
async function create(
  { database, accountId, now }: Call,
  courtyard: CourtyardDocument,
  { missing }: Places,
  name: string,
): Promise<boolean> {
  try {
    await database.transaction(async (transaction) => {
      for (const place of missing) await transaction.collection('places').create(place)
      await transaction.collection('courtyards').create(courtyard)
      await transaction.collection('members').create({
        _id: memberKey(courtyard._id, accountId),
        courtyardId: courtyard._id,
        accountId,
        householdId: null,
        representative: false,
        offices: seated({ offices: [] }, { office: 'committee', courtyardId: courtyard._id, by: [accountId], now }),
        name,
        createdAt: now,
        schema: 1,
      })
    })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** Six digits that no courtyard has yet. */
async function freeNumber({ database, secret }: Call, courtyardId: CourtyardId): Promise<string> {
  const candidates = Array.from({ length: NUMBERS_TRIED }, (_, attempt) => {
    const drawn = derive(secret, 'courtyardNumber', courtyardId, String(attempt)).readUInt32BE()
    return String(100_000 + (drawn % 900_000))
  })
  const taken = await database
    .collection('courtyards')
    .find({ where: { number: oneOf(candidates) }, limit: NUMBERS_TRIED, fields: ['number'] })
  const free = candidates.find((candidate) => !taken.some(({ number }) => number === candidate))
  if (free === undefined) throw new Refusal('BUSY')
  return free
}
