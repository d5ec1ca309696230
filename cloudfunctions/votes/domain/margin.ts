import type { Choice, Regime, Weight } from '../../shared/documents'
import { allResults, countsIn, outcomeOf, type Outcome } from './record/thresholds'
import { tallyBallots } from './tally'

/** A door of the electorate and what it chose; null = it took no part. */
export interface Door extends Pick<Weight, 'adults' | 'areaDm2'> {
  readonly choice: Choice | null
}

/**
 * The fewest doors whose other choice, absence or presence changes the outcome. Those that weigh most go first, in each of the ways an
 * outcome can change; no mixture of ways needs fewer, for one way moves each threshold most.
 */
export function marginOf(regime: Regime, electorate: Weight, doors: readonly Door[]): number {
  const before = outcomeWith(regime, electorate, doors)
  const ways: readonly Move[][] = [
    movesTo(regime, doors, 'no'),
    movesTo(regime, doors, 'yes'),
    movesTo(regime, doors, null),
  ]
  return Math.min(...ways.map((moves) => fewest(regime, electorate, doors, moves, before)))
}

interface Move {
  readonly at: number
  readonly to: Choice | null
}

/** The worth of a door's move, the most telling first: who changes sides, then who comes or goes; the largest first. */
function movesTo(regime: Regime, doors: readonly Door[], to: Choice | null): Move[] {
  const size = ({ areaDm2 }: Door) => (countsIn(regime, 'area') ? areaDm2 : 0)
  const rank = ({ choice }: Door) => (choice === null ? 2 : choice === 'abstain' ? 1 : 0)
  return doors
    .map((door, at) => ({ door, at }))
    .filter(({ door }) => door.choice !== to)
    .sort((one, other) => rank(one.door) - rank(other.door) || size(other.door) - size(one.door))
    .map(({ at }) => ({ at, to }))
}

function fewest(
  regime: Regime,
  electorate: Weight,
  doors: readonly Door[],
  moves: readonly Move[],
  before: Outcome,
): number {
  const changed = [...doors]
  for (const [index, { at, to }] of moves.entries()) {
    const door = changed[at]
    if (door) changed[at] = { ...door, choice: to }
    if (outcomeWith(regime, electorate, changed) !== before) return index + 1
  }
  return Infinity
}

function outcomeWith(regime: Regime, electorate: Weight, doors: readonly Door[]): Outcome {
  const cast = doors.flatMap(({ choice, ...weight }) => (choice === null ? [] : [{ choice, ...weight }]))
  return outcomeOf(allResults(regime, electorate, tallyBallots(regime, cast)))
}
