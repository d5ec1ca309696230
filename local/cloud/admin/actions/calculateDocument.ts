import { checkQuery } from '../../database/checkQuery'
import { countDocuments } from '../../database/findDocuments'
import { collectionParam, ejsonParam, noteRun, type AdminAction } from '../request'

/** where().count(). */
export const calculateDocument: AdminAction = (cloud, request) => {
  const collection = collectionParam(cloud, request)
  const query = ejsonParam(cloud, request, 'query')
  checkQuery(query)
  const total =
    Object.keys(query).length === 0
      ? cloud.store.count(collection)
      : countDocuments(cloud.store, collection, query, noteRun(cloud, request))
  return { data: { total } }
}
