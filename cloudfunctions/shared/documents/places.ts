import type { AccountId, CourtyardId, PlaceId } from '../ids'
import type { Document } from './document'

/** The levels above the courtyard, from the top. */
export type PlaceLevel = 'city' | 'town' | 'community'

/** A city (or district), a town (or street) or a community (or village): one document each, however it is written. */
export interface PlaceDocument extends Document {
  readonly _id: PlaceId
  readonly level: PlaceLevel
  readonly parentId: PlaceId | null
  /** As the first who named it wrote it, without what stands around it. */
  readonly name: string
  /** The folded name: what makes two spellings one place. */
  readonly key: string
  /** 区划代码, six digits; only of cities so far. */
  readonly code: string | null
  /** `unconfirmed` (待确认): named by somebody who founded a courtyard; the level above confirms or merges it. */
  readonly state: 'confirmed' | 'unconfirmed'
  /** Who named it; null for what the code table knows. */
  readonly addedBy: AccountId | null
}

export type CourtyardOffice = 'committee' | 'propertyManager'
export type Office = CourtyardOffice | 'communityStaff' | 'townStaff' | 'cityStaff'

/** In office while from ≤ now < until; until null = no end set. One holding an office and place. */
export interface OfficeHolding {
  readonly office: Office
  /** A courtyard, or a place of a level above. */
  readonly placeId: CourtyardId | PlaceId
  readonly from: number
  readonly until: number | null
  /** Who seated them; a founder: the own account. */
  readonly seatedBy: readonly AccountId[]
}
