import type { Ratee } from '../../text/rating'

export const isRatee = (text: string): text is Ratee =>
  text === 'committee' || text === 'property' || text === 'household'

/** Where the committee writes a draft; without an id a new one begins. */
export const editStandard = (subject: Ratee, standardId: string): string =>
  `/packages/committee/rating-standard/rating-standard?subject=${subject}&id=${standardId}`
