/** Per cent of a bar, for its width only: shares are never shown without their counts. 0 … 100, one decimal. */
export function widthOf(part: number, whole: number): number {
  if (whole <= 0) return 0
  return Math.round(Math.min(Math.max(part / whole, 0), 1) * 1000) / 10
}

/** “96 户要有 64 户投票才算数,已有 58 户” */
export const sayTurnout = (households: number, needed: number, voted: number): string =>
  `${households} 户要有 ${needed} 户投票才算数,已有 ${voted} 户`

/** “已投 58 户,还差 6 户” · “已投 71 户,够数了” */
export const sayMissing = (needed: number, voted: number): string =>
  voted < needed ? `已投 ${voted} 户,还差 ${needed - voted} 户` : `已投 ${voted} 户,够数了`

/** Where things stand on a bar, in per cent of its width. `shift` is per cent of the label's own width. */
export interface PlacedOnBar {
  readonly fill: number
  readonly mark: number
  readonly shift: number
}

/**
 * The label stands centred over its mark, and slides towards the middle near the ends so that it never leaves the bar:
 * a short one (up to half the bar) within the outer quarters, a long one all along.
 */
export function placeOnBar(reached: number, total: number, needed: number, labelLength: number): PlacedOnBar {
  const mark = widthOf(needed, total)
  const edge = labelLength > 8 ? 50 : 25
  const end = mark < edge ? (mark / edge) * 50 : mark > 100 - edge ? 100 - ((100 - mark) / edge) * 50 : 50
  return { fill: widthOf(reached, total), mark, shift: Math.round(end * 10) / 10 }
}
