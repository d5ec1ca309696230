/**
 * Which of disjoint groups may not be shown beside their total. A group of fewer than `min` raters is hidden; and because
 * total − shown groups = the hidden ones together, those must be nobody or at least `min` as well, so the smallest shown
 * groups are hidden with them until they are. Then any two views, and any sum or difference of them, are apart by nobody or
 * by at least `min` raters. Returns the indexes to hide.
 */
export function groupsToHide(sizes: readonly number[], total: number, min: number): ReadonlySet<number> {
  const hidden = new Set<number>()
  if (total < min) return new Set(sizes.keys())
  const bySize = [...sizes.entries()].sort(([a, m], [b, n]) => m - n || a - b)
  let rest = total - sizes.reduce((sum, size) => sum + size, 0)
  for (const [index, size] of bySize) {
    if (size >= min && (rest === 0 || rest >= min)) break
    hidden.add(index)
    rest += size
  }
  return hidden
}
