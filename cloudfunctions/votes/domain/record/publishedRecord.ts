import type { Choice, CourtyardKind, Regime, Standing } from '../../../shared/documents'
import type { ChainEntry } from '../../../engines/chain/domain/link'
import type { Outcome, ThresholdResult } from './thresholds'

export const RECORD_FORMAT = 'yuanba-record/1'

/** Sums as published: areas only where the regime counts them, with the blinding that opens the sum of commitments. */
export interface PublishedSum {
  readonly households: number
  readonly areaDm2?: number
  readonly areaBlinding?: string
}

export interface PublishedBallot {
  readonly receipt: string
  readonly choice: Choice
  /** The sealed area, where the regime counts area. */
  readonly area?: string
}

/**
 * What is published of a counted vote: everything a recount needs and nothing that names a household. Its text is canonical
 * JSON; `hash` is the sha256 of that text without the field `hash`. docs/record.md explains each part.
 */
export interface PublishedRecord {
  readonly format: typeof RECORD_FORMAT
  readonly courtyard: {
    readonly name: string
    readonly kind: CourtyardKind
    readonly path: readonly string[]
    readonly number: string
  }
  readonly motion: {
    readonly id: string
    readonly title: string
    readonly question: string
    readonly standing: Standing
    readonly announcedAt: number
    readonly opensAt: number
    readonly closesAt: number
    readonly countedAt: number
    readonly postedUntil: number
    readonly extension: { readonly reasons: string; readonly closedAt: number; readonly at: number } | null
  }
  readonly regime: Regime
  readonly text: {
    readonly title: string
    readonly number: number
    readonly articles: readonly { readonly number: number; readonly title: string; readonly text: string }[]
    readonly hash: string
  }
  readonly electorate: PublishedSum & {
    readonly rollVersion: number
    /** One line a household, sorted: its leaf, and behind a blank its sealed area where the regime counts area. */
    readonly leaves: readonly string[]
    readonly commitment: string
  }
  /** Sorted by receipt. */
  readonly ballots: readonly PublishedBallot[]
  readonly ballotsHash: string
  /** Ballots set aside before the count; absent in records of before there were any. */
  readonly setAside?: number
  readonly tally: Readonly<Record<Choice, PublishedSum>>
  readonly thresholds: readonly ThresholdResult[]
  readonly outcome: Outcome
  readonly chain: readonly ChainEntry[]
  readonly hash: string
}
