import type { BallotDocument, Choice, ElectorDocument, Regime } from '../../../shared/documents'
import type * as areaCommitment from './areaCommitment'
import { byCodeUnit } from './ballots'
import { electorateCommitment, leafOf } from './electorate'
import type { PublishedBallot, PublishedRecord, PublishedSum } from './publishedRecord'
import type { Sha256 } from './ruleTextHash'
import { choices, countsIn } from './thresholds'

/** Sealing areas needs big integers and a curve: loaded only for regimes that count area. */
export type SealAreas = Pick<typeof areaCommitment, 'blindingOf' | 'commitArea' | 'sumBlindings'>

export interface Sealing {
  readonly regime: Regime
  readonly sha256: Sha256
  /** Of a household in this motion; secret but to the household itself. */
  readonly saltOf: (householdId: string) => string
  /** Null unless the regime counts area. */
  readonly areas: SealAreas | null
}

interface AreaOf {
  readonly householdId: string
  readonly areaDm2: number
}

function areasFor({ regime, areas }: Sealing): SealAreas | null {
  if (!countsIn(regime, 'area')) return null
  if (!areas) throw new Error('this regime counts area: its commitments are needed')
  return areas
}

const seal = (areas: SealAreas, { saltOf, sha256 }: Sealing, of: AreaOf, place: 'electorate' | 'ballot') =>
  areas.commitArea(of.areaDm2, areas.blindingOf(saltOf(of.householdId), place, sha256))

function sumOf(of: readonly AreaOf[], place: 'electorate' | 'ballot', sealing: Sealing): PublishedSum {
  const areas = areasFor(sealing)
  if (!areas) return { households: of.length }
  return {
    households: of.length,
    areaDm2: of.reduce((sum, { areaDm2 }) => sum + areaDm2, 0),
    areaBlinding: areas.sumBlindings(
      of.map(({ householdId }) => areas.blindingOf(sealing.saltOf(householdId), place, sealing.sha256)),
    ),
  }
}

type Elector = Pick<ElectorDocument, 'householdId' | 'no' | 'adults' | 'areaDm2'>

/** The electorate as it is published; its commitment goes into the history when voting opens. */
export function publishElectorate(
  motionId: string,
  rollVersion: number,
  electors: readonly Elector[],
  sealing: Sealing,
): PublishedRecord['electorate'] {
  const areas = areasFor(sealing)
  const leaves = electors
    .map((elector) => {
      const { householdId, no, adults, areaDm2 } = elector
      const leaf = leafOf(
        { motionId, householdNo: no, adults, areaDm2, salt: sealing.saltOf(householdId) },
        sealing.sha256,
      )
      return areas ? `${leaf} ${seal(areas, sealing, elector, 'electorate')}` : leaf
    })
    .sort(byCodeUnit)
  return {
    ...sumOf(electors, 'electorate', sealing),
    rollVersion,
    leaves,
    commitment: electorateCommitment(leaves, sealing.sha256),
  }
}

type Cast = Pick<BallotDocument, 'householdId' | 'receipt' | 'choice' | 'areaDm2'>

/** The ballots as they are published: no household, no time, no channel; sorted by a receipt that says nothing. */
export function publishBallots(ballots: readonly Cast[], sealing: Sealing): PublishedBallot[] {
  const areas = areasFor(sealing)
  return ballots
    .map((ballot): PublishedBallot => {
      const { receipt, choice } = ballot
      return areas ? { receipt, choice, area: seal(areas, sealing, ballot, 'ballot') } : { receipt, choice }
    })
    .sort((a, b) => byCodeUnit(a.receipt, b.receipt))
}

export function publishTally(ballots: readonly Cast[], sealing: Sealing): Record<Choice, PublishedSum> {
  const [yes, no, abstain] = choices.map((choice) =>
    sumOf(
      ballots.filter((ballot) => ballot.choice === choice),
      'ballot',
      sealing,
    ),
  )
  if (!yes || !no || !abstain) throw new Error('a choice went missing')
  return { yes, no, abstain }
}
