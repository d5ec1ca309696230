import { deriveId, type PlaceId } from '../../shared/ids'
import type { City } from '../domain/places/cities'

/** A city is its code. */
export const cityKey = (secret: string, { code }: City): PlaceId => deriveId(secret, 'place', 'city', code)

/** A town or community is its folded name within what it belongs to: two spellings have one key. */
export const placeKey = (secret: string, level: 'town' | 'community', parentId: PlaceId, key: string): PlaceId =>
  deriveId(secret, 'place', level, parentId, key)

/** Names that may stand before the name of a town. */
export const namesAbove = ({ above, name }: City): string[] => [...above, name]
