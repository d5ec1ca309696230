import * as v from 'valibot'
import { evidence } from '../../shared/evidenceSchema'
import * as id from '../../shared/ids'
import { count, instant, typedText } from '../../shared/schemas'
import { raterGroup, ratingStatus, ratingSubject } from '../cards'

/** Keys of items and reasons: the standard's own, stable over its versions. */
export const key = v.pipe(v.string(), v.regex(/^[a-zA-Z0-9]{1,20}$/))
const optionalKey = v.pipe(v.string(), v.regex(/^[a-zA-Z0-9]{0,20}$/))
/** '' = no photo. */
export const photoFileId = v.pipe(v.string(), v.regex(/^(cloud:\/\/.{1,292})?$/))

export const cycle = v.picklist(['month', 'quarter', 'halfYear'])
export const reason = v.object({ key: v.string(), title: v.string() })
export const standardItem = v.object({
  key: v.string(),
  title: v.string(),
  /** What a 1, 2, 3, 4 and 5 look like, in this order. */
  anchors: v.array(v.string()),
  /** What may be ticked with this item. */
  reasons: v.array(reason),
})

/** What a rater fills in; also how it comes back. Items that are left out are as skipped. */
export const sheetInput = v.object({
  scores: v.pipe(
    v.array(
      v.object({
        item: key,
        /** 1–5; null = skipped (说不清). */
        score: v.nullable(v.pipe(count, v.minValue(1), v.maxValue(5))),
        reasons: v.pipe(v.array(key), v.maxLength(6)),
      }),
    ),
    v.maxLength(12),
  ),
  comment: typedText(200),
  /**
   * One photo, '' = none. Uploaded before; its path must say nothing of who took it. The rated side sees it, without a
   * name.
   */
  photoFileId,
  /** A praise reason of the form, when a household is rated; '' = none. */
  praise: optionalKey,
})
export const sheet = v.object({
  scores: v.array(v.object({ item: v.string(), score: v.nullable(count), reasons: v.array(v.string()) })),
  comment: v.string(),
  /** An upload, or the copy of it that was handed in. */
  photoFileId: v.string(),
  praise: v.string(),
})

export const periodSummary = v.object({
  periodId: id.ratingPeriodIdSchema,
  raterGroup,
  ratee: ratingSubject,
  /** “给院管委会评一评” */
  title: v.string(),
  /** “2026年三季度” */
  periodName: v.string(),
  status: ratingStatus,
  opensAt: instant,
  closesAt: instant,
  postedAt: v.nullable(instant),
})

/** One item over the raters of a view. Averages are tenths of a point: 42 = 4.2. */
export const itemResult = v.object({
  key: v.string(),
  title: v.string(),
  /** Null = too few raters to be shown. */
  scores: v.nullable(
    v.object({
      count,
      averageTenths: count,
      /** Null = too few for it, or a group's. */
      distribution: v.nullable(v.array(count)),
    }),
  ),
})

/** Posted totals of a period, for lists and trends. */
export const resultSummary = v.object({
  periodId: id.ratingPeriodIdSchema,
  raterGroup,
  ratee: ratingSubject,
  title: v.string(),
  periodName: v.string(),
  postedAt: instant,
  /** How many rated, of how many who could (households edge: households; property edge: households rated). */
  raters: count,
  eligible: count,
  /** Over all shown items; null = nothing can be shown. */
  averageTenths: v.nullable(count),
  lastAverageTenths: v.nullable(count),
  /** Answers: how many are due, overdue, answered, confirmed, rejected. All 0 when nothing was low. */
  answers: v.object({ due: count, overdue: count, answered: count, confirmed: count, rejected: count }),
})

/**
 * due: the ratee has to answer · overdue: it should have (derived from the clock; also after a rejection) · answered: raters
 * are asked · unconfirmed: nobody, or as many for as against, has responded in time (还没人确认); responses still count ·
 * confirmed / rejected: what the raters said. A rejected one is to be answered anew by `answerBy`.
 */
export const answerState = v.picklist(['due', 'overdue', 'answered', 'unconfirmed', 'confirmed', 'rejected'])

export const answer = v.object({
  periodId: id.ratingPeriodIdSchema,
  itemKey: v.string(),
  itemTitle: v.string(),
  averageTenths: count,
  state: answerState,
  round: count,
  answerBy: instant,
  /** The latest answer; '' before the first of this round. */
  measure: v.string(),
  doneBy: v.nullable(instant),
  answeredAt: v.nullable(instant),
  respondBy: v.nullable(instant),
  /** How many raters accept it and don't, in this round; 0 while they are still being asked. */
  agree: count,
  against: count,
  /** Answers of earlier rounds that were rejected. */
  earlier: v.array(v.object({ measure: v.string(), doneBy: instant, answeredAt: instant })),
  /** The caller is to answer it. */
  canAnswer: v.boolean(),
  /** The caller rated in that period, isn't on the answering side, and may say whether it will do. */
  canRespond: v.boolean(),
  /** What the caller has said in this round. */
  myResponse: v.nullable(v.boolean()),
})

/** The caller's household as the property team rated it. */
export const ownRating = v.object({
  periodId: id.ratingPeriodIdSchema,
  periodName: v.string(),
  status: ratingStatus,
  items: v.array(v.object({ key: v.string(), title: v.string(), score: v.nullable(count), anchor: v.string() })),
  averageTenths: v.nullable(count),
  /** Titles of what was ticked. */
  reasons: v.array(v.string()),
  comment: v.string(),
  photo: v.nullable(evidence),
  /** Title of the praise; '' = none. */
  praise: v.string(),
  namingDeclined: v.boolean(),
  /** Praised, and not posted yet: the household may ask not to be named. */
  canDeclineNaming: v.boolean(),
  appealUntil: v.nullable(instant),
  canAppeal: v.boolean(),
  appeal: v.nullable(
    v.object({
      text: v.string(),
      photo: v.nullable(evidence),
      state: v.picklist(['waiting', 'upheld', 'dismissed']),
      decision: v.string(),
      at: instant,
    }),
  ),
})
