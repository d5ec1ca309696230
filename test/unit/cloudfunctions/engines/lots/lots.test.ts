import fc from 'fast-check'
import { agreedNumber, dayFits, dayOfNumber, isNumber } from '../../../../../cloudfunctions/engines/lots/domain/number'
import { drawOrder, listHash, type Door } from '../../../../../cloudfunctions/engines/lots/domain/order'
import {
  ANSWER_MS,
  askedUntil,
  decisionOf,
  REPLACE_GRACE_MS,
  seatsAt,
  type Answers,
} from '../../../../../cloudfunctions/engines/lots/domain/seats'
import { sha256 } from '../../../../../cloudfunctions/shared/sha256'

const door = (i: number, hasAccount = true): Door => ({ householdId: `h${i}`, hasAccount, recognisedAt: i })
const doors = (n: number) => Array.from({ length: n }, (_, i) => door(i))
const drawn = (value: string) => ({ listed: sha256('step'), day: '2026-06-02', value })
const idsOf = (order: readonly { readonly householdId: string }[]) => order.map(({ householdId }) => householdId)

describe('the list', () => {
  const someDoors = fc.uniqueArray(fc.nat(500), { minLength: 2, maxLength: 30 }).map((ids) => ids.map((i) => door(i)))
  const shuffled = someDoors.chain((list) =>
    fc.record({
      list: fc.constant(list),
      mixed: fc.shuffledSubarray(list, { minLength: list.length }),
      value: fc.nat().map(String),
    }),
  )

  test('is the same however its doors came', () => {
    fc.assert(
      fc.property(shuffled, ({ list, mixed, value }) => {
        expect(listHash(mixed, sha256)).toBe(listHash(list, sha256))
        expect(idsOf(drawOrder(drawn(value), mixed, sha256))).toEqual(idsOf(drawOrder(drawn(value), list, sha256)))
      }),
    )
  })

  test('is another one with any door more, less or changed', () => {
    fc.assert(
      fc.property(someDoors, fc.nat(), (list, at) => {
        const place = at % list.length
        const [one] = list.slice(place)
        if (!one) return
        const without = list.filter((other) => other !== one)
        const changed = [
          without,
          [...list, door(1_000)],
          [...without, { ...one, hasAccount: !one.hasAccount }],
          [...without, { ...one, recognisedAt: one.recognisedAt + 1 }],
        ]
        for (const other of changed) expect(listHash(other, sha256)).not.toBe(listHash(list, sha256))
      }),
    )
  })
})

describe('the order', () => {
  test('follows from step, day and number: any other of them is another order', () => {
    const list = doors(40)
    const order = idsOf(drawOrder(drawn('3287.46'), list, sha256))
    for (const other of [
      { ...drawn('3287.46'), listed: sha256('another step') },
      { ...drawn('3287.46'), day: '2026-06-03' },
      drawn('3287.47'),
    ]) {
      expect(idsOf(drawOrder(other, list, sha256))).not.toEqual(order)
    }
  })

  test('favours no door: over 4,000 numbers each is first as often as chance makes it', () => {
    const list = doors(10)
    const first = new Map<string, number>()
    // numbers as an index closes, one after the other: nothing but the hash mixes them
    for (let i = 0; i < 4_000; i++) {
      const [winner] = idsOf(
        drawOrder(drawn(`${3_000 + Math.floor(i / 100)}.${String(i % 100).padStart(2, '0')}`), list, sha256),
      )
      if (winner) first.set(winner, (first.get(winner) ?? 0) + 1)
    }
    const expected = 400
    const chi = list.reduce(
      (sum, { householdId }) => sum + ((first.get(householdId) ?? 0) - expected) ** 2 / expected,
      0,
    )
    // 9 degrees of freedom: 27.9 is passed once in a thousand
    expect(chi).toBeLessThan(27.9)
  })
})

describe('the seats', () => {
  const T = 1_000_000
  const draw = { drawnAt: T, seats: 3 }
  const silent = (i: number, hasAccount = true): Answers => ({
    ...door(i, hasAccount),
    acceptedAt: null,
    declinedAt: null,
  })
  const anAnswer = fc.record({
    hasAccount: fc.boolean(),
    acceptedAt: fc.option(fc.integer({ min: T, max: T + 4 * ANSWER_MS })),
    declinedAt: fc.option(fc.integer({ min: T, max: T + 4 * ANSWER_MS })),
  })
  const order = fc
    .array(anAnswer, { maxLength: 25 })
    .map((answers) => answers.map((answer, i): Answers => ({ ...answer, householdId: `h${i}` })))

  test('at no time more than three, each door asked once, at most one without an account, and it ends', () => {
    fc.assert(
      fc.property(order, fc.nat(30 * ANSWER_MS), (doorsInOrder, later) => {
        const asked = askedUntil(draw, doorsInOrder, T + later)
        const sitting = seatsAt(draw, doorsInOrder, T + later)
        expect(new Set(asked.map(({ door: one }) => one)).size).toBe(asked.length)
        expect(sitting.length).toBeLessThanOrEqual(3)
        expect(sitting.filter(({ door: one }) => !one.hasAccount).length).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('what has come about stays: a later look finds the same doors asked at the same times', () => {
    fc.assert(
      fc.property(order, fc.nat(6 * ANSWER_MS), fc.nat(6 * ANSWER_MS), (doorsInOrder, one, more) => {
        const times = (now: number) =>
          askedUntil(draw, doorsInOrder, now).map(({ door: d, askedAt }) => [d.householdId, askedAt])
        const early = times(T + one)
        expect(times(T + one + more).slice(0, early.length)).toEqual(early)
      }),
    )
  })

  test('who declines is replaced at once, who is silent after 48 hours and the grace', () => {
    const list = [silent(0), { ...silent(1), declinedAt: T + 5 }, silent(2), silent(3), silent(4), silent(5), silent(6)]
    const sitting = (now: number) => seatsAt(draw, list, now).map(({ door: one }) => one.householdId)
    expect(sitting(T)).toEqual(['h0', 'h1', 'h2'])
    expect(sitting(T + 5)).toEqual(['h0', 'h2', 'h3'])
    expect(sitting(T + ANSWER_MS + REPLACE_GRACE_MS - 1)).toEqual(['h0', 'h2', 'h3'])
    expect(sitting(T + ANSWER_MS + REPLACE_GRACE_MS)).toEqual(['h3', 'h4', 'h5'])
  })

  test('a door without an account is passed over while one sits, and asked when that one is gone', () => {
    const list = [silent(0, false), silent(1, false), silent(2), silent(3), silent(4)]
    const [first, ...others] = list
    if (!first) throw new Error('no door')
    expect(seatsAt(draw, list, T).map(({ door: one }) => one.householdId)).toEqual(['h0', 'h2', 'h3'])
    const gone = [{ ...first, declinedAt: T + 1 }, ...others]
    expect(seatsAt(draw, gone, T + 1).map(({ door: one }) => one.householdId)).toEqual(['h2', 'h3', 'h1'])
  })

  test('two equal words decide', () => {
    expect(decisionOf(['upheld', null, 'dismissed'])).toBeNull()
    expect(decisionOf(['upheld', 'dismissed', 'dismissed'])).toBe('dismissed')
    expect(decisionOf([null, null, null])).toBeNull()
  })
})

describe('the number', () => {
  const began = Date.parse('2026-06-01T23:59:59+08:00')
  test('is of the next workday after the list alone: nobody picks a day that suits', () => {
    const now = Date.parse('2026-06-03T09:00:00+08:00')
    expect(
      ['2026-05-31', '2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04', '6月2日'].map((day) =>
        dayFits(day, began, now),
      ),
    ).toEqual([...[false, false, true, false, false, false]])
  })

  test('waits for the weekend and for the holidays to be over', () => {
    const friday = Date.parse('2026-09-25T10:00:00+08:00')
    const eve = Date.parse('2026-09-30T10:00:00+08:00')
    expect(dayOfNumber(Date.parse('2026-06-05T10:00:00+08:00'))).toBe('2026-06-08')
    expect([friday, eve].map(dayOfNumber).every((day) => day > '2026-09-27')).toBe(true)
    expect(dayOfNumber(eve) > '2026-10-07').toBe(true)
  })

  test('is written in one way only', () => {
    expect(['3287.46', '0', '0.5'].every(isNumber)).toBe(true)
    expect(['03287.46', '3287.', '\uff13\uff12', '-1', '1e3', ' 1', ''].some(isNumber)).toBe(false)
  })

  test('draws when two households typed it and fewer typed another', () => {
    const [a, b] = [
      { value: '1', day: '2026-06-02' },
      { value: '2', day: '2026-06-02' },
    ]
    expect(agreedNumber([a])).toBeNull()
    expect(agreedNumber([a, b])).toBeNull()
    expect(agreedNumber([a, b, a])).toBe(a)
    expect(agreedNumber([a, b, a, b])).toBeNull()
    expect(agreedNumber([a, b, a, b, b])).toBe(b)
  })
})
