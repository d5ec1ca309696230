import * as v from 'valibot'
import { evidence } from '../../shared/evidenceSchema'
import * as id from '../../shared/ids'
import { procedure } from '../../shared/procedure'
import { count, done, empty, instant, requiredText } from '../../shared/schemas'
import { ratingTodo } from '../cards'
import { answer, itemResult, key, ownRating, periodSummary, photoFileId, resultSummary } from './parts'

const periodInput = { periodId: id.ratingPeriodIdSchema }
/** Photos of others (null = none) are shown once WeChat has passed them. */
const comment = v.object({ text: v.string(), photo: v.nullable(evidence) })

const result = v.object({
  period: periodSummary,
  raters: count,
  eligible: count,
  /** How many of the sheets are of doors that aren't 认过门; null = other than households rated. */
  unrecognised: v.nullable(count),
  /** Views of fewer raters aren't shown. */
  groupMin: count,
  /** Each item now and in the last posted period of this edge (null = none, or not shown then). */
  items: v.array(v.object({ ...itemResult.entries, lastAverageTenths: v.nullable(count) })),
  averageTenths: v.nullable(count),
  lastAverageTenths: v.nullable(count),
  /** By 小组 or 楼栋, for the households' edge; in the roll's order. `raters` null = not shown. */
  groups: v.array(
    v.object({
      name: v.string(),
      raters: v.nullable(count),
      /** Over all items; of a small group (its `items` are empty) in half points. Null = not shown. */
      averageTenths: v.nullable(count),
      items: v.array(itemResult),
    }),
  ),
  /** What was ticked by enough raters, the most first. */
  reasons: v.array(v.object({ item: v.string(), title: v.string(), count })),
  /** Up to eight periods of this edge, the oldest first; this one is the last. */
  trend: v.array(
    v.object({
      periodId: id.ratingPeriodIdSchema,
      periodName: v.string(),
      averageTenths: v.nullable(count),
      items: v.array(v.object({ key: v.string(), averageTenths: v.nullable(count) })),
    }),
  ),
  answers: v.array(answer),
  /** Praised households and what for (property → households). Only those that don't mind being named. */
  praise: v.array(v.object({ label: v.string(), reason: v.string() })),
  /** All praised households, those included that asked not to be named. */
  praised: count,
  /** For the ratee alone (else empty): comments without their raters, in an order that tells nothing. */
  comments: v.array(comment),
  /** Pass it to ratingComments for more; null = no more. */
  moreComments: v.nullable(v.string()),
})

export const resultProcedures = {
  /** A posted result. WRONG_STAGE while it isn't posted: nobody sees scores before. */
  ratingResult: procedure({ roles: ['member'], input: v.object(periodInput), output: result }),
  ratingComments: procedure({
    roles: ['committee', 'propertyManager'],
    input: v.object({ ...periodInput, after: v.pipe(v.string(), v.maxLength(64)) }),
    output: v.object({ comments: v.array(comment), moreComments: v.nullable(v.string()) }),
  }),

  /** The ratee says what will be done about a low item and by when; again (a new round) after a rejection. */
  answerItem: procedure({
    roles: ['committee', 'propertyManager'],
    input: v.object({ ...periodInput, itemKey: key, measure: requiredText(300), doneBy: instant }),
    output: done,
  }),
  /** A rater of that period accepts the answer or doesn't; may be changed until it is settled. NOT_YOUR_PART for others. */
  respondToAnswer: procedure({
    roles: ['representative', 'committee'],
    input: v.object({ ...periodInput, itemKey: key, agree: v.boolean() }),
    output: v.object({ state: v.picklist(['answered', 'confirmed', 'rejected']) }),
  }),

  /** The property manager's whole work on one page. */
  propertyWork: procedure({
    roles: ['propertyManager'],
    input: empty,
    output: v.object({
      /** What we were rated, the newest first (at most 4). */
      results: v.array(resultSummary),
      /** Items to answer: overdue ones first, then by date; rejected ones are among them. */
      toAnswer: v.array(answer),
      /** Answered, waiting for the raters; and lately confirmed. */
      answered: v.array(answer),
      /** The open period of rating households, if there is one. */
      households: v.nullable(v.object({ period: periodSummary, rated: count, total: count })),
      todos: v.array(ratingTodo),
    }),
  }),

  /** The own household's rating; null periodId = the latest. `rating` null = there is none to see. */
  myHouseholdRating: procedure({
    roles: ['member'],
    input: v.object({ periodId: v.nullable(id.ratingPeriodIdSchema) }),
    output: v.object({ rating: v.nullable(ownRating) }),
  }),
  /** Once a household and period, before appealUntil. OBJECTION_PENDING when there is one; FILE_MISSING, FILE_RISKY and the like: the photo. */
  raiseAppeal: procedure({
    roles: ['member'],
    input: v.object({ ...periodInput, text: requiredText(300), photoFileId }),
    output: done,
  }),
  /** `declined` true: praise us, but don't name us; false takes it back. Until the result is posted. */
  declinePraise: procedure({
    roles: ['member'],
    input: v.object({ ...periodInput, declined: v.boolean() }),
    output: done,
  }),

  /** Appeals that wait, then lately decided ones. */
  appeals: procedure({
    roles: ['committee'],
    input: empty,
    output: v.object({
      appeals: v.array(
        v.object({
          periodId: id.ratingPeriodIdSchema,
          householdId: id.householdIdSchema,
          periodName: v.string(),
          label: v.string(),
          text: v.string(),
          photo: v.nullable(evidence),
          at: instant,
          state: v.picklist(['waiting', 'upheld', 'dismissed']),
          decision: v.string(),
          /** The rating that is appealed against. */
          items: v.array(v.object({ title: v.string(), score: v.nullable(count) })),
          comment: v.string(),
          ratingPhoto: v.nullable(evidence),
          /** Not by the household's own people and not by the property team. */
          canDecide: v.boolean(),
        }),
      ),
    }),
  }),
  /** Upheld: the rating is void and leaves every count. */
  decideAppeal: procedure({
    roles: ['committee'],
    input: v.object({
      ...periodInput,
      householdId: id.householdIdSchema,
      upheld: v.boolean(),
      decision: requiredText(200),
    }),
    output: done,
  }),
} as const
