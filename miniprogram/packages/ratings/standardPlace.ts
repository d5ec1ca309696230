import type { RatingsInput } from '../../../cloudfunctions/ratings/contract'
import type { Ratee } from '../../text/rating'

type StandardId = RatingsInput<'standard'>['standardId']

export const isRatee = (text: string): text is Ratee =>
  text === 'committee' || text === 'property' || text === 'household'

/** Ids travel in links as text; the server checks what they are. */
export const standardIdOf = (text: string): StandardId => (text || null) as StandardId

/** Where the committee writes a draft; without an id a new one begins. */
export const editStandard = (subject: Ratee, standardId: string): string =>
  `/packages/committee/rating-standard/rating-standard?subject=${subject}&id=${standardId}`
