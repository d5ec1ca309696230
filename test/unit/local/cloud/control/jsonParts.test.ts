import fc from 'fast-check'
import { jsonParts, type JsonPath } from '../../../../../local/cloud/control/jsonParts'

const chunked = (text: string, size: number): Buffer[] => {
  const bytes = Buffer.from(text)
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))
}
const parts = (text: string, size = 1000, enters: (path: JsonPath) => boolean = () => true) => [
  ...jsonParts(chunked(text, size), enters),
]

/** Puts the value together again from its parts. */
function rebuilt(text: string, size: number, enters: (path: JsonPath) => boolean): unknown {
  const root: Record<string, unknown> = {}
  const names = (path: JsonPath) => ['root', ...path.map(String)]
  for (const part of parts(text, size, enters)) {
    const value: unknown = 'opened' in part ? (part.opened === 'array' ? [] : {}) : JSON.parse(part.text)
    const path = names(part.path)
    let holder = root
    for (const name of path.slice(0, -1)) holder = holder[name] as Record<string, unknown>
    Object.defineProperty(holder, path.at(-1) ?? '', { value, enumerable: true, writable: true, configurable: true })
  }
  return root['root']
}

test('any JSON, spaced anyhow and in chunks of any size, comes back whole', () => {
  const depth = fc.integer({ min: 0, max: 3 })
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom(0, 1, 3),
      depth,
      (value, size, space, deep) => {
        const text = JSON.stringify(value, null, space)
        expect(rebuilt(text, size, (path) => path.length < deep)).toEqual(JSON.parse(text))
      },
    ),
  )
})

test('what is not entered comes as its own text', () => {
  const text = '{ "a" : [ {"x":"]}\\""} ,2 ], "b":{"c":[]}, "d" : true}'
  expect(parts(text, 2, (path) => path.length === 0 || path[0] === 'a')).toEqual([
    { path: [], opened: 'object' },
    { path: ['a'], opened: 'array' },
    { path: ['a', 0], opened: 'object' },
    { path: ['a', 0, 'x'], text: '"]}\\""' },
    { path: ['a', 1], text: '2' },
    { path: ['b'], text: '{"c":[]}' },
    { path: ['d'], text: 'true' },
  ])
})

test.each([
  '',
  '{',
  '[1',
  '[1,',
  '[1 2]',
  '{"a"}',
  '{"a":}',
  '{"a":1,}',
  '{a:1}',
  '[1]]',
  '"a',
  '["a',
  '{"a":1}x',
  ',',
  '[,1]',
])('refuses %s', (text) => {
  expect(() => parts(text, 1)).toThrow(SyntaxError)
})
