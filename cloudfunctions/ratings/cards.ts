import * as v from 'valibot'
import { householdIdSchema, ratingPeriodIdSchema } from '../shared/ids'
import { count, instant } from '../shared/schemas'

export const ratingSubject = v.picklist(['committee', 'property', 'household'])
export const raterGroup = v.picklist(['households', 'committee', 'property'])
/** What holds now by the stored facts and the clock. `counting`: closed, the result follows within minutes. */
export const ratingStatus = v.picklist(['open', 'counting', 'appealing', 'posted'])

/** An open period that the caller may rate in, as the home screen and the tab show it. */
export const ratingCard = v.object({
  periodId: ratingPeriodIdSchema,
  raterGroup,
  ratee: ratingSubject,
  /** “给院管委会评一评” */
  title: v.string(),
  /** “2026年三季度” */
  periodName: v.string(),
  itemCount: count,
  closesAt: instant,
  /** What the caller has done. The property team: `submitted` once every household is rated, `draft` once one is. */
  mine: v.picklist(['waiting', 'draft', 'submitted']),
  /** For the property team: how many households are rated, of how many. Null for others. */
  progress: v.nullable(v.object({ rated: count, households: count })),
})
export type RatingCard = v.InferOutput<typeof ratingCard>

/** What waits for the committee or the property manager because of their role. */
export const ratingTodo = v.object({
  /**
   * answer: a low item wants an answer (`overdue` = its date has passed) · rejected: the raters didn't accept the answer, a
   * new one is wanted · respond: the ratee has answered, the caller (a rater) says whether that will do · appeal: a household
   * objects to its rating (committee) · agreeStandard: somebody else's draft waits for a second pair of eyes.
   */
  kind: v.picklist(['answer', 'rejected', 'respond', 'appeal', 'agreeStandard']),
  overdue: v.boolean(),
  /** The period; for `agreeStandard` the standard. */
  subjectId: v.string(),
  /** The item (answer, rejected, respond), else ''. */
  itemKey: v.string(),
  householdId: v.nullable(householdIdSchema),
  /** The item's title, the household's label or the standard's title. */
  title: v.string(),
  /** When it has to be done; null = no date. */
  dueAt: v.nullable(instant),
})
export type RatingTodo = v.InferOutput<typeof ratingTodo>
