import type { Choice, Denominator, Regime, Tally, Threshold, Weight } from '../../../shared/documents'

/** One threshold with its numbers. Met when `left` is at least (strict: more than) `right`, all integers. */
export interface ThresholdResult {
  readonly part: 'participation' | 'passing'
  readonly counts: Denominator
  readonly reached: number
  readonly total: number
  readonly share: number
  readonly shareOf: number
  readonly strict: boolean
  /** The smallest `reached` that meets it. */
  readonly needed: number
  readonly left: number
  readonly right: number
  readonly met: boolean
}

export const choices: readonly Choice[] = ['yes', 'no', 'abstain']
export const nothing: Weight = { households: 0, adults: 0, areaDm2: 0 }

export const add = (a: Weight, b: Weight): Weight => ({
  households: a.households + b.households,
  adults: a.adults + b.adults,
  areaDm2: a.areaDm2 + b.areaDm2,
})

/** An owner with several rooms is one household of the roll, so heads (人数) and households count alike. */
export function measure(weight: Weight, counts: Denominator): number {
  if (counts === 'area') return weight.areaDm2
  return counts === 'adults' ? weight.adults : weight.households
}

/** The smallest n with `n × shareOf ≥ total × share`, or `>` when strict. “以上” includes the number (民法典 1259). */
export function needed({ share, shareOf, strict }: Threshold, total: number): number {
  const product = total * share
  const whole = (product - (product % shareOf)) / shareOf
  if (strict) return whole + 1
  return product % shareOf === 0 ? whole : whole + 1
}

/** Who counts as having taken part: everybody with a ballot in; an abstention only if the frozen regime says so. */
export function participants(tally: Tally, regime: Pick<Regime, 'abstentionParticipates'>): Weight {
  const decided = add(tally.yes, tally.no)
  return regime.abstentionParticipates ? add(decided, tally.abstain) : decided
}

function result(part: ThresholdResult['part'], threshold: Threshold, reached: number, total: number): ThresholdResult {
  const { counts, share, shareOf, strict } = threshold
  const left = reached * shareOf
  const right = total * share
  // of nobody there is no two thirds: 0 ≥ 0 must not make a quorum
  const met = total > 0 && (strict ? left > right : left >= right)
  return { part, counts, reached, total, share, shareOf, strict, needed: needed(threshold, total), left, right, met }
}

export function participationResults(regime: Regime, electorate: Weight, turnout: Weight): ThresholdResult[] {
  return regime.participation.map((threshold) =>
    result('participation', threshold, measure(turnout, threshold.counts), measure(electorate, threshold.counts)),
  )
}

/** All thresholds of a count. Passing is measured against those who took part, not against everybody (民法典 278). */
export function allResults(regime: Regime, electorate: Weight, tally: Tally): ThresholdResult[] {
  const took = participants(tally, regime)
  return [
    ...participationResults(regime, electorate, took),
    ...regime.passing.map((threshold) =>
      result('passing', threshold, measure(tally.yes, threshold.counts), measure(took, threshold.counts)),
    ),
  ]
}

export type Outcome = 'passed' | 'failed' | 'noQuorum'

/** All thresholds of a part must hold. */
export function outcomeOf(results: readonly ThresholdResult[]): Outcome {
  const holds = (part: ThresholdResult['part']) => results.every((one) => one.part !== part || one.met)
  if (!holds('participation')) return 'noQuorum'
  return holds('passing') ? 'passed' : 'failed'
}

/** Whether sums of this denominator decide anything, and so are counted and published at all. */
export function countsIn(regime: Regime, denominator: Denominator): boolean {
  return [...regime.participation, ...regime.passing].some(({ counts }) => counts === denominator)
}

/** A weight with only what the regime counts; the rest is 0. */
export function countedWeight(regime: Regime, weight: Weight): Weight {
  return {
    households: weight.households,
    adults: countsIn(regime, 'adults') ? weight.adults : 0,
    areaDm2: countsIn(regime, 'area') ? weight.areaDm2 : 0,
  }
}
