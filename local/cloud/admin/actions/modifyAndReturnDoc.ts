import { applyUpdate } from '../../database/applyUpdate'
import { checkSize } from '../../database/checkDocument'
import { checkUpdate } from '../../database/checkUpdate'
import { stringifyEjson } from '../../database/ejson'
import { findDocuments } from '../../database/findDocuments'
import { checkGeo } from '../../database/geo/checkGeo'
import { Transactions } from '../../database/transactions'
import { queryParam } from '../queryParam'
import { collectionParam, ejsonParam, transactionParam, noteRun, type AdminAction } from '../request'

/** where().updateAndReturn(): changes one document and returns it as it then is; `doc` is null when none matches. */
export const modifyAndReturnDoc: AdminAction = async (cloud, request) => {
  const collection = collectionParam(cloud, request)
  const query = queryParam(cloud, request, collection)
  const data = ejsonParam(cloud, request, 'data')
  checkUpdate(data)
  const transactionId = transactionParam(request)
  if (transactionId !== undefined) {
    const id = Transactions.idOf(query)
    const transaction = cloud.transactions.get(transactionId)
    const document = cloud.transactions.read(transaction, collection, id)
    if (document === undefined) return { data: { updated: 0, doc: null } }
    const changed = applyUpdate(document, data, query, cloud.clock.now())
    const body = stringifyEjson(changed)
    checkSize(body)
    checkGeo(collection, changed)
    cloud.transactions.write(transaction, collection, id, changed)
    return { data: { updated: 1, doc: body } }
  }
  const body = await cloud.transactions.writeAround(() => {
    const [found] = findDocuments(cloud.store, collection, { query, limit: 1 }, noteRun(cloud, request))
    if (found === undefined) return null
    const changed = applyUpdate(found.document, data, query, cloud.clock.now())
    cloud.store.replace(collection, found.stored, changed)
    return stringifyEjson(changed)
  })
  return { data: { updated: body === null ? 0 : 1, doc: body } }
}
