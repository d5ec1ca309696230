import type { Cloud } from '../cloud'
import { checkQuery } from '../database/checkQuery'
import { parseEjsonObject } from '../database/ejson'
import { findDocuments } from '../database/findDocuments'
import { BadRequest, type Exchange, type Reply } from '../server/exchange'
import { readOrder } from './explainQuery'

export function listCollections(cloud: Cloud): Reply {
  const collections = cloud.store.collections.all().map((collection) => ({
    name: collection.name,
    count: cloud.store.count(collection),
    indexes: [
      ...collection.indexes.map(({ name, keys, unique }) => ({ name, keys, unique })),
      ...collection.geo.map((path) => ({ name: `${path}_2dsphere`, keys: [[path, '2dsphere']], unique: false })),
    ],
  }))
  return { json: { collections } }
}

/** `where` is an EJSON query, `order` a list as for explain; documents come as relaxed EJSON, in order of `_id` unless told otherwise. */
export function readCollection(cloud: Cloud, exchange: Exchange, name: string, limit: number): Reply {
  const skip = Math.max(0, Number(exchange.query.get('skip') ?? 0) || 0)
  const collection = cloud.store.collections.get(name)
  const query = parseEjsonObject(exchange.query.get('where') ?? '{}', 'where', () => cloud.clock.now())
  checkQuery(query)
  const order = readOrder(parseJson(exchange.query.get('order') ?? '[["_id", 1]]'))
  const found = findDocuments(cloud.store, collection, { query, order, skip, limit }, () => undefined)
  const total = Object.keys(query).length === 0 ? cloud.store.count(collection) : undefined
  return {
    json: { name, total, skip, limit, documents: found.map(({ stored }) => JSON.parse(stored.body) as unknown) },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BadRequest('order must be JSON')
  }
}
