import * as v from 'valibot'
import { disclosureIdSchema } from '../../shared/ids'
import { count, instant } from '../../shared/schemas'

export const disclosureKind = v.picklist(['decision', 'commitment', 'outcome', 'opinions', 'discipline', 'finance'])
export type DisclosureKind = v.InferOutput<typeof disclosureKind>

/** Integer fen; negative where a balance is overdrawn. */
export const fen = v.pipe(v.number(), v.safeInteger())

/** `expired`: its posting period is over. `archived`: a year later, or a correction has taken its place. */
export const disclosureState = v.picklist(['posted', 'expired', 'archived'])

/** A posted disclosure as the lists and the home screen show it. */
export const disclosureCard = v.object({
  id: disclosureIdSchema,
  kind: disclosureKind,
  title: v.string(),
  /** The beginning of its text, at most 60 characters. */
  summary: v.string(),
  /** 1, and one more with every correction. */
  version: count,
  state: disclosureState,
  postedAt: instant,
  postedUntil: instant,
  /** The correction that took its place, if there is one. */
  supersededBy: v.nullable(disclosureIdSchema),
  /** Posted for fewer days than needed: an alarm that everybody sees, with the reason given. Else null. */
  short: v.nullable(v.object({ days: count, daysNeeded: count, reason: v.string() })),
  attachments: count,
  /** Of a finance disclosure; null for others. */
  finance: v.nullable(
    v.object({ period: v.string(), openingFen: fen, incomeFen: fen, spendingFen: fen, closingFen: fen }),
  ),
})
export type DisclosureCard = v.InferOutput<typeof disclosureCard>

/** What waits for the committee: drafts of others to look through, own ones returned, residents' questions, duties. */
export const disclosureTodo = v.object({
  kind: v.picklist([
    'disclosuresToReview',
    'disclosuresReturned',
    'filesRisky',
    'queriesWaiting',
    'queriesOverdue',
    'dutiesOverdue',
  ]),
  count,
  /** The thing itself where there is exactly one: a disclosure, or the disclosure a question is about; else ''. */
  subjectId: v.string(),
  title: v.string(),
})
export type DisclosureTodo = v.InferOutput<typeof disclosureTodo>
