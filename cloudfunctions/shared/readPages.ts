/** CloudBase returns at most this many documents a query. */
export const PAGE_SIZE = 1000

/** All of a list that may be longer than one query returns; each page begins after the key of the last one ('' at first). */
export async function readPages<T>(page: (after: string) => Promise<T[]>, keyOf: (row: T) => string): Promise<T[]> {
  const all: T[] = []
  for (let after = ''; ;) {
    const rows = await page(after)
    all.push(...rows)
    const last = rows.at(-1)
    if (rows.length < PAGE_SIZE || last === undefined) return all
    after = keyOf(last)
  }
}
