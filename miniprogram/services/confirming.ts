import type { CourtyardInput, CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import { writing } from './call'

type Ids = CourtyardInput<'confirmProposals'>['ids']
type Home = CourtyardOutput<'acts'>['running'][number]['home']

/** Each function confirms its own acts. */
const confirms = {
  courtyard: writing('courtyard')('confirmProposals'),
  votes: writing('votes')('confirmProposals'),
  ratings: writing('ratings')('confirmProposals'),
} as const

export const confirmProposals = (home: Home, ids: Ids, requestId: string) => confirms[home]({ ids }, requestId)
