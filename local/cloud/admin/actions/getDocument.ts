import { stringifyEjson } from '../../database/ejson'
import { findDocuments, type Found, type Order } from '../../database/findDocuments'
import { distanceOf, nearOf } from '../../database/geo/geoQuery'
import type { Position } from '../../database/geo/shape'
import { checkProjection, projectFields } from '../../database/projectFields'
import { Transactions } from '../../database/transactions'
import { invalidParam } from '../../cloudError'
import { queryParam } from '../queryParam'
import { collectionParam, countParam, ejsonParam, transactionParam, noteRun, type AdminAction } from '../request'

/** A query without a limit returns 100 documents and says nothing; 1000 is the most (CloudBase docs, 查询和更新数组/限制). */
const LIMIT_DEFAULT = 100
const LIMIT_MAX = 1000

/** doc(id).get() and where().get(). */
export const getDocument: AdminAction = (cloud, request) => {
  const collection = collectionParam(cloud, request)
  const query = queryParam(cloud, request, collection)
  const projection = ejsonParam(cloud, request, 'projection')
  const order = orderParam(ejsonParam(cloud, request, 'order'))
  checkProjection(projection)
  const transactionId = transactionParam(request)
  if (transactionId !== undefined) {
    const id = Transactions.idOf(query)
    const document = cloud.transactions.read(cloud.transactions.get(transactionId), collection, id)
    return {
      data: { list: document === undefined ? [] : [stringifyEjson(projectFields(document, projection, query))] },
    }
  }
  const limit = Math.min(countParam(request, 'limit', LIMIT_DEFAULT) || LIMIT_DEFAULT, LIMIT_MAX)
  const skip = countParam(request, 'offset', 0)
  const near = order.length === 0 ? nearOf(query) : undefined
  const page = near === undefined ? { query, order, skip, limit } : { query }
  const all = findDocuments(cloud.store, collection, page, noteRun(cloud, request))
  const found = near === undefined ? all : nearestFirst(all, near).slice(skip, skip + limit)
  const whole = Object.keys(projection).length === 0
  const list = found.map(({ stored, document }) =>
    whole ? stored.body : stringifyEjson(projectFields(document, projection, query)),
  )
  return { data: { list, limit, offset: skip } }
}

/** $nearSphere orders what it finds, unless the query asks for another order. */
function nearestFirst(found: Found[], { path, center }: { path: string; center: Position }): Found[] {
  return found
    .map((one) => ({ one, metres: distanceOf(one.document, path, center) }))
    .sort((a, b) => a.metres - b.metres)
    .map(({ one }) => one)
}

function orderParam(order: Record<string, unknown>): Order {
  return Object.entries(order).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw invalidParam(`order of ${path} must be 1 or -1`)
    return [path, direction]
  })
}
