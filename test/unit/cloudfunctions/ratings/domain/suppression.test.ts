import fc from 'fast-check'
import type { RatingSheet, StandardItem } from '../../../../../cloudfunctions/shared/documents'
import { groupsToHide } from '../../../../../cloudfunctions/ratings/domain/suppression'
import { publishResult, smallMean, type CountedSheet } from '../../../../../cloudfunctions/ratings/domain/tally'

const KEYS = ['cleaning', 'safety', 'repairs']
const GROUPS = ['一组', '二组', '三组', '四组']
const items: readonly StandardItem[] = KEYS.map((key) => ({
  key,
  title: key,
  anchors: ['1', '2', '3', '4', '5'],
  reasons: [{ key: 'slow', title: '慢' }],
}))

const score = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 3 })
const sheet: fc.Arbitrary<RatingSheet> = fc
  .tuple(...KEYS.map((item) => fc.record({ item: fc.constant(item), score, ticked: fc.boolean() })))
  .map((scores) => ({
    scores: scores.map(({ item, score: given, ticked }) => ({ item, score: given, reasons: ticked ? ['slow'] : [] })),
    comment: '',
    photoFileId: '',
    praise: '',
  }))
// 五组 has left the roll since: its raters count, but it is no group that is shown
const counted: fc.Arbitrary<CountedSheet> = fc.record({
  group: fc.constantFrom('一组', '一组', '一组', '二组', '二组', '三组', '四组', '五组'),
  sheet,
})
const inputs = fc.record({
  sheets: fc.array(counted, { maxLength: 60, size: 'max' }),
  groupMin: fc.integer({ min: 2, max: 8 }),
})

/** Indexes of the raters whose scores a published number is made of. */
type Raters = ReadonlySet<number>
const ratersOf = (sheets: readonly CountedSheet[], includes: (one: CountedSheet) => boolean): Raters =>
  new Set(sheets.flatMap((one, index) => (includes(one) ? [index] : [])))
const scored = (item: string) => (one: CountedSheet) =>
  one.sheet.scores.some((given) => given.item === item && given.score !== null)

const apart = (a: Raters, b: Raters): number => [...a].filter((i) => !b.has(i)).length
/** In how many raters two views differ, on either side; what one has and the other hasn't could be told by subtracting. */
function expectApart(views: readonly Raters[], min: number): void {
  for (const a of views) {
    for (const b of views) {
      const difference = apart(a, b)
      if (difference !== 0 && difference < min) throw new Error(`two views differ by ${difference} of at least ${min}`)
    }
  }
}

describe('what is published never leads to fewer raters than the minimum', () => {
  test('any two published views of a period differ by nobody or by at least the minimum', () => {
    fc.assert(
      fc.property(inputs, ({ sheets, groupMin }) => {
        const result = publishResult(items, sheets, GROUPS, groupMin)
        const groups = result.groups.filter(({ raters }) => raters !== null)
        const whole = result.items.some(({ scores }) => scores) ? [ratersOf(sheets, () => true)] : []
        const views = [...whole, ...groups.map(({ name }) => ratersOf(sheets, ({ group }) => group === name))]
        for (const view of views) expect(view.size).toBeGreaterThanOrEqual(groupMin)
        expectApart(views, groupMin)
        for (const { key } of items) {
          const shown = (own: readonly { key: string; scores: unknown }[]) =>
            own.some((item) => item.key === key && item.scores !== null)
          const onItem = [
            ...(shown(result.items) ? [ratersOf(sheets, scored(key))] : []),
            ...groups
              .filter((group) => shown(group.items))
              .map(({ name }) => ratersOf(sheets, (one) => one.group === name && scored(key)(one))),
          ]
          for (const view of onItem) expect(view.size).toBeGreaterThanOrEqual(groupMin)
          expectApart(onItem, groupMin)
        }
      }),
      { numRuns: 800, seed: 20261123 },
    )
  })

  test('nor does the total less any choice of published groups', () => {
    fc.assert(
      fc.property(inputs, ({ sheets, groupMin }) => {
        const { items: total, groups } = publishResult(items, sheets, GROUPS, groupMin)
        total.forEach(({ scores }, place) => {
          if (!scores) return
          const cells = groups.flatMap((group) => group.items[place]?.scores?.count ?? [])
          for (let choice = 0; choice < 2 ** cells.length; choice++) {
            const chosen = cells.filter((_, index) => (choice & (1 << index)) !== 0)
            const rest = scores.count - chosen.reduce((sum, count) => sum + count, 0)
            if (rest !== 0) expect(rest).toBeGreaterThanOrEqual(groupMin)
          }
        })
      }),
      { numRuns: 400, seed: 7 },
    )
  })

  test('all of a small group but one, acting together, never find that one’s score on any item', () => {
    const marks = [1, 2, 3, 4, 5]
    const full = (scores: readonly number[]): CountedSheet => ({
      group: '一组',
      sheet: { scores: scores.map((given, at) => ({ item: KEYS[at] ?? '', score: given, reasons: [] })) },
    })
    const every = marks.flatMap((a) => marks.flatMap((b) => marks.map((c) => [a, b, c])))
    const row = fc.tuple(...KEYS.map(() => fc.integer({ min: 1, max: 5 })))
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), row, (theirs, last) => {
        const known = theirs.map(full)
        const told = smallMean([...known, full(last)], KEYS.length)
        const fits = every.filter((one) => smallMean([...known, full(one)], KEYS.length) === told)
        KEYS.forEach((_, at) => {
          expect(new Set(fits.map((one) => one[at])).size).toBeGreaterThan(1)
        })
      }),
      { numRuns: 400, seed: 12 },
    )
  })

  test('reasons are told of when enough ticked them', () => {
    fc.assert(
      fc.property(inputs, ({ sheets, groupMin }) => {
        for (const { count } of publishResult(items, sheets, GROUPS, groupMin).reasons)
          expect(count).toBeGreaterThanOrEqual(groupMin)
      }),
    )
  })

  test('with enough raters everywhere nothing is hidden', () => {
    expect([...groupsToHide([25, 20, 5], 50, 5)]).toEqual([])
    expect([...groupsToHide([0, 12], 12, 5)]).toEqual([0])
  })

  test('a small group takes the next smallest with it, or the total would tell it', () => {
    expect([...groupsToHide([25, 20, 4], 49, 5)].sort()).toEqual([1, 2])
    expect([...groupsToHide([25, 4, 3], 32, 5)].sort()).toEqual([1, 2])
    expect([...groupsToHide([25, 4], 29, 5)].sort()).toEqual([0, 1])
    expect([...groupsToHide([4, 4], 8, 5)].sort()).toEqual([0, 1])
  })

  test('raters of groups that are no longer on the roll count among the hidden', () => {
    expect([...groupsToHide([10, 10], 23, 5)]).toEqual([0])
    expect([...groupsToHide([10, 10], 25, 5)]).toEqual([])
  })
})
