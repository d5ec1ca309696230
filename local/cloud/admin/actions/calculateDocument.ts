import { countDocuments } from '../../database/findDocuments'
import { queryParam } from '../queryParam'
import { collectionParam, noteRun, type AdminAction } from '../request'

/** where().count(). */
export const calculateDocument: AdminAction = (cloud, request) => {
  const collection = collectionParam(cloud, request)
  const query = queryParam(cloud, request, collection)
  const total =
    Object.keys(query).length === 0
      ? cloud.store.count(collection)
      : countDocuments(cloud.store, collection, query, noteRun(cloud, request))
  return { data: { total } }
}
