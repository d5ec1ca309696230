import type { BallotDocument, Choice, MotionDocument, ParticipationDocument } from '../../shared/documents'
import type { AccountId } from '../../shared/ids'
import { castingState } from './castingState'

export interface BallotIntention {
  readonly choice: Choice
  /** The revision of the ballot that the phone saw when this was chosen; 0 = it saw none. */
  readonly seen: number
  readonly by: AccountId
  readonly requestId: string
  readonly now: number
}

type Standing = Pick<ParticipationDocument, 'channel' | 'state' | 'choice' | 'revision' | 'requestId' | 'castBy'> &
  Partial<Pick<ParticipationDocument, 'by'>>

export type BallotPatch = Pick<BallotDocument, 'choice' | 'castAt' | 'revision' | 'requestId'>

export type BallotDecision =
  | { readonly do: 'create' }
  /** In place of the one that was set aside. */
  | { readonly do: 'castAnew' }
  | { readonly do: 'change'; readonly patch: BallotPatch }
  /** It stands already: a repeated request, or the same choice once more. */
  | { readonly do: 'keep' }
  | {
      readonly do: 'refuse'
      readonly code:
        | 'NOT_YET_OPEN'
        | 'CLOSED'
        | 'NOT_IN_ELECTORATE'
        | 'ALREADY_VOTED'
        | 'PAPER_OUT'
        | 'CAST_BY_ANOTHER'
        | 'CAST_BEFORE'
        | 'CHANGE_NOT_ALLOWED'
        | 'BALLOT_CHANGED'
    }

const refuse = (code: (BallotDecision & { do: 'refuse' })['code']): BallotDecision => ({ do: 'refuse', code })

/**
 * What becomes of a ballot that arrives by WeChat. The request that set the standing choice is answered again, even after
 * closing: its ballot is in. Any other changes only the very revision that its phone saw, so that none of those that were
 * answered before can ever bring its choice back. What was given on paper, by hand or into a box stands, and who holds paper
 * casts by paper. Who cast the ballot that was set aside casts no other for this household. Who didn't cast the ballot itself is told nothing of it, not even that it chose the same.
 */
export function decideBallot(
  motion: Pick<MotionDocument, 'stage' | 'opensAt' | 'closesAt' | 'countWait' | 'regime'>,
  inElectorate: boolean,
  standing: Standing | null,
  { choice, seen, by, requestId, now }: BallotIntention,
): BallotDecision {
  const isOwn = standing?.channel === 'wechat' && standing.castBy === by
  if (isOwn && standing.requestId === requestId) return { do: 'keep' }
  const setAside = standing?.state === 'setAside'
  const state = castingState(motion, now, setAside)
  if (state !== 'open') return refuse(state === 'closed' ? 'CLOSED' : 'NOT_YET_OPEN')
  if (!inElectorate) return refuse('NOT_IN_ELECTORATE')
  if (!standing) return seen === 0 ? { do: 'create' } : refuse('BALLOT_CHANGED')
  if (standing.state === 'paperOut') return refuse('PAPER_OUT')
  if (setAside) return standing.by === by ? refuse('CAST_BEFORE') : { do: 'castAnew' }
  if (standing.channel !== 'wechat' || standing.revision === undefined) return refuse('ALREADY_VOTED')
  if (!isOwn) return refuse('CAST_BY_ANOTHER')
  if (!motion.regime.ballotChangeable) return refuse('CHANGE_NOT_ALLOWED')
  if (standing.choice === choice) return { do: 'keep' }
  if (standing.revision !== seen) return refuse('BALLOT_CHANGED')
  return { do: 'change', patch: { choice, castAt: now, revision: seen + 1, requestId } }
}
