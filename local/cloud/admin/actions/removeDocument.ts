import { checkQuery } from '../../database/checkQuery'
import { findDocuments } from '../../database/findDocuments'
import { Transactions } from '../../database/transactions'
import { booleanParam, collectionParam, ejsonParam, transactionParam, warnInto, type AdminAction } from '../request'

/** doc(id).remove() and where().remove(). */
export const removeDocument: AdminAction = async (cloud, request) => {
  const collection = collectionParam(cloud, request)
  const query = ejsonParam(cloud, request, 'query')
  checkQuery(query)
  const transactionId = transactionParam(request)
  if (transactionId !== undefined) {
    const id = Transactions.idOf(query)
    const transaction = cloud.transactions.get(transactionId)
    if (cloud.transactions.read(transaction, collection, id) === undefined) return { data: { deleted: 0 } }
    cloud.transactions.write(transaction, collection, id, undefined)
    return { data: { deleted: 1 } }
  }
  const limit = booleanParam(request, 'multi') ? Infinity : 1
  const deleted = await cloud.transactions.writeAround(() => {
    const found = findDocuments(cloud.store, collection, { query, limit }, warnInto(cloud, request))
    for (const { stored } of found) cloud.store.remove(collection, stored)
    return found.length
  })
  return { data: { deleted } }
}
