import type { RatingsOutput } from '../../../../cloudfunctions/ratings/contract'
import { raterUnits, rateeNames } from '../../../text/rating'
import { sayDeadline, sayInstant, sayLeft } from '../../../text/when'

export interface RatingProgressView {
  readonly title: string
  readonly second: string
  readonly label: string
  readonly value: string
  readonly unit: string
  readonly parts: readonly [number, number]
  readonly sentence: string
  /** When the numbers are of: they move once a day. */
  readonly asOf: string
  readonly groups: readonly { readonly name: string; readonly note: string }[]
}

/** Turnout, nothing else: before closing nobody sees a score. */
export function showRatingProgress(answer: RatingsOutput<'ratingProgress'>, now: number): RatingProgressView {
  const { period, asOf, submitted, total, groups } = answer
  const unit = raterUnits[period.raterGroup]
  return {
    title: `${rateeNames[period.ratee]} · ${period.periodName}`,
    second:
      period.status === 'open'
        ? `${sayDeadline(period.closesAt, now)} 截止,${sayLeft(period.closesAt, now)}`
        : `${sayDeadline(period.closesAt, now)} 截止了`,
    label: '评了',
    value: String(submitted),
    unit: `/ ${total} ${unit}`,
    parts: [submitted, Math.max(total - submitted, 0)],
    sentence: `${total} ${unit}里 ${submitted} ${unit}评了`,
    asOf: asOf === null ? '' : `${sayInstant(asOf, now)} 的数，每天早上 8:00 更新一次`,
    groups: groups.map(({ name, submitted, total }) => ({
      name,
      note: submitted === null ? `${total} ${unit},不单独显示` : `${submitted} / ${total} ${unit}`,
    })),
  }
}
