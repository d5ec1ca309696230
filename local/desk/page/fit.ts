/** Screen heights of the phones of each width, in px. */
const heights: Readonly<Record<number, number>> = { 320: 568, 375: 812, 390: 844, 430: 932 }

export const heightOf = (width: number): number => heights[width] ?? 844

/** Around each screen: the phone's own edge. */
export const EDGE = 8
export const GAP = 20

/**
 * One scale for all phones on the desk, so that sizes stay comparable: as large as fits, never above life size.
 * Below `smallest` the row scrolls sideways instead.
 */
export function scaleToFit(
  phoneWidths: readonly number[],
  room: { readonly width: number; readonly height: number },
  smallest: number,
): number {
  const edges = phoneWidths.length * 2 * EDGE + (phoneWidths.length - 1) * GAP
  const across = (room.width - edges) / phoneWidths.reduce((sum, width) => sum + width, 0)
  const tallest = Math.max(...phoneWidths.map(heightOf))
  const down = (room.height - 2 * EDGE) / tallest
  return Math.min(1, down, Math.max(across, smallest))
}
