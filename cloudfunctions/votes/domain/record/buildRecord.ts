import type { BallotDocument, CourtyardDocument, ElectorDocument, MotionDocument } from '../../../shared/documents'
import { hashOfBallots } from './ballots'
import { canonicalJson } from '../../../engines/chain/domain/canonicalJson'
import type { ChainEntry } from '../../../engines/chain/domain/link'
import { publishBallots, publishElectorate, publishTally, type Sealing } from './publish'
import { RECORD_FORMAT, type PublishedRecord } from './publishedRecord'
import { ruleTextHash } from './ruleTextHash'
import { allResults, outcomeOf } from './thresholds'
import { weightOf } from './weightOf'

export interface RecordParts extends Omit<Sealing, 'regime'> {
  readonly courtyard: Pick<CourtyardDocument, 'name' | 'kind' | 'path' | 'number'>
  readonly motion: MotionDocument
  /** What was voted on, as the database has it now. */
  readonly text: Omit<PublishedRecord['text'], 'hash'>
  readonly electors: readonly Pick<ElectorDocument, 'householdId' | 'no' | 'adults' | 'areaDm2'>[]
  readonly ballots: readonly Pick<BallotDocument, 'householdId' | 'receipt' | 'choice' | 'areaDm2'>[]
  readonly history: readonly ChainEntry[]
}

/**
 * The published record of a counted motion as its exact text. Built from what lies in the database now, not from what the
 * count remembered: if a stored ballot was altered since, the recount of this text says so.
 */
export function buildRecord(parts: RecordParts): string {
  const { courtyard, motion, text, electors, ballots, history, sha256 } = parts
  const { regime, electorate, countedAt, postedUntil } = motion
  if (!electorate || countedAt === null || postedUntil === null) throw new Error('not counted yet')
  const sealing: Sealing = { ...parts, regime }
  const published = publishElectorate(motion._id, electorate.rollVersion, electors, sealing)
  const cast = publishBallots(ballots, sealing)
  const tally = publishTally(ballots, sealing)
  const results = allResults(regime, weightOf(published), {
    yes: weightOf(tally.yes),
    no: weightOf(tally.no),
    abstain: weightOf(tally.abstain),
  })
  return sealRecord(
    {
      format: RECORD_FORMAT,
      courtyard: {
        name: courtyard.name,
        kind: courtyard.kind,
        path: courtyard.path,
        number: courtyard.number,
      },
      motion: {
        id: motion._id,
        title: motion.title,
        question: motion.question,
        standing: motion.standing,
        announcedAt: motion.announcedAt,
        opensAt: motion.opensAt,
        closesAt: motion.closesAt,
        countedAt,
        postedUntil,
        extension: motion.extension,
      },
      regime,
      text: {
        title: text.title,
        number: text.number,
        articles: text.articles.map(({ number, title, text: words }) => ({ number, title, text: words })),
        hash: ruleTextHash(text.title, text.articles, sha256),
      },
      electorate: published,
      ballots: cast,
      ballotsHash: hashOfBallots(cast, sha256),
      ...(motion.setAside === undefined ? {} : { setAside: motion.setAside }),
      tally,
      thresholds: results,
      outcome: outcomeOf(results),
      chain: history.map(chainEntry),
    },
    sha256,
  )
}

function chainEntry({ height, parentHash, kind, payload, payloadHash, at, hash }: ChainEntry): ChainEntry {
  return { height, parentHash, kind, payload, payloadHash, at, hash }
}

/** Adds the hash over everything else and writes the canonical text. */
export function sealRecord(unsealed: Omit<PublishedRecord, 'hash'>, sha256: RecordParts['sha256']): string {
  return canonicalJson({ ...unsealed, hash: sha256(canonicalJson(unsealed)) })
}
