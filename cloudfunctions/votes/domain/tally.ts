import type { BallotDocument, Choice, Regime, Tally, Weight } from '../../shared/documents'
import { add, countedWeight, nothing } from './record/thresholds'

export const emptyTally: Tally = { yes: nothing, no: nothing, abstain: nothing }

type Counted = Pick<BallotDocument, 'choice' | 'adults' | 'areaDm2'>

/** Adds ballots to a tally, each as one household, in what the regime counts. */
export function tallyBallots(regime: Regime, ballots: Iterable<Counted>, before: Tally = emptyTally): Tally {
  const sums: Record<Choice, Weight> = { ...before }
  for (const { choice, adults, areaDm2 } of ballots) {
    sums[choice] = add(sums[choice], countedWeight(regime, { households: 1, adults, areaDm2 }))
  }
  return sums
}
