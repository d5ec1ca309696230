import { checkQuery } from '../../database/checkQuery'
import { findDocuments } from '../../database/findDocuments'
import { collectionParam, ejsonParam, warnInto, type AdminAction } from '../request'

/** where().count(). */
export const calculateDocument: AdminAction = (cloud, request) => {
  const collection = collectionParam(cloud, request)
  const query = ejsonParam(cloud, request, 'query')
  checkQuery(query)
  const total =
    Object.keys(query).length === 0
      ? cloud.store.count(collection)
      : findDocuments(cloud.store, collection, { query }, warnInto(cloud, request)).length
  return { data: { total } }
}
