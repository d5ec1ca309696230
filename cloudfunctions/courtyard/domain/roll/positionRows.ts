/** Room between two rows of a fresh roll, so that later ones fit between without moving the others. */
export const STEP = 1000

/**
 * Places for a list in its order. Rows keep the place they have while places still rise; a new or moved row goes halfway
 * between its neighbours. When there is no room left, all are placed anew.
 */
export function positionRows(known: readonly (number | null)[]): number[] {
  const kept = keepRising(known)
  const placed: number[] = []
  let index = 0
  while (index < kept.length) {
    const place = kept[index] ?? null
    if (place !== null) {
      placed.push(place)
      index += 1
      continue
    }
    let end = index
    while (end < kept.length && (kept[end] ?? null) === null) end += 1
    const from = placed[placed.length - 1] ?? 0
    const to = end < kept.length ? (kept[end] ?? null) : null
    const gaps = end - index
    const step = to === null ? STEP : Math.floor((to - from) / (gaps + 1))
    if (step < 1) return known.map((_, at) => (at + 1) * STEP)
    for (let nth = 1; nth <= gaps; nth++) placed.push(from + step * nth)
    index = end
  }
  return placed
}

function keepRising(known: readonly (number | null)[]): (number | null)[] {
  let last = 0
  return known.map((place) => {
    if (place === null || place <= last) return null
    last = place
    return place
  })
}
