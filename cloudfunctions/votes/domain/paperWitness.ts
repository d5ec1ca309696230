import type { PaperBallotDocument } from '../../shared/documents'
import type { AccountId } from '../../shared/ids'

type Paper = Pick<PaperBallotDocument, 'witnessBy' | 'witnessSince'>

/** Who opened a paper and then forgot it keeps nobody else from it for longer. */
const WITNESS_WITHIN_MS = 24 * 60 * 60 * 1000

/** Who is looking at a waiting paper at this instant; null = whoever opens it next. */
export function witnessAt({ witnessBy, witnessSince }: Paper, now: number): AccountId | null {
  return witnessSince !== null && now < witnessSince + WITNESS_WITHIN_MS ? witnessBy : null
}

type Opening = 'show' | 'assign' | 'taken'

/** What happens when a member of the committee opens a waiting paper: its recorder and its witness are shown it again. */
export function openPaper(
  paper: Paper & Pick<PaperBallotDocument, 'recordedBy'>,
  accountId: AccountId,
  now: number,
): Opening {
  if (paper.recordedBy === accountId) return 'show'
  const witness = witnessAt(paper, now)
  if (witness === null) return 'assign'
  return witness === accountId ? 'show' : 'taken'
}

/** Whether somebody may say of a paper that it is so or not: its witness, also late as long as nobody else has opened it. */
export function mayWitness(paper: Paper, accountId: AccountId, now: number): 'yes' | 'unseen' | 'taken' {
  if (paper.witnessBy === accountId) return 'yes'
  return witnessAt(paper, now) === null ? 'unseen' : 'taken'
}

/** Everybody who has opened it, once each. */
export function withOpening(
  openings: PaperBallotDocument['openings'],
  by: AccountId,
  at: number,
): PaperBallotDocument['openings'] {
  return openings.some((one) => one.by === by) ? openings : [...openings, { by, at }]
}
