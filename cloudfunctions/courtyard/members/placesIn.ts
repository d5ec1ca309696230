import { Refusal } from '../../shared/refusal'
import { takeTry } from '../../shared/tries'
import { findCity } from '../domain/places/cities'
import { readPlaceName } from '../domain/places/placeName'
import type { CourtyardUseCase } from '../useCase'
import { cityKey, namesAbove, placeKey } from './placeKeys'

/** A city has some thirty towns, a town at most some eighty communities. */
const PLACES_MAX = 200

/** What is there to choose from; in a town that nobody has named yet there is nothing. */
export const placesIn: CourtyardUseCase<'placesIn'> = async (call, { regionCode, city: cityName, town }) => {
  const { database, secret } = call
  const city = findCity(regionCode, cityName)
  if (!city) throw new Refusal('PLACE_UNCLEAR', { at: 'city', name: cityName })
  const cityId = cityKey(secret, city)
  const parentId =
    town === '' ? cityId : placeKey(secret, 'town', cityId, readPlaceName('town', town, namesAbove(city)).key)
  const [places] = await Promise.all([
    database.collection('places').find({ where: { parentId }, orderBy: [['key', 'asc']], limit: PLACES_MAX }),
    takeTry('places', call),
  ])
  return { places: places.map(({ name, state }) => ({ name, confirmed: state === 'confirmed' })) }
}
