import * as v from 'valibot'
import { evidence } from '../../shared/evidenceSchema'
import * as id from '../../shared/ids'
import { procedure } from '../../shared/procedure'
import { count, empty, instant } from '../../shared/schemas'
import { raterGroup, ratingCard, ratingSubject, ratingTodo } from '../cards'
import { ownRating, periodSummary, reason, resultSummary, sheet, sheetInput, standardItem } from './parts'

const periodInput = { periodId: id.ratingPeriodIdSchema }

export const ratingProcedures = {
  /** The tab in one call. */
  ratings: procedure({
    roles: ['member'],
    input: empty,
    output: v.object({
      /** Open periods the caller may rate in, the soonest to close first. */
      open: v.array(ratingCard),
      /** The latest posted result of each edge that has one, the newest first. */
      results: v.array(resultSummary),
      /** Closed, not posted yet (counting, or households may still appeal). */
      waiting: v.array(periodSummary),
      /** The latest rating of the caller's household by the property team that it may see. */
      own: v.nullable(ownRating),
      todos: v.array(ratingTodo),
      /** When the next period of an edge opens, for an empty page. */
      upcoming: v.array(
        v.object({ raterGroup, ratee: ratingSubject, title: v.string(), periodName: v.string(), opensAt: instant }),
      ),
    }),
  }),

  /** Posted results, the newest first, 20 a page. `before`: postedAt of the last one shown. */
  postedRatings: procedure({
    roles: ['member'],
    input: v.object({ before: v.nullable(instant) }),
    output: v.object({ results: v.array(resultSummary), more: v.boolean() }),
  }),

  /** The form to fill in, with what the caller (or the property team, for this household) has kept or submitted. */
  ratingForm: procedure({
    roles: ['representative', 'committee', 'propertyManager'],
    /** `householdId`: the household to rate (property team); null for everybody else. */
    input: v.object({ ...periodInput, householdId: v.nullable(id.householdIdSchema) }),
    output: v.object({
      period: periodSummary,
      standardTitle: v.string(),
      standardNumber: count,
      items: v.array(standardItem),
      praiseReasons: v.array(reason),
      /** Whom it is about: “院管委会”, “物业” or the household. */
      rateeName: v.string(),
      draft: v.nullable(sheet),
      submitted: v.nullable(sheet),
      /** The photo that was handed in; a draft's is only an upload yet. */
      submittedPhoto: v.nullable(evidence),
      submittedAt: v.nullable(instant),
      /** Another account of the household has handed it in: what it says is theirs alone to see and to change. */
      handedInByAnother: v.boolean(),
      /** Of the stored sheet, 0 = there is none. To be passed back by saveRating. */
      revision: count,
      /** Who saved it last, where that was somebody else; '' elsewhere. */
      savedByName: v.string(),
      /** The property team: the next household of the roll that isn't rated yet. */
      nextHouseholdId: v.nullable(id.householdIdSchema),
    }),
  }),

  /**
   * Keeps a draft, or submits (again, until closing). A draft that is kept beside a submitted sheet withdraws nothing.
   * Refuses: RATING_CLOSED (closesAt), NOTHING_RATED (submitted without one score), NOT_YOUR_PART, RISKY_TEXT, FILE_MISSING or
   * FILE_RISKY (the photo), INVALID_INPUT (an item, a reason or a praise that isn't on the form), EDITED_BY_ANOTHER (name,
   * revision: another of the property team has saved since `revision`), RATED_BY_ANOTHER (another of the household has handed it in).
   */
  saveRating: procedure({
    roles: ['representative', 'committee', 'propertyManager'],
    input: v.object({
      ...periodInput,
      householdId: v.nullable(id.householdIdSchema),
      sheet: sheetInput,
      submit: v.boolean(),
      /** The revision that was gone on from, of ratingForm or of the latest answer. Null or left out: overwrites whatever stands. */
      revision: v.optional(v.nullable(count), null),
    }),
    output: v.object({
      submittedAt: v.nullable(instant),
      revision: count,
      /** False: a draft that was on its way when the sheet was handed in; what is handed in stands. */
      kept: v.boolean(),
    }),
  }),

  /** The roll to walk through, for the property team. `group` '' = only the groups and their counts. */
  householdsToRate: procedure({
    roles: ['propertyManager'],
    input: v.object({ ...periodInput, group: v.pipe(v.string(), v.maxLength(40)) }),
    output: v.object({
      period: periodSummary,
      rated: count,
      total: count,
      groups: v.array(v.object({ name: v.string(), rated: count, total: count })),
      households: v.array(
        v.object({
          id: id.householdIdSchema,
          no: v.string(),
          headName: v.string(),
          address: v.string(),
          state: v.picklist(['none', 'draft', 'submitted']),
          praised: v.boolean(),
        }),
      ),
    }),
  }),

  /**
   * Committee: how many of how many have rated, never who scored what. Groups only for the households' edge, as they stood when it
   * opened. While it is open the numbers are those of 8:00 in the morning.
   */
  ratingProgress: procedure({
    roles: ['committee'],
    input: v.object(periodInput),
    output: v.object({
      period: periodSummary,
      /** The instant that the numbers are of; null = now: it is closed. */
      asOf: v.nullable(instant),
      submitted: count,
      total: count,
      /** `submitted` null: so few households that the count would tell on them, or could be worked out with others'. */
      groups: v.array(v.object({ name: v.string(), submitted: v.nullable(count), total: count })),
    }),
  }),
} as const
