import fc from 'fast-check'
import { compareValues } from '../../../../../local/cloud/database/compareValues'
import { identityOf } from '../../../../../local/cloud/database/identity'
import { encodeKey } from '../../../../../local/cloud/database/keyOrder'
import { ObjectId, type Value } from '../../../../../local/cloud/database/values'

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  fc.integer({ min: -3, max: 3 }),
  fc.string({ unit: 'binary' }),
  fc.date({ noInvalidDate: true }),
  fc.stringMatching(/^[0-9a-f]{24}$/).map((hex) => new ObjectId(hex)),
)
const value: fc.Arbitrary<Value> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('a', 'b', 'c'), scalar, { maxKeys: 3, noNullPrototype: true }),
)

describe('the order of values', () => {
  test('is the order of index keys', () => {
    fc.assert(
      fc.property(scalar, scalar, (a, b) => {
        expect(compareValues(a, b)).toBe(Math.sign(Buffer.compare(encodeKey(a), encodeKey(b))))
      }),
    )
  })

  test('is an order: turned round it is the other way, and it goes on from one to the next', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(compareValues(a, b) + compareValues(b, a)).toBe(0)
        const [low, middle, high] = [a, b, c].sort(compareValues)
        expect(compareValues(low, middle)).toBeLessThanOrEqual(0)
        expect(compareValues(low, high)).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('two values are one exactly when they have one identity', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(compareValues(a, b) === 0).toBe(identityOf(a) === identityOf(b))
        expect(identityOf(a)).toBe(identityOf(a))
      }),
    )
  })

  test('missing comes before null, NaN before every number, and a surrogate pair after U+FFFD', () => {
    expect(compareValues(undefined, null)).toBe(-1)
    expect(compareValues(NaN, -Infinity)).toBe(-1)
    expect(compareValues(NaN, NaN)).toBe(0)
    expect(compareValues('\u{1F600}', '\uFFFD')).toBe(1)
  })
})
