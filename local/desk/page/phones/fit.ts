/** Screen heights of the phones of each width, in px. */
const heights: Readonly<Record<number, number>> = { 320: 568, 375: 812, 390: 844, 430: 932 }

export const heightOf = (width: number): number => heights[width] ?? 844

/** Around each screen: the phone's own edge. */
export const EDGE = 8
export const GAP = 20

/**
 * One scale for all phones on the desk, so that sizes stay comparable: as large as fits, never above life size. Where not
 * all of them fit at `smallest`, as many as do fill the row, and it scrolls sideways to the others.
 */
export function scaleToFit(
  phoneWidths: readonly number[],
  room: { readonly width: number; readonly height: number },
  smallest: number,
): number {
  const down = (room.height - 2 * EDGE) / Math.max(...phoneWidths.map(heightOf))
  const across = (count: number) => {
    const edges = count * 2 * EDGE + (count - 1) * GAP
    return (room.width - edges) / phoneWidths.slice(0, count).reduce((sum, width) => sum + width, 0)
  }
  let count = phoneWidths.length
  while (count > 1 && across(count) < smallest) count--
  return Math.min(1, Math.max(down, FLOOR), Math.max(across(count), FLOOR))
}

/** However small the window: a phone that can still be read. */
const FLOOR = 0.5
