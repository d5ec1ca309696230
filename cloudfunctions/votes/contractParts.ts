import * as v from 'valibot'
import * as id from '../shared/ids'
import { areaDm2, count, instant, sha256Hex } from '../shared/schemas'
import { choice, motionCard } from './cards'

export const regimeKey = v.picklist(['courtyardOrdinary', 'ownersOrdinary', 'ownersSpecial'])
/** What the law keeps for all owners together (domain/ownersMatters.ts); `none`: the courtyard's own affair. */
export const matterKey = v.picklist([
  'none',
  'assemblyRules',
  'covenant',
  'ownersCommittee',
  'manager',
  'fundUse',
  'fundRaising',
  'rebuilding',
  'commonUse',
  'identityDevices',
  'zoning',
  'selfManagement',
  'feeChange',
  'ownersDelegates',
  'otherCommon',
])
/** In plain words, with the articles that keep it for the owners. */
export const matter = v.object({ key: matterKey, name: v.string(), source: v.string() })

/** Printed on a paper slip, and used once a vote. */
export const slipNumber = v.pipe(count, v.minValue(1), v.maxValue(9999))

export const doorAnswer = v.picklist(['waiting', 'yes', 'no', 'nobody'])

const denominator = v.picklist(['households', 'heads', 'adults', 'area'])

/** One threshold with its numbers: met when `reached × shareOf` is at least (or, strict, more than) `total × share`. */
const thresholdResult = v.object({
  part: v.picklist(['participation', 'passing']),
  counts: denominator,
  reached: count,
  total: count,
  share: count,
  shareOf: count,
  strict: v.boolean(),
  /** The smallest `reached` that meets it. */
  needed: count,
  left: count,
  right: count,
  met: v.boolean(),
})

const weight = v.object({ households: count, adults: count, areaDm2 })
const tally = v.object({ yes: weight, no: weight, abstain: weight })

export const regime = v.object({
  key: regimeKey,
  name: v.string(),
  source: v.string(),
  noticeDays: count,
  postingDays: count,
  /** “96 户要有 64 户投票才算数” and “投票的户里过半同意就通过” */
  participationSentence: v.string(),
  passingSentence: v.string(),
  abstentionParticipates: v.boolean(),
  ballotChangeable: v.boolean(),
  hash: sha256Hex,
})

/**
 * A household of the electorate that is the caller's: the own one, one they were in until it was merged (`carried`), or one they cast
 * for once (`former`). What was chosen, and its receipt, only for the account that cast it by WeChat: the household's others see that
 * it took part.
 */
const myElector = v.object({
  householdId: id.householdIdSchema,
  label: v.string(),
  /** Where it lives: “南桥村3组7号”. */
  address: v.string(),
  headName: v.string(),
  carried: v.boolean(),
  /** The caller cast for it once and belongs to it no more: to look at, not to change. */
  former: v.boolean(),
  /** Null = it hasn't taken part yet. `by`: the caller, another account of the household, or somebody else. */
  tookPart: v.nullable(
    v.object({
      channel: v.picklist(['wechat', 'paper', 'hands', 'box']),
      at: instant,
      by: v.picklist(['me', 'household', 'others']),
    }),
  ),
  /** As the caller cast it; null = they didn't. */
  ballot: v.nullable(v.object({ choice, receipt: v.string(), castAt: instant, revision: count })),
  /**
   * 不是我家投的. `may`: the caller can say so now. `setAside`: said, and the household may cast anew; `mayCastAnew`: the caller may.
   * `spent`: said once, and what was cast since stands.
   */
  claim: v.picklist(['none', 'may', 'setAside', 'spent']),
  mayCastAnew: v.boolean(),
  /** Place of the receipt in the published list (1-based), once it is published. */
  place: v.nullable(count),
})

const objection = v.object({
  id: id.raisedIdSchema,
  text: v.string(),
  answer: v.string(),
  state: v.picklist(['raised', 'answered', 'withdrawn', 'insisted', 'lapsed', 'upheld', 'dismissed', 'undecided']),
  at: instant,
  mine: v.boolean(),
  /** When the answer is due, and until when its raiser may say no to it. */
  dueAt: v.nullable(instant),
  lapsesAt: v.nullable(instant),
  /** The drawing of the households that settle it; null = none has begun. */
  lotId: v.nullable(id.lotIdSchema),
  /** As far as who the caller is goes: not of the raiser's household. */
  mayAnswer: v.boolean(),
})

export const motion = v.object({
  ...motionCard.entries,
  courtyardName: v.string(),
  /** Null where it isn't about a rule. */
  versionId: v.nullable(id.versionIdSchema),
  versionNumber: count,
  previousVersionId: v.nullable(id.versionIdSchema),
  textHash: sha256Hex,
  articles: v.array(v.object({ number: count, title: v.string(), text: v.string() })),
  regime,
  /** The owners' matter it asks about; null = none of them. */
  matter: v.nullable(matter),
  announcedAt: instant,
  /** Participation thresholds with turnout so far (never choices) until the count; then all thresholds. */
  thresholds: v.array(thresholdResult),
  tally: v.nullable(tally),
  extension: v.nullable(v.object({ reasons: v.string(), closedAt: instant, at: instant })),
  canExtend: v.boolean(),
  endReasons: v.string(),
  electorate: v.nullable(v.object({ ...weight.entries, commitment: sha256Hex, rollVersion: count })),
  /** The roll has changed since the electorate was frozen: the page says that this vote keeps the frozen one. */
  rollChangedSince: v.boolean(),
  /** The resolution of a meeting that this vote comes from; null where nobody has said so. */
  from: v.nullable(
    v.object({
      meetingId: id.meetingIdSchema,
      kind: v.picklist(['baba', 'linpan', 'council', 'assembly']),
      title: v.string(),
      heldAt: instant,
      resolution: v.string(),
    }),
  ),
  mine: v.array(myElector),
  /** Why the count waits, and for whom: doors with paper, doors not 认过门, and how many of them are asked and answered. Null = it doesn't. */
  wait: v.nullable(v.object({ until: instant, papers: count, doors: count })),
  /** Households that say after the count that their receipt is missing or their ballot isn't theirs: so many open, so many upheld. */
  complaints: v.object({ open: count, upheld: count }),
  /** The caller's household hasn't been told before the count, and may still say that its ballot isn't its own. */
  mayClaimLate: v.boolean(),
  /** Numbers of the paper slips that came in, day by day (YYYY-MM-DD); never of which door. */
  paperNumbers: v.array(v.object({ day: v.string(), numbers: v.array(slipNumber) })),
  /** Ballots set aside before the count; and doors that were asked whether theirs is their own: how many, and what they said. */
  setAside: count,
  doorsAsked: v.object({ asked: count, yes: count, no: count }),
  iRepresent: v.boolean(),
  /** A committee member sees all objections; others their own and the number of open ones. */
  objections: v.array(objection),
  /** The caller's household hasn't objected yet, and still can. */
  mayObject: v.boolean(),
  openObjections: count,
  /** From when open objections are in nobody's way any more; null = none is open. */
  settledUntil: v.nullable(instant),
  historyHead: v.object({ height: count, hash: sha256Hex }),
  history: v.array(v.object({ height: count, kind: v.string(), at: instant, hash: sha256Hex })),
})

export const plan = v.object({
  key: regimeKey,
  name: v.string(),
  source: v.string(),
  suits: v.boolean(),
  /** Only for owners' matters, and only as a poll. */
  ofOwners: v.boolean(),
  noticeDays: count,
  postingDays: count,
  /** The earliest instant voting may open: 24:00 China time of the last day of notice (民法典 201–203). */
  earliestOpensAt: instant,
  participationSentence: v.string(),
  passingSentence: v.string(),
})
