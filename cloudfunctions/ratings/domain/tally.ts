import type { GroupResult, ItemResult, RatingResultDocument, RatingSheet, StandardItem } from '../../shared/documents'
import { groupsToHide } from './suppression'

/** An average under this is low and wants an answer: tenths of a point. */
export const LOW_BELOW_TENTHS = 30

/** From so many scores on it is told how many gave which. */
const SPREAD_MIN = 5
/** From so many sheets on a group is told item by item; one of fewer by one mean of all items, see smallMean. */
const DETAIL_MIN = 10

/** What one rater submitted, and the 小组 or 楼栋 it came from. */
export interface CountedSheet {
  readonly group: string
  readonly sheet: Pick<RatingSheet, 'scores'>
}

type Scores = NonNullable<ItemResult['scores']>
export type PublishedResult = Pick<RatingResultDocument, 'raters' | 'items' | 'groups' | 'reasons' | 'averageTenths'>

/**
 * What is published of a period. Every number in it is a view of raters: of all, or of one group, on one item. Views with
 * fewer than `groupMin` raters are left out, and so is whatever would let the left out ones be worked out. `groups`: names
 * in the roll's order, none where groups aren't shown. A group's items are told where DETAIL_MIN rated, and as many in what is
 * left of the total; how many gave which score is told of all together alone.
 */
export function publishResult(
  items: readonly StandardItem[],
  sheets: readonly CountedSheet[],
  groups: readonly string[],
  groupMin: number,
): PublishedResult {
  const enough = (n: number) => n >= groupMin
  const published = items.map(({ key, title }): ItemResult => {
    const scores = scoresOf(key, sheets)
    if (!enough(scores.count)) return { key, title, scores: null }
    return { key, title, scores: scores.count < SPREAD_MIN ? { ...scores, distribution: null } : scores }
  })
  return {
    raters: sheets.length,
    items: published,
    groups: publishGroups(published, sheets, groups, groupMin),
    reasons: enough(sheets.length) ? countReasons(items, sheets).filter(({ count }) => enough(count)) : [],
    averageTenths: averageOf(published),
  }
}

function publishGroups(
  total: readonly ItemResult[],
  sheets: readonly CountedSheet[],
  names: readonly string[],
  groupMin: number,
): GroupResult[] {
  const groups = names.map((name) => ({ name, sheets: sheets.filter(({ group }) => group === name) }))
  const hidden = groupsToHide(
    groups.map((group) => group.sheets.length),
    sheets.length,
    groupMin,
  )
  const detailMin = Math.max(groupMin, DETAIL_MIN)
  const undetailed = groupsToHide(
    groups.map((group) => group.sheets.length),
    sheets.length,
    detailMin,
  )
  const itemsOf = detailsOf(
    total,
    groups.filter((_, index) => !undetailed.has(index)),
    detailMin,
  )
  return groups.map(({ name, sheets: own }, index) => {
    if (hidden.has(index)) return { name, raters: null, averageTenths: null, items: [] }
    const items = itemsOf.get(name)
    const averageTenths = items ? averageOf(items) : smallMean(own, total.length)
    return { name, raters: own.length, averageTenths, items: items ?? [] }
  })
}

interface Group {
  readonly name: string
  readonly sheets: readonly CountedSheet[]
}

/** The items of each group that is told of in detail. */
function detailsOf(
  total: readonly ItemResult[],
  groups: readonly Group[],
  min: number,
): ReadonlyMap<string, readonly ItemResult[]> {
  const itemsOf = new Map<string, ItemResult[]>(groups.map(({ name }) => [name, []]))
  for (const { key, title, scores } of total) {
    const cells = groups.map((group) => scoresOf(key, group.sheets))
    const hidden = groupsToHide(
      cells.map(({ count }) => count),
      scores?.count ?? 0,
      min,
    )
    groups.forEach(({ name }, index) => {
      const cell = cells[index]
      const visible = scores !== null && cell && !hidden.has(index)
      itemsOf.get(name)?.push({ key, title, scores: visible ? { ...cell, distribution: null } : null })
    })
  }
  return itemsOf
}

/**
 * One number for a small group. All of it but one, acting together, can take their own from any sum; so each sheet counts by its own
 * mean alone, anything beyond 1.5 and 4.5 as that, and what comes out is told in half points: whatever they do, more than
 * one rating fits what is left, on every item. Of a form of one item a sheet's mean would be its score: null.
 */
export function smallMean(sheets: readonly CountedSheet[], items: number): number | null {
  const means = sheets.flatMap(({ sheet }) => {
    const given = sheet.scores.flatMap(({ score }) => score ?? [])
    if (given.length === 0) return []
    const mean = tenths({ count: given.length, sum: given.reduce((sum, score) => sum + score, 0) })
    return [Math.min(Math.max(mean, 15), 45)]
  })
  if (items < 2 || means.length === 0) return null
  const sum = means.reduce((all, mean) => all + mean, 0)
  return Math.floor((sum * 2 + means.length * 5) / (means.length * 10)) * 5
}

function scoresOf(item: string, sheets: readonly CountedSheet[]) {
  const distribution: [number, number, number, number, number] = [0, 0, 0, 0, 0]
  for (const { sheet } of sheets) {
    const score = sheet.scores.find((one) => one.item === item)?.score
    if (score === 1 || score === 2 || score === 3 || score === 4 || score === 5)
      distribution[score - 1] = (distribution[score - 1] ?? 0) + 1
  }
  const count = distribution.reduce((sum, n) => sum + n, 0)
  const sum = distribution.reduce((total, n, index) => total + n * (index + 1), 0)
  return { count, sum, distribution } satisfies Scores
}

function countReasons(items: readonly StandardItem[], sheets: readonly CountedSheet[]) {
  const counts = items.flatMap(({ key: item, reasons }) =>
    reasons.map(({ key, title }) => ({
      item,
      title,
      count: sheets.filter(({ sheet }) =>
        sheet.scores.some((score) => score.item === item && score.reasons.includes(key)),
      ).length,
    })),
  )
  return counts.sort((a, b) => b.count - a.count)
}

/** Mean of a sum in tenths of a point, half rounded up. */
export const tenths = ({ sum, count }: Pick<Scores, 'sum' | 'count'>): number =>
  Math.floor((sum * 20 + count) / (count * 2))

export const isLow = ({ sum, count }: Pick<Scores, 'sum' | 'count'>): boolean => sum * 10 < LOW_BELOW_TENTHS * count

/** Mean over all scores that are shown; null when none is. */
export function averageOf(items: readonly ItemResult[]): number | null {
  const shown = items.flatMap(({ scores }) => scores ?? [])
  const count = shown.reduce((sum, scores) => sum + scores.count, 0)
  return count === 0 ? null : tenths({ count, sum: shown.reduce((sum, scores) => sum + scores.sum, 0) })
}
