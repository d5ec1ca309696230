import type { RatingsInput, RatingsOutput } from '../../../cloudfunctions/ratings/contract'

export type Form = RatingsOutput<'ratingForm'>
export type Item = Form['items'][number]
export type Sheet = RatingsInput<'saveRating'>['sheet']
type StoredSheet = NonNullable<Form['draft']>

/** A sheet with one line an item of the form, in its order; what was kept before fills the lines it fits. */
export function fitSheet(
  { items, praiseReasons }: Pick<Form, 'items' | 'praiseReasons'>,
  kept: StoredSheet | null,
): Sheet {
  return {
    scores: items.map((item) => {
      const before = kept?.scores.find((line) => line.item === item.key)
      const reasons = before?.reasons.filter((reason) => item.reasons.some(({ key }) => key === reason)) ?? []
      return { item: item.key, score: before?.score ?? null, reasons }
    }),
    comment: kept?.comment ?? '',
    photoFileId: kept?.photoFileId ?? '',
    praise: praiseReasons.some(({ key }) => key === kept?.praise) ? (kept?.praise ?? '') : '',
  }
}

/** The photo of a sheet, to be looked at: the copy that was handed in has its hash, a draft's is only an upload. */
export const photoOf = ({ photoFileId }: Pick<Sheet, 'photoFileId'>, form: Pick<Form, 'submittedPhoto'> | null) =>
  form?.submittedPhoto?.fileId === photoFileId ? form.submittedPhoto : { fileId: photoFileId, sha256: null }

const withLine = (sheet: Sheet, item: string, change: (line: Sheet['scores'][number]) => Sheet['scores'][number]) => ({
  ...sheet,
  scores: sheet.scores.map((line) => (line.item === item ? change(line) : line)),
})

/** The same score again takes it back: a slip of the finger isn't a judgement. */
export const withScore = (sheet: Sheet, item: string, score: number): Sheet =>
  withLine(sheet, item, (line) => ({ ...line, score: line.score === score ? null : score }))

export const withReason = (sheet: Sheet, item: string, reason: string): Sheet =>
  withLine(sheet, item, (line) => ({
    ...line,
    reasons: line.reasons.includes(reason)
      ? line.reasons.filter((other) => other !== reason)
      : [...line.reasons, reason],
  }))

export const countScored = ({ scores }: Sheet): number => scores.filter(({ score }) => score !== null).length

export const sameSheet = (one: Sheet, other: Sheet): boolean => JSON.stringify(one) === JSON.stringify(other)

export interface ShownItem {
  readonly key: string
  readonly title: string
  readonly anchors: readonly string[]
  /** 0 = none yet. */
  readonly score: number
  readonly reasons: readonly { readonly key: string; readonly title: string; readonly on: boolean }[]
}

export const showItem = (item: Item, sheet: Sheet): ShownItem => {
  const line = sheet.scores.find(({ item: key }) => key === item.key)
  return {
    key: item.key,
    title: item.title,
    anchors: item.anchors,
    score: line?.score ?? 0,
    reasons: item.reasons.map(({ key, title }) => ({ key, title, on: line?.reasons.includes(key) ?? false })),
  }
}
