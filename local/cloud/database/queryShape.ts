import type { Order } from './queryPlan'
import { isFields, operatorsOf, type Fields, type Value } from './values'

const SHAPE_LENGTH_MAX = 500

/** A query without its values, the same for all that differ only in them: `{ shopId: $eq, paidAt: $gte $lt } sort { paidAt: -1 }`. */
export function shapeOf({ query, order }: { query: Fields; order: Order }): string {
  const sort = order.map(([field, direction]) => `${field}: ${direction}`).join(', ')
  const shape = `${shapeOfQuery(query)}${sort === '' ? '' : ` sort { ${sort} }`}`
  return shape.length > SHAPE_LENGTH_MAX ? `${shape.slice(0, SHAPE_LENGTH_MAX)}…` : shape
}

function shapeOfQuery(query: Fields): string {
  const parts = Object.entries(query).map(([key, value]) => `${key}: ${shapeOfCondition(key, value)}`)
  return parts.length === 0 ? '{}' : `{ ${parts.sort().join(', ')} }`
}

function shapeOfCondition(key: string, value: Value): string {
  if (key.startsWith('$')) {
    // branches of an $or that differ in values only are one
    const branches = Array.isArray(value) ? value.filter(isFields).map(shapeOfQuery) : []
    return branches.length === 0 ? '…' : [...new Set(branches)].sort().join(' | ')
  }
  if (value instanceof RegExp) return '$regex'
  if (!isFields(value) || operatorsOf(value).length === 0) return '$eq'
  return Object.keys(value)
    .filter((operator) => operator !== '$options')
    .sort()
    .join(' ')
}
