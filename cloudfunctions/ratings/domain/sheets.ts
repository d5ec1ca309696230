import type { RatingForm, RatingSheet } from '../../shared/documents'

/** Where a sheet doesn't fit the form: an unknown item, reason or praise, or an item twice. Null = it fits. */
export function misfit(form: RatingForm, { scores, praise }: RatingSheet): string | null {
  const seen = new Set<string>()
  for (const { item, reasons } of scores) {
    const known = form.items.find(({ key }) => key === item)
    if (!known || seen.has(item)) return 'sheet.scores'
    seen.add(item)
    const keys = new Set(reasons)
    if (keys.size !== reasons.length || reasons.some((key) => known.reasons.every((reason) => reason.key !== key)))
      return 'sheet.scores.reasons'
  }
  return praise === '' || form.praiseReasons.some(({ key }) => key === praise) ? null : 'sheet.praise'
}

export const isEmpty = ({ scores }: RatingSheet): boolean => scores.every(({ score }) => score === null)

/** Telephone numbers and the like in a comment would tell who wrote it. */
export const maskNumbers = (text: string): string => text.replace(/\d[\d\s-]{5,}\d/g, '****')
