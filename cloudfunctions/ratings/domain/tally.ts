import type { GroupResult, ItemResult, RatingResultDocument, RatingSheet, StandardItem } from '../../shared/documents'
import { groupsToHide } from './suppression'

/** An average under this is low and wants an answer: tenths of a point. */
export const LOW_BELOW_TENTHS = 30

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
 * in the roll's order, none where groups aren't shown.
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
    return { key, title, scores: enough(scores.count) ? scores : null }
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
  const shown = groups.filter((_, index) => !hidden.has(index))
  const itemsOf = new Map<string, ItemResult[]>(groups.map(({ name }) => [name, []]))
  for (const { key, title, scores } of total) {
    const cells = shown.map((group) => scoresOf(key, group.sheets))
    const hiddenCells = groupsToHide(
      cells.map(({ count }) => count),
      scores?.count ?? 0,
      groupMin,
    )
    shown.forEach(({ name }, index) => {
      const cell = cells[index]
      const visible = scores !== null && cell && !hiddenCells.has(index)
      itemsOf.get(name)?.push({ key, title, scores: visible ? cell : null })
    })
  }
  return groups.map(({ name, sheets: own }, index) =>
    hidden.has(index)
      ? { name, raters: null, items: [] }
      : { name, raters: own.length, items: itemsOf.get(name) ?? [] },
  )
}

function scoresOf(item: string, sheets: readonly CountedSheet[]): Scores {
  const distribution: [number, number, number, number, number] = [0, 0, 0, 0, 0]
  for (const { sheet } of sheets) {
    const score = sheet.scores.find((one) => one.item === item)?.score
    if (score === 1 || score === 2 || score === 3 || score === 4 || score === 5)
      distribution[score - 1] = (distribution[score - 1] ?? 0) + 1
  }
  const count = distribution.reduce((sum, n) => sum + n, 0)
  const sum = distribution.reduce((total, n, index) => total + n * (index + 1), 0)
  return { count, sum, distribution }
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
