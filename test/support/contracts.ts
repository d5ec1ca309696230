import { courtyardContract } from '../../cloudfunctions/courtyard/contract'
import { notificationsContract } from '../../cloudfunctions/notifications/contract'
import { ratingsContract } from '../../cloudfunctions/ratings/contract'
import type { Procedure } from '../../cloudfunctions/shared/procedure'
import { votesContract } from '../../cloudfunctions/votes/contract'

/** Every procedure of every deployed function. */
export const procedures: readonly (readonly [fn: string, name: string, procedure: Procedure])[] = Object.entries({
  courtyard: courtyardContract,
  votes: votesContract,
  notifications: notificationsContract,
  ratings: ratingsContract,
}).flatMap(([fn, contract]) =>
  Object.entries(contract as Readonly<Record<string, Procedure>>).map(
    ([name, procedure]) => [fn, name, procedure] as const,
  ),
)
