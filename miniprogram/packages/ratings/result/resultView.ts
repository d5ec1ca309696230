import type { RatingsOutput } from '../../../../cloudfunctions/ratings/contract'
import type { Bar } from '../../../components/compare-bars/compare-bars'
import type { TrendPoint } from '../../../components/trend-line/placeTrend'
import { pages } from '../../../services/pages'
import {
  raterUnits,
  rateeNames,
  sayBefore,
  sayMean,
  sayRaters,
  sayTenths,
  tagOfAnswer,
  TOO_FEW,
} from '../../../text/rating'
import { sayDay } from '../../../text/when'

export type ResultAnswer = RatingsOutput<'ratingResult'>

export interface ResultLocal {
  /** The item, and the 小组 or 楼栋, whose details are open; '' = none. */
  readonly openItem: string
  readonly openGroup: string
}

export interface RatingResultView {
  readonly title: string
  readonly period: string
  /** Empty = too few raters: the sentence says so instead. */
  readonly figure: string
  readonly change: string
  readonly raters: string
  /** “其中 3 张来自没认过门的户”; '' = none. */
  readonly unrecognised: string
  readonly tooFew: string
  readonly unit: string
  readonly items: readonly {
    readonly key: string
    readonly bars: readonly Bar[]
    readonly open: boolean
    readonly counts: readonly number[]
    /** Why no counts are shown, where the mean is. */
    readonly few: string
    readonly skipped: string
    readonly trend: readonly TrendPoint[]
    readonly reasons: string
  }[]
  readonly trend: readonly TrendPoint[]
  readonly trendCaption: string
  readonly groups: readonly {
    readonly name: string
    readonly second: string
    readonly open: boolean
    readonly bars: readonly Bar[]
  }[]
  readonly answers: readonly { readonly key: string; readonly title: string; readonly second: string }[]
  readonly answersUrl: string
  readonly praise: readonly { readonly key: string; readonly label: string; readonly reason: string }[]
  readonly unnamed: string
  readonly comments: readonly {
    readonly key: number
    readonly text: string
    readonly photo: ResultAnswer['comments'][number]['photo']
  }[]
  readonly moreComments: boolean
  readonly standardsUrl: string
}

/** What was posted of a period. Whatever was too small to show is said to be so, never drawn. */
export function showRatingResult(result: ResultAnswer, now: number, local: ResultLocal): RatingResultView {
  const { period, averageTenths, lastAverageTenths, groupMin, trend, praise, praised, comments } = result
  const unit = raterUnits[period.raterGroup]
  const unnamed = praised - praise.length
  return {
    title: `${rateeNames[period.ratee]}的评议`,
    period: `${period.periodName}${period.postedAt === null ? '' : ` · ${sayDay(period.postedAt, now)}公布`}`,
    figure: averageTenths === null ? '' : sayTenths(averageTenths),
    change: averageTenths === null ? '' : sayBefore(averageTenths, lastAverageTenths),
    raters: sayRaters({ raterGroup: period.raterGroup, raters: result.raters, eligible: result.eligible }),
    unrecognised: result.unrecognised ? `其中 ${result.unrecognised} 张来自没认过门的户` : '',
    tooFew: averageTenths === null ? `评的不到 ${groupMin} ${unit},不公布分数,免得看出是谁打的` : '',
    unit,
    items: result.items.map((item) => showItem(result, item, local.openItem)),
    trend: trend.length > 1 ? trend.map((point) => pointOf(point, point.averageTenths)) : [],
    trendCaption: `${rateeNames[period.ratee]}一期一期的平均分`,
    groups: result.groups.map((group) => showGroup(group, unit, local.openGroup)),
    answers: result.answers.map((answer) => ({
      key: answer.itemKey,
      title: answer.itemTitle,
      second: `${sayTenths(answer.averageTenths)} 分 · ${tagOfAnswer(answer).text}`,
    })),
    answersUrl: pages.ratingAnswers(period.periodId),
    praise: praise.map((one, index) => ({ key: `${index}${one.label}`, ...one })),
    unnamed: unnamed > 0 ? `还有 ${unnamed} 户也受了表扬,没留名` : '',
    comments: comments.map((comment, index) => ({ key: index, ...comment })),
    moreComments: result.moreComments !== null,
    standardsUrl: pages.standards(),
  }
}

const pointOf = ({ periodId, periodName }: ResultAnswer['trend'][number], tenths: number | null): TrendPoint => ({
  key: periodId,
  label: periodName,
  value: tenths,
  said: sayMean(tenths),
})

function showItem(
  { period, raters, answers, trend, reasons }: ResultAnswer,
  item: ResultAnswer['items'][number],
  open: string,
) {
  const { key, title, scores, lastAverageTenths } = item
  const unit = raterUnits[period.raterGroup]
  const skipped = scores ? raters - scores.count : 0
  const points = trend.map((point) => pointOf(point, point.items.find((one) => one.key === key)?.averageTenths ?? null))
  const ticked = reasons.filter((reason) => reason.item === key)
  return {
    key,
    bars: [
      barOf(
        key,
        title,
        scores?.averageTenths ?? null,
        lastAverageTenths,
        answers.some((one) => one.itemKey === key),
      ),
    ],
    open: key === open && scores !== null,
    counts: scores?.distribution ?? [],
    few: scores && !scores.distribution ? `评的${unit === '户' ? '户' : '人'}少，只公布平均分，免得看出是谁打的` : '',
    skipped: skipped > 0 ? `${skipped} ${unit}说不清,没打分` : '',
    trend: points.filter(({ value }) => value !== null).length > 1 ? points : [],
    reasons:
      ticked.length > 0
        ? `提得多的:${ticked.map(({ title: what, count }) => `${what} ${count} ${unit}`).join('、')}`
        : '',
  }
}

const barOf = (key: string, label: string, value: number | null, previous: number | null, low: boolean): Bar => ({
  key,
  label,
  value,
  previous: value === null ? null : previous,
  said: value === null ? TOO_FEW : sayTenths(value),
  saidPrevious: sayBefore(value, previous),
  mark: low ? '要答复' : '',
})

function showGroup(group: ResultAnswer['groups'][number], unit: string, open: string) {
  const { name, raters, averageTenths, items } = group
  // too few to tell their items apart: one rough number
  const rough = averageTenths === null || items.length > 0 ? '' : `，平均大约 ${sayTenths(averageTenths)} 分`
  return {
    name,
    second: raters === null ? '评的少,不单列' : `${raters} ${unit}评了${rough}`,
    open: name === open && items.length > 0,
    bars: items.map(({ key, title, scores }) => barOf(key, title, scores?.averageTenths ?? null, null, false)),
  }
}
