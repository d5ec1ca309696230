import fc from 'fast-check'
import { Condition } from '../../../../cloudfunctions/shared/database'
import { pageByInstant } from '../../../../cloudfunctions/shared/pageByInstant'

interface Row {
  readonly id: number
  readonly at: number
}

/** A list as the database answers it: rows of one instant in whatever order. */
function listOf(instants: readonly number[]) {
  const rows = instants.map((at, id) => ({ id, at })).sort((a, b) => b.at - a.at)
  let asked = 0
  const find = (when: number | Condition<number> | null, limit: number): Promise<Row[]> => {
    asked += 1
    const fits = ({ at }: Row) => when === null || (when instanceof Condition ? at < Number(when.value) : at === when)
    return Promise.resolve(rows.filter(fits).slice(0, limit))
  }
  const page = (before: number | null, size: number) => pageByInstant({ find, at: ({ at }) => at, before, size })
  return { rows, page, asked: () => asked }
}

test('page after page shows every row once, however many happened at one instant', async () => {
  const instants = fc.array(fc.nat({ max: 12 }), { maxLength: 70 })
  await fc.assert(
    fc.asyncProperty(instants, fc.integer({ min: 1, max: 9 }), async (given, size) => {
      const { rows, page } = listOf(given)
      const shown: Row[] = []
      let before: number | null = null
      for (let more = true; more;) {
        const next: { rows: Row[]; more: boolean } = await page(before, size)
        // “there is more” is kept: no page that was promised is empty
        if (before !== null) expect(next.rows.length).toBeGreaterThan(0)
        shown.push(...next.rows)
        more = next.more
        before = next.rows.at(-1)?.at ?? null
      }
      expect(shown).toEqual(rows)
    }),
  )
})

test('a page that ends between two instants costs one round trip', async () => {
  const list = listOf([9, 8, 7, 6, 5])
  expect((await list.page(null, 2)).rows.map(({ at }) => at)).toEqual([9, 8])
  expect(list.asked()).toBe(1)
  const edge = listOf([9, 8, 8, 8, 5])
  expect(await edge.page(null, 2)).toMatchObject({ rows: [{ at: 9 }, { at: 8 }, { at: 8 }, { at: 8 }], more: true })
  expect(edge.asked()).toBe(3)
})
