import type { Cloud } from '../../cloud'
import { requestFailed } from '../../cloudError'
import { applyUpdate } from '../../database/applyUpdate'
import { checkDocument, checkId, checkSize } from '../../database/checkDocument'
import { checkUpdate } from '../../database/checkUpdate'
import { stringifyEjson } from '../../database/ejson'
import { eachDocument, findDocuments } from '../../database/findDocuments'
import { checkGeo } from '../../database/geo/checkGeo'
import { Transactions } from '../../database/transactions'
import type { Collection } from '../../database/collection'
import type { Fields, Value } from '../../database/values'
import { queryParam } from '../queryParam'
import {
  booleanParam,
  collectionParam,
  ejsonParam,
  transactionParam,
  noteRun,
  type AdminAction,
  type AdminRequest,
} from '../request'

interface Modified {
  updated: number
  upsertedId: Value
}

/**
 * doc(id).set() (merge false, upsert true), doc(id).update() and where().update() (merge true). `updated` counts the
 * documents that really changed, as MongoDB's nModified does.
 */
export const modifyDocument: AdminAction = async (cloud, request) => {
  const collection = collectionParam(cloud, request)
  const query = queryParam(cloud, request, collection)
  const data = ejsonParam(cloud, request, 'data')
  const merge = booleanParam(request, 'merge')
  if (merge) checkUpdate(data)
  else checkReplacement(request, query, data)
  const change = (document: Fields) =>
    merge ? applyUpdate(document, data, query, cloud.clock.now()) : { _id: document['_id'] ?? null, ...data }
  const transactionId = transactionParam(request)
  const { updated, upsertedId } =
    transactionId === undefined
      ? await cloud.transactions.writeAround(() => modify(cloud, request, collection, query, change))
      : modifyInTransaction(cloud, request, transactionId, collection, query, change)
  return { data: { updated, upsert_id: upsertedId } }
}

function checkReplacement(request: AdminRequest, query: Fields, data: Fields): void {
  if (booleanParam(request, 'multi')) throw requestFailed('multi update only works with operators')
  if (Object.keys(data).some((key) => key.startsWith('$'))) throw requestFailed('a replacement cannot hold operators')
  checkDocument(data)
  if (data['_id'] !== undefined && data['_id'] !== query['_id'])
    throw requestFailed('the _id of a document cannot change')
}

function modify(
  cloud: Cloud,
  request: AdminRequest,
  collection: Collection,
  query: Fields,
  change: (document: Fields) => Fields,
): Modified {
  const note = noteRun(cloud, request)
  const found = booleanParam(request, 'multi')
    ? eachDocument(cloud.store, collection, query, note)
    : findDocuments(cloud.store, collection, { query, limit: 1 }, note)
  let matched = 0
  let updated = 0
  for (const { stored, document } of found) {
    matched++
    const changed = change(document)
    if (stringifyEjson(changed) === stored.body) continue
    cloud.store.replace(collection, stored, changed)
    updated++
  }
  if (matched > 0 || !booleanParam(request, 'upsert')) return { updated, upsertedId: null }
  const created = change({ _id: query['_id'] ?? cloud.newId() })
  cloud.store.insert(collection, created)
  return { updated: 0, upsertedId: created['_id'] ?? null }
}

function modifyInTransaction(
  cloud: Cloud,
  request: AdminRequest,
  transactionId: string,
  collection: Collection,
  query: Fields,
  change: (document: Fields) => Fields,
): Modified {
  const id = Transactions.idOf(query)
  const transaction = cloud.transactions.get(transactionId)
  const document = cloud.transactions.read(transaction, collection, id)
  if (document === undefined && !booleanParam(request, 'upsert')) return { updated: 0, upsertedId: null }
  const changed = change(document ?? { _id: checkId(query) })
  const body = stringifyEjson(changed)
  checkSize(body)
  checkGeo(collection, changed)
  cloud.transactions.write(transaction, collection, id, changed)
  if (document === undefined) return { updated: 0, upsertedId: changed['_id'] ?? null }
  return { updated: stringifyEjson(document) === body ? 0 : 1, upsertedId: null }
}
