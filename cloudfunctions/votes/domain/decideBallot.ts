import type { BallotDocument, Choice, MotionDocument } from '../../shared/documents'
import type { AccountId } from '../../shared/ids'
import { castingState } from './castingState'

/** Requests remembered on a ballot: more than anybody changes their mind, few enough for a small document. */
const REQUESTS_KEPT = 20

export interface BallotIntention {
  readonly choice: Choice
  readonly by: AccountId
  readonly requestId: string
  readonly now: number
}

type Ballot = Pick<
  BallotDocument,
  'choice' | 'channel' | 'revision' | 'requestId' | 'earlierRequestIds' | 'castBy' | 'castAt'
>

export type BallotDecision =
  | { readonly do: 'create' }
  | {
      readonly do: 'change'
      readonly patch: Pick<
        BallotDocument,
        'choice' | 'castBy' | 'castAt' | 'revision' | 'requestId' | 'earlierRequestIds'
      >
    }
  /** It stands already: a repeated request, or the same choice once more. */
  | { readonly do: 'keep' }
  | {
      readonly do: 'refuse'
      readonly code: 'NOT_YET_OPEN' | 'CLOSED' | 'NOT_IN_ELECTORATE' | 'ALREADY_VOTED' | 'CHANGE_NOT_ALLOWED'
    }

const refuse = (code: (BallotDecision & { do: 'refuse' })['code']): BallotDecision => ({ do: 'refuse', code })

/**
 * What becomes of a ballot that arrives by WeChat. A request that was answered before is answered again, even after
 * closing: its ballot is in. A ballot on paper stands, since two committee members have signed for it.
 */
export function decideBallot(
  motion: Pick<MotionDocument, 'stage' | 'opensAt' | 'closesAt' | 'regime'>,
  inElectorate: boolean,
  standing: Ballot | null,
  { choice, by, requestId, now }: BallotIntention,
): BallotDecision {
  if (standing?.castBy === by) {
    if (standing.requestId === requestId || standing.earlierRequestIds.includes(requestId)) return { do: 'keep' }
  }
  const state = castingState(motion, now)
  if (state !== 'open') return refuse(state === 'closed' ? 'CLOSED' : 'NOT_YET_OPEN')
  if (!inElectorate) return refuse('NOT_IN_ELECTORATE')
  if (!standing) return { do: 'create' }
  if (standing.channel === 'paper') return refuse('ALREADY_VOTED')
  if (!motion.regime.ballotChangeable) return refuse('CHANGE_NOT_ALLOWED')
  if (standing.choice === choice) return { do: 'keep' }
  return {
    do: 'change',
    patch: {
      choice,
      castBy: by,
      castAt: now,
      revision: standing.revision + 1,
      requestId,
      earlierRequestIds: [...standing.earlierRequestIds, standing.requestId].slice(-REQUESTS_KEPT),
    },
  }
}
