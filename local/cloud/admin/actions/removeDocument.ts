import { eachDocument, findDocuments } from '../../database/findDocuments'
import { Transactions } from '../../database/transactions'
import { queryParam } from '../queryParam'
import { booleanParam, collectionParam, transactionParam, noteRun, type AdminAction } from '../request'

/** doc(id).remove() and where().remove(). */
export const removeDocument: AdminAction = async (cloud, request) => {
  const collection = collectionParam(cloud, request)
  const query = queryParam(cloud, request, collection)
  const transactionId = transactionParam(request)
  if (transactionId !== undefined) {
    const id = Transactions.idOf(query)
    const transaction = cloud.transactions.get(transactionId)
    if (cloud.transactions.read(transaction, collection, id) === undefined) return { data: { deleted: 0 } }
    cloud.transactions.write(transaction, collection, id, undefined)
    return { data: { deleted: 1 } }
  }
  const multi = booleanParam(request, 'multi')
  const deleted = await cloud.transactions.writeAround(() => {
    const note = noteRun(cloud, request)
    const found = multi
      ? eachDocument(cloud.store, collection, query, note)
      : findDocuments(cloud.store, collection, { query, limit: 1 }, note)
    let removed = 0
    for (const { stored } of found) {
      cloud.store.remove(collection, stored)
      removed++
    }
    return removed
  })
  return { data: { deleted } }
}
