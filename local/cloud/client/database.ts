import type { Cloud } from '../cloud'
import { CloudError } from '../cloudError'
import { BadRequest, type Reply } from '../server/exchange'
import { databaseError } from './clientErrors'

/** What wx.cloud.database() can ask for. */
const APIS: ReadonlySet<string> = new Set([
  ...['collection.get', 'collection.add', 'collection.update', 'collection.remove', 'collection.count'],
  ...['collection.aggregate', 'collection.watch', 'document.watch'],
  ...['document.get', 'document.set', 'document.update', 'document.remove'],
])

/**
 * wx.cloud.database() of a phone. Every collection is ADMINONLY: only functions reach it, whoever asks. The order is that of a real
 * environment: a collection that isn't there is told before a permission that is missing.
 */
export function database(cloud: Cloud, { api, collection }: Record<string, unknown>): Reply {
  if (typeof api !== 'string' || !APIS.has(api)) throw new BadRequest('api must be a request to the database')
  if (typeof collection !== 'string') throw new BadRequest('collection must be a name')
  return { json: databaseError(api, refusal(cloud, collection)) }
}

function refusal(cloud: Cloud, collection: string): CloudError {
  return cloud.store.collections.has(collection)
    ? new CloudError('DATABASE_PERMISSION_DENIED', 'Permission denied')
    : new CloudError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${collection}.`)
}
