import fc from 'fast-check'
import { canonicalJson } from '../../../../../cloudfunctions/engines/chain/domain/canonicalJson'

const canonical = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger().map((n) => (n === 0 ? 0 : n)),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value')),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('value'),
    ),
  ),
})).value

test('keys are sorted and nothing is between the tokens', () => {
  expect(canonicalJson({ b: [1, 'x', null], a: { d: true, c: -2 }, 院: '坝' })).toBe(
    '{"a":{"c":-2,"d":true},"b":[1,"x",null],"院":"坝"}',
  )
})

test('keys that look like numbers are sorted as text, not as numbers', () => {
  expect(canonicalJson({ 9: 1, 10: 2 })).toBe('{"10":2,"9":1}')
})

test('reading it back gives the same value, and writing that the same text', () => {
  fc.assert(
    fc.property(canonical, (value) => {
      const text = canonicalJson(value)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(JSON.parse(text))).toBe(text)
    }),
  )
})

test('the order in which keys were set makes no difference', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string().filter((key) => key !== '__proto__'),
        fc.integer(),
      ),
      (record) => {
        const turned = Object.fromEntries(Object.entries(record).reverse())
        expect(canonicalJson(turned)).toBe(canonicalJson(record))
      },
    ),
  )
})

test.each([
  ['a fraction', 1.5],
  ['a number beyond the safe integers', 2 ** 53],
  ['minus zero', -0],
  ['not a number', Number.NaN],
  ['undefined', undefined],
  ['undefined in an object', { a: undefined }],
  ['a hole in an array', [undefined]],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['a function', () => 1],
  ['a big integer', 1n],
])('%s has no canonical form', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError)
})
