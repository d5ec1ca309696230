import fc from 'fast-check'
import { withoutOverlaps } from '../../../../../../cloudfunctions/courtyard/domain/disclosures/overlaps'

const statement = (from: string, to: string) => ({ finance: { from, to } })
const july = statement('2026-07-01', '2026-07-31')
const august = statement('2026-08-01', '2026-08-31')
const third = statement('2026-07-01', '2026-09-30')
const second = statement('2026-04-01', '2026-06-30')
const whole = statement('2026-01-01', '2026-12-31')

test('a month within the quarter that is shown counts nowhere', () => {
  expect(withoutOverlaps(third, [july, august, second])).toEqual([third, second])
})

test('the month that is shown stands, and the quarter around it is left out', () => {
  expect(withoutOverlaps(august, [third, july, second])).toEqual([august, second, july])
})

test('the year has all of it already', () => {
  expect(withoutOverlaps(whole, [third, second, july])).toEqual([whole])
})

test('no day is counted twice, and whatever was left out overlaps', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)
  const span = fc.tuple(fc.nat(300), fc.nat(60)).map(([from, days]) => statement(day(from), day(from + days)))
  const touches = (a: typeof july, b: typeof july) => a.finance.from <= b.finance.to && b.finance.from <= a.finance.to
  fc.assert(
    fc.property(span, fc.array(span, { maxLength: 12 }), (first, others) => {
      const taken = withoutOverlaps(first, others)
      for (const [at, one] of taken.entries()) {
        expect(taken.slice(at + 1).some((other) => touches(one, other))).toBe(false)
      }
      for (const one of others.filter((other) => !taken.includes(other))) {
        expect(taken.some((other) => touches(one, other))).toBe(true)
      }
    }),
  )
})
