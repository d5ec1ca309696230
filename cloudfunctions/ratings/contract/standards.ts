import * as v from 'valibot'
import { proposed } from '../../engines/proposals/contract'
import * as id from '../../shared/ids'
import { procedure } from '../../shared/procedure'
import { count, done, empty, instant, requiredText } from '../../shared/schemas'
import { raterGroup, ratingSubject } from '../cards'
import { GROUP_MIN_LEAST } from '../domain/ring'
import { cycle, key, reason, standardItem } from './parts'

const stage = v.picklist(['draft', 'inForce', 'superseded'])
const summary = v.object({
  id: id.standardIdSchema,
  subject: ratingSubject,
  title: v.string(),
  number: count,
  stage,
  itemCount: count,
  editedByName: v.string(),
  editedAt: instant,
  inForceAt: v.nullable(instant),
  supersededAt: v.nullable(instant),
  /** A draft that the caller, as a second person, may agree to. */
  canAgree: v.boolean(),
})

const title = requiredText(20)
const reasonInput = v.object({ key, title })

const edge = v.object({
  id: id.ratingEdgeIdSchema,
  raterGroup,
  ratee: ratingSubject,
  /** “各户评院管委会” */
  title: v.string(),
  cycle,
  opensDay: v.number(),
  openDays: count,
  groupMin: count,
  answerDays: count,
  active: v.boolean(),
  standardTitle: v.string(),
  /** Null = paused, or no standard in force yet. */
  nextOpensAt: v.nullable(instant),
  nextPeriodName: v.string(),
  /** To be passed back by changeEdge. */
  revision: count,
})

export const standardProcedures = {
  /** For each subject: the version in force, the draft if there is one, and earlier versions, the newest first. */
  standards: procedure({
    roles: ['member'],
    input: empty,
    output: v.object({
      subjects: v.array(
        v.object({
          subject: ratingSubject,
          /** What a new one would be called: “物业服务标准”. */
          templateTitle: v.string(),
          inForce: v.nullable(summary),
          /** Committee and (for `property`) the property manager; null for others. */
          draft: v.nullable(summary),
          earlier: v.array(summary),
        }),
      ),
    }),
  }),

  /**
   * One version. With `standardId` null: what a new draft of the subject begins with (the version in force, else the built-in
   * template): id null, revision 0. A draft is only seen by the committee and, for `property`, the property manager.
   */
  standard: procedure({
    roles: ['member'],
    input: v.object({ subject: ratingSubject, standardId: v.nullable(id.standardIdSchema) }),
    output: v.object({
      id: v.nullable(id.standardIdSchema),
      subject: ratingSubject,
      title: v.string(),
      number: count,
      stage,
      items: v.array(standardItem),
      praiseReasons: v.array(reason),
      revision: count,
      editedByName: v.string(),
      editedAt: v.nullable(instant),
      inForceAt: v.nullable(instant),
      canEdit: v.boolean(),
      canAgree: v.boolean(),
    }),
  }),

  /** Saves over the revision that was edited (0 = begins the draft). EDITED_BY_ANOTHER (name) when a newer one is stored. */
  saveStandard: procedure({
    roles: ['committee'],
    input: v.object({
      subject: ratingSubject,
      title,
      items: v.pipe(
        v.array(
          v.object({
            key,
            title,
            anchors: v.pipe(v.array(requiredText(40)), v.minLength(1), v.maxLength(5)),
            reasons: v.pipe(v.array(reasonInput), v.maxLength(6)),
          }),
        ),
        v.minLength(1),
        v.maxLength(12),
      ),
      praiseReasons: v.pipe(v.array(reasonInput), v.maxLength(6)),
      revision: count,
    }),
    output: v.object({ standardId: id.standardIdSchema, revision: count }),
  }),

  /**
   * A second person agrees to exactly this revision: it is in force at once and the one before is superseded. For
   * `property`: the property manager or another committee member; else another committee member. SAME_PERSON for the editor.
   */
  agreeStandard: procedure({
    roles: ['committee', 'propertyManager'],
    input: v.object({ standardId: id.standardIdSchema, revision: count }),
    output: done,
  }),

  edges: procedure({ roles: ['committee'], input: empty, output: v.object({ edges: v.array(edge) }) }),
  /** Rules of periods to come; an open period keeps those it was opened with. Takes two, and three days in which it can be stopped. */
  changeEdge: procedure({
    roles: ['committee'],
    input: v.pipe(
      v.object({
        raterGroup,
        ratee: ratingSubject,
        cycle,
        /** −31…30 days from the first day after the period (a month: −25…30); 0 = that day. */
        opensDay: v.pipe(v.number(), v.integer(), v.minValue(-31), v.maxValue(30)),
        openDays: v.pipe(count, v.minValue(1), v.maxValue(30)),
        groupMin: v.pipe(count, v.minValue(GROUP_MIN_LEAST), v.maxValue(50)),
        answerDays: v.pipe(count, v.minValue(1), v.maxValue(60)),
        active: v.boolean(),
        revision: count,
      }),
      // a month's rating can't open before the month
      v.check(({ cycle, opensDay }) => cycle !== 'month' || opensDay >= -25),
    ),
    output: proposed,
  }),
} as const
