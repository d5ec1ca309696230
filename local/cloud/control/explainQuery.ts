import type { Cloud } from '../cloud'
import { checkQuery } from '../database/checkQuery'
import { encode, parseEjsonObject } from '../database/ejson'
import { findDocuments } from '../database/findDocuments'
import { judgeQuery } from '../database/judgeQuery'
import type { FieldBound, Order } from '../database/queryPlan'
import { indexOf, type QueryRun } from '../database/queryRun'
import { BadRequest, type Reply } from '../server/exchange'

const LIMIT_MAX = 1000

/** Runs a query as `get()` would and says how it was answered; see docs/local-cloud.md for the shapes. */
export function explainQuery(cloud: Cloud, body: Record<string, unknown>): Reply {
  const { collection: name, query: text = '{}', order = [] } = body
  if (typeof name !== 'string') throw new BadRequest('needs collection')
  const query = parseEjsonObject(text, 'query', () => cloud.clock.now())
  checkQuery(query)
  const search = {
    query,
    order: readOrder(order),
    skip: readCount(body['skip'] ?? 0, 'skip'),
    limit: Math.min(readCount(body['limit'] ?? 100, 'limit') || LIMIT_MAX, LIMIT_MAX),
  }
  const runs: QueryRun[] = []
  findDocuments(cloud.store, cloud.store.collections.get(name), search, (run) => runs.push(run))
  return { json: runs.map(describe)[0] }
}

function describe(run: QueryRun) {
  const { collection, plan, order, keysExamined, documentsExamined, returned, ms } = run
  const sorting = plan.order === 0 ? 'memory' : plan.merge ? 'merge' : 'index'
  return {
    collection,
    index: indexOf(run),
    ranges: (plan.scans ?? []).map(({ index, ranges, bounds }) => ({
      index: index.name,
      count: ranges.length,
      bounds: bounds.map(describeBound),
    })),
    order: order.length === 0 ? 'none' : sorting,
    keysExamined,
    documentsExamined,
    returned,
    ms,
    verdict: judgeQuery(run),
  }
}

function describeBound(bound: FieldBound) {
  if ('equal' in bound) return { field: bound.field, equal: bound.equal.map(encode) }
  const side = (limit: typeof bound.from) =>
    limit === undefined ? null : { value: encode(limit.value), inclusive: limit.inclusive }
  return { field: bound.field, from: side(bound.from), to: side(bound.to) }
}

/** `[[field, 1 | -1]]` */
export function readOrder(order: unknown): Order {
  if (!Array.isArray(order)) throw new BadRequest('order must be a list of [field, 1 or -1]')
  return order.map((pair: unknown) => {
    const [field, direction] = Array.isArray(pair) ? (pair as unknown[]) : []
    if (typeof field !== 'string' || (direction !== 1 && direction !== -1))
      throw new BadRequest('order must be a list of [field, 1 or -1]')
    return [field, direction] as const
  })
}

function readCount(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new BadRequest(`${name} must be a count`)
  return value
}
