import type { AccountId, HouseholdId } from '../ids'
import type { CourtyardOffice } from './places'

/** In what capacity somebody took the first step of what takes two; stored with the step, since people move, leave and are seated anew. */
export interface ActedAs {
  readonly office: CourtyardOffice
  readonly householdId: HouseholdId | null
  /** Who seated them in that office. */
  readonly seatedBy: readonly AccountId[]
}
