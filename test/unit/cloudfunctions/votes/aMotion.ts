import { canonicalJson } from '../../../../cloudfunctions/engines/chain/domain/canonicalJson'
import { emptyHead, type ChainEntry } from '../../../../cloudfunctions/engines/chain/domain/link'
import { nextEntry } from '../../../../cloudfunctions/engines/chain/domain/nextEntry'
import type {
  BallotDocument,
  Choice,
  CourtyardDocument,
  ElectorDocument,
  HistoryKind,
  MotionDocument,
} from '../../../../cloudfunctions/shared/documents'
import type {
  AccountId,
  CourtyardId,
  HouseholdId,
  MotionId,
  RuleId,
  VersionId,
} from '../../../../cloudfunctions/shared/ids'
import { sha256 } from '../../../../cloudfunctions/shared/sha256'
import { hashOfBallots } from '../../../../cloudfunctions/votes/domain/record/ballots'
import type { RecordParts } from '../../../../cloudfunctions/votes/domain/record/buildRecord'
import {
  publishBallots,
  publishElectorate,
  type SealAreas,
  type Sealing,
} from '../../../../cloudfunctions/votes/domain/record/publish'
import { ruleTextHash } from '../../../../cloudfunctions/votes/domain/record/ruleTextHash'
import { allResults, countsIn, outcomeOf } from '../../../../cloudfunctions/votes/domain/record/thresholds'
import { publishedSum } from '../../../../cloudfunctions/votes/domain/record/weightOf'
import { placeWords } from '../../../../cloudfunctions/votes/domain/receiptWords'
import { regimeFor, type RegimeKey } from '../../../../cloudfunctions/votes/domain/regimes'
import { tallyBallots } from '../../../../cloudfunctions/votes/domain/tally'
import { placed } from '../../../support/places'

/** 2026-06-01 10:00 in China. */
export const announcedAt = Date.parse('2026-06-01T10:00:00+08:00')
export const opensAt = Date.parse('2026-06-09T00:00:00+08:00')
export const closesAt = Date.parse('2026-06-12T20:00:00+08:00')
export const motionId = 'm'.repeat(20) as MotionId
export const courtyardId = 'c'.repeat(20) as CourtyardId
export const householdId = (i: number) => `h${String(i).padStart(19, '0')}` as HouseholdId
export const accountId = (i: number) => `a${String(i).padStart(19, '0')}` as AccountId

export const courtyard: CourtyardDocument = {
  _id: courtyardId,
  name: '南桥院坝',
  kind: 'estate',
  path: ['都江堰市', '灌口街道', '南桥社区'],
  ...placed('motion'),
  number: '611830',
  settings: {
    noticeDays: 7,
    postingDays: 7,
    ballotChangeable: true,
    abstentionParticipates: true,
    objectionLapseDays: 3,
  },
  rollVersion: 1,
  extraHolidays: [],
  foundedBy: accountId(0),
  acts: emptyHead,
  createdAt: announcedAt,
  schema: 1,
}

export const version = {
  title: '院规院约',
  number: 1,
  articles: [
    { number: 1, title: '门前三包', text: '各户负责自家门前屋后的清扫。' },
    { number: 2, title: '公共场坝归大家', text: '用后当日清扫干净。' },
  ],
}

export function aMotion(
  regimeKey: RegimeKey = 'courtyardOrdinary',
  changes: Partial<MotionDocument> = {},
): MotionDocument {
  const regime = regimeFor(regimeKey, courtyard, '510181', courtyard.createdAt + 90 * 86_400_000)
  return {
    _id: motionId,
    courtyardId,
    title: '院规院约第一版',
    question: '同不同意这份院规?',
    standing: 'courtyard',
    subject: {
      kind: 'ruleVersion',
      ruleId: 'r'.repeat(20) as RuleId,
      versionId: 'v'.repeat(20) as VersionId,
      textHash: ruleTextHash(version.title, version.articles, sha256),
    },
    regime,
    regimeHash: sha256(canonicalJson(regime)),
    announcedAt,
    opensAt,
    closesAt,
    stage: 'announced',
    electorate: null,
    extension: null,
    turnout: null,
    tally: null,
    ballotsHash: null,
    countedAt: null,
    postedUntil: null,
    openObjections: 0,
    objectionsRaised: 0,
    decidedAt: null,
    endReasons: '',
    head: emptyHead,
    dueAt: opensAt,
    announcedBy: accountId(0),
    remindedAt: null,
    createdAt: announcedAt,
    schema: 1,
    ...changes,
  }
}

export function anElector(i: number, areaDm2 = 0): ElectorDocument {
  return {
    _id: `${motionId}:${householdId(i)}`,
    courtyardId,
    motionId,
    householdId: householdId(i),
    rollVersion: 1,
    no: String(i).padStart(3, '0'),
    group: '一组',
    position: i,
    headName: `户主${i}`,
    adults: 2,
    areaDm2,
    createdAt: opensAt,
    schema: 1,
  }
}

export function aBallot(elector: ElectorDocument, choice: Choice, receipt: string): BallotDocument {
  return {
    _id: elector._id,
    courtyardId,
    motionId,
    householdId: elector.householdId,
    choice,
    receipt,
    channel: 'wechat',
    state: 'tookPart',
    by: accountId(1),
    at: opensAt + 1,
    adults: elector.adults,
    areaDm2: elector.areaDm2,
    textHash: 't',
    castBy: accountId(1),
    castAt: opensAt + 1,
    revision: 1,
    requestId: 'request-1',
    createdAt: opensAt + 1,
    schema: 1,
  }
}

/** Different for every i below 2,560,000. */
const aReceipt = (i: number) =>
  `${placeWords[Math.floor(i / 10_000)] ?? ''}-清泉-${String((i * 37) % 10_000).padStart(4, '0')}`

const saltOf = (household: string) => sha256(`salt of ${household}`)

/** All that a counted vote leaves behind: `areas[i]` and `cast[i]` (undefined = no ballot) are those of household i. */
export function countedVote(
  regimeKey: RegimeKey,
  cast: readonly (Choice | undefined)[],
  areas: SealAreas | null = null,
  areaOf: (i: number) => number = () => 0,
): RecordParts {
  const announced = aMotion(regimeKey)
  const electors = cast.map((_, i) => anElector(i, areaOf(i)))
  const ballots = electors.flatMap((elector, i) => {
    const choice = cast[i]
    return choice ? [aBallot(elector, choice, aReceipt(i))] : []
  })
  const sealing: Sealing = { regime: announced.regime, sha256, saltOf, areas }
  const published = publishElectorate(motionId, 1, electors, sealing)
  const weight = electors.reduce(
    (sum, { adults, areaDm2 }) => ({
      households: sum.households + 1,
      adults: sum.adults + adults,
      areaDm2: sum.areaDm2 + areaDm2,
    }),
    { households: 0, adults: 0, areaDm2: 0 },
  )
  const { regime } = announced
  const tally = tallyBallots(regime, ballots)
  const withArea = countsIn(regime, 'area')
  const countedAt = closesAt + 60_000
  const postedUntil = countedAt + 7 * 86_400_000
  const ballotsHash = hashOfBallots(publishBallots(ballots, sealing), sha256)
  const outcome = outcomeOf(allResults(regime, weight, tally))

  let motion = announced
  const history: ChainEntry[] = []
  const append = (kind: HistoryKind, at: number, payload: Record<string, unknown>) => {
    const entry = nextEntry(motion.head, { kind, payload, at }, sha256)
    history.push(entry)
    motion = { ...motion, head: { height: entry.height, hash: entry.hash } }
  }
  const { title, question, standing, regimeHash } = announced
  const { textHash } = announced.subject
  const committed = {
    rollVersion: 1,
    electorate: publishedSum(weight, withArea),
    commitment: published.commitment,
  }
  append('announced', announcedAt, {
    ...{ motionId, title, question, standing, textHash, regimeHash, opensAt, closesAt },
    ...committed,
  })
  append('opened', opensAt, { ...committed, textHash, regimeHash })
  append('counted', countedAt, {
    closesAt,
    outcome,
    ballotsHash,
    tally: {
      yes: publishedSum(tally.yes, withArea),
      no: publishedSum(tally.no, withArea),
      abstain: publishedSum(tally.abstain, withArea),
    },
    postedUntil,
  })
  return {
    courtyard,
    motion: {
      ...motion,
      stage: 'posted',
      electorate: { ...weight, rollVersion: 1, commitment: published.commitment },
      tally,
      ballotsHash,
      countedAt,
      postedUntil,
    },
    text: version,
    electors,
    ballots,
    history,
    saltOf,
    sha256,
    areas,
  }
}
