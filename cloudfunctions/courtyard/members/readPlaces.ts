import type { Call } from '../../shared/call'
import { oneOf } from '../../shared/database'
import type { PlaceDocument } from '../../shared/documents'
import type { PlaceId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { findCity, type City } from '../domain/places/cities'
import { meanings, readPlaceName } from '../domain/places/placeName'
import { cityKey, namesAbove, placeKey } from './placeKeys'

export interface TypedPlaces {
  readonly regionCode: string | null
  readonly city: string
  readonly town: string
  readonly community: string
}

export interface Places {
  readonly city: PlaceDocument
  readonly town: PlaceDocument
  readonly community: PlaceDocument
  /** Those of the three that nobody has named before. */
  readonly missing: readonly PlaceDocument[]
  /** Their words, city first. */
  readonly path: readonly [string, string, string]
  /** All that may stand before the name of something in the community, province first. */
  readonly above: readonly string[]
}

/**
 * The three places that somebody means, as stored or as they are to be added. A stem without its kind (南桥) will do where exactly one
 * place of its parent has it; else refuses with PLACE_UNCLEAR. One read when all names are full.
 */
export async function readPlaces(call: Call, typed: TypedPlaces): Promise<Places> {
  const city = findCity(typed.regionCode, typed.city)
  if (!city) throw new Refusal('PLACE_UNCLEAR', { at: 'city', name: typed.city })
  const above = namesAbove(city)
  const newCity = cityDocument(call, city)
  const newTown = await fullPlace(call, 'town', newCity, typed.town, above)
  const newCommunity = await fullPlace(call, 'community', newTown, typed.community, [...above, newTown.name])
  const wanted = [newCity, newTown, newCommunity] as const
  const stored = await call.database
    .collection('places')
    .find({ where: { _id: oneOf(wanted.map(({ _id }) => _id)) }, limit: wanted.length })
  const known = (place: PlaceDocument) => stored.find(({ _id }) => _id === place._id) ?? place
  const [first, second, third] = [known(newCity), known(newTown), known(newCommunity)]
  return {
    ...{ city: first, town: second, community: third },
    missing: wanted.filter(({ _id }) => !stored.some((one) => one._id === _id)),
    path: [first.name, second.name, third.name],
    above: [...above, second.name, third.name],
  }
}

function cityDocument({ secret, accountId, now }: Call, city: City): PlaceDocument {
  const { code, name, known } = city
  return {
    _id: cityKey(secret, city),
    level: 'city',
    parentId: null,
    ...{ name, key: code, code },
    state: known ? 'confirmed' : 'unconfirmed',
    addedBy: known ? null : accountId,
    createdAt: now,
    schema: 1,
  }
}

async function fullPlace(
  call: Call,
  level: 'town' | 'community',
  parent: PlaceDocument,
  typed: string,
  above: readonly string[],
): Promise<PlaceDocument> {
  const { secret, accountId, now } = call
  const { name, key, full } = readPlaceName(level, typed, above)
  if (!full) return onlyMeaning(call, level, parent._id, key, typed)
  return {
    _id: placeKey(secret, level, parent._id, key),
    ...{ level, parentId: parent._id, name, key },
    code: null,
    state: 'unconfirmed',
    addedBy: accountId,
    createdAt: now,
    schema: 1,
  }
}

async function onlyMeaning(
  { database, secret }: Call,
  level: 'town' | 'community',
  parentId: PlaceId,
  stem: string,
  typed: string,
): Promise<PlaceDocument> {
  const ids = stem === '' ? [] : meanings(level, stem).map((key) => placeKey(secret, level, parentId, key))
  const found =
    ids.length === 0 ? [] : await database.collection('places').find({ where: { _id: oneOf(ids) }, limit: 2 })
  const [only, another] = found
  if (!only || another) throw new Refusal('PLACE_UNCLEAR', { at: level, name: typed })
  return only
}
