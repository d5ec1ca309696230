import fc from 'fast-check'

/** Values that no careful caller sends: wrong types, huge, nested, hostile to queries and to prototypes. */
const junk = fc.oneof(
  fc.anything({ withNullPrototype: true, withBigInt: false }),
  fc.constantFrom<unknown>(
    null,
    undefined,
    Number.NaN,
    Infinity,
    -1,
    1.5,
    2 ** 53,
    '',
    '\u0000',
    '../../etc',
    'x'.repeat(30_000),
    [],
    {},
    { $gt: '' },
    { $where: '1' },
    { __proto__: null, constructor: 1 },
    [[[[[[]]]]]],
  ),
)

function paths(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (value === null || typeof value !== 'object') return [at]
  return [at, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...at, key]))]
}

function replaceAt(value: unknown, path: readonly (string | number)[], by: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return by
  const copy: unknown = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }
  const holder = copy as Record<string | number, unknown>
  holder[key] = replaceAt(holder[key], rest, by)
  return copy
}

/** A valid input with one place of it spoilt, or something else altogether. */
export function malformed(valid: unknown): fc.Arbitrary<unknown> {
  const spoilt = fc.tuple(fc.constantFrom(...paths(valid)), junk).map(([path, by]) => replaceAt(valid, path, by))
  return fc.oneof({ weight: 3, arbitrary: spoilt }, { weight: 1, arbitrary: junk })
}
