import type { Order } from '../cloud/queries'

/** A query to try: one of a known shape, with values that are there. */
export interface Draft {
  readonly where: Readonly<Record<string, unknown>>
  readonly order: Order
}

const SHAPE = /^\{(.*?)\}(?: sort \{(.*)\})?$/
const asValue: Readonly<Record<string, (value: unknown) => unknown>> = {
  $eq: (value) => value,
  $in: (value) => ({ $in: [value] }),
}
const asBound = new Set(['$gt', '$gte', '$lt', '$lte', '$ne'])

/**
 * Fills a shape (`{ stage: $eq, dueAt: $gte } sort { dueAt: 1 }`) with the values of a document of the collection. Conditions that one
 * document can't stand for (`$or`, a regular expression) are left out; null for a shape that can't be read.
 */
export function draftQuery(shape: string, sample: Readonly<Record<string, unknown>>): Draft | null {
  const [, conditions, sort] = SHAPE.exec(shape) ?? []
  if (conditions === undefined) return null
  const where = partsOf(conditions).flatMap(([field, condition]) => {
    const [operator = ''] = condition.split(' ')
    const value = valueAt(sample, field)
    if (field.startsWith('$') || value === undefined) return []
    if (asBound.has(operator)) return [[field, { [operator]: value }] as const]
    const made = asValue[operator]
    return made ? [[field, made(value)] as const] : []
  })
  const order = partsOf(sort ?? '').map(([field, direction]) => [field, direction === '-1' ? -1 : 1] as const)
  return { where: Object.fromEntries(where), order }
}

const partsOf = (text: string): (readonly [field: string, rest: string])[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part.includes(': '))
    .map((part) => [part.slice(0, part.indexOf(': ')), part.slice(part.indexOf(': ') + 2)])

/** A field, or one of a part: `author.name`. */
const valueAt = (document: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (part, name) => (typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[name] : undefined),
      document,
    )
