import fc from 'fast-check'
import { EMPTY_ARRAY, encodeKey, type KeyValue } from '../../../../../local/cloud/database/keyOrder'
import { ObjectId } from '../../../../../local/cloud/database/values'

const sign = (n: number) => Math.sign(n)
const order = (a: KeyValue, b: KeyValue, direction: 1 | -1 = 1) =>
  sign(Buffer.compare(encodeKey(a, direction), encodeKey(b, direction)))

describe('index keys', () => {
  test('numbers order as numbers', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
        expect(order(a, b)).toBe(sign(a === b ? 0 : a < b ? -1 : 1))
      }),
    )
  })

  test('texts order by their UTF-8 bytes, also with zero bytes inside', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\0', '院', '😀') })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(order(a, b)).toBe(sign(Buffer.compare(Buffer.from(a), Buffer.from(b))))
      }),
    )
  })

  test('types order as in MongoDB', () => {
    const ordered: KeyValue[] = [
      EMPTY_ARRAY,
      null,
      -1,
      '',
      'z',
      { a: 1 },
      new ObjectId('0'.repeat(24)),
      false,
      true,
      new Date(0),
    ]
    for (const [i, a] of ordered.entries())
      for (const [j, b] of ordered.entries()) expect(order(a, b)).toBe(sign(i - j))
  })

  test('a compound key orders by its first component, then by its second, whatever their directions', () => {
    const value = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.string({ unit: fc.constantFrom('a', '\0'), maxLength: 3 }),
      fc.constant(null),
    )
    const direction = fc.constantFrom<1 | -1>(1, -1)
    fc.assert(
      fc.property(fc.tuple(value, value), fc.tuple(value, value), direction, direction, (a, b, first, second) => {
        const key = ([x, y]: [KeyValue, KeyValue]) => Buffer.concat([encodeKey(x, first), encodeKey(y, second)])
        const expected = first * order(a[0], b[0]) || second * order(a[1], b[1])
        expect(sign(Buffer.compare(key(a), key(b))) + 0).toBe(expected + 0)
      }),
    )
  })
})
