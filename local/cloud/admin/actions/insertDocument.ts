import { duplicateKey, invalidParam } from '../../cloudError'
import { checkDocument, checkId, checkSize } from '../../database/checkDocument'
import { parseEjsonObject, stringifyEjson } from '../../database/ejson'
import { checkGeo } from '../../database/geo/checkGeo'
import { encodeKey } from '../../database/keyOrder'
import { ObjectId, type Fields } from '../../database/values'
import { HeldByTransaction } from '../../database/transactions'
import type { Collection } from '../../database/collection'
import type { Cloud } from '../../cloud'
import { collectionParam, transactionParam, type AdminAction } from '../request'

/** add(one or many) and doc(id).create(). Of several documents those before the first refused one stay, as in MongoDB. */
export const insertDocument: AdminAction = async (cloud, request) => {
  const collection = collectionParam(cloud, request)
  const { data } = request.params
  if (!Array.isArray(data) || data.length === 0) throw invalidParam('data must be a nonempty array')
  const documents = data.map((item: unknown): Fields => {
    const fields = parseEjsonObject(item, 'data', () => cloud.clock.now())
    checkDocument(fields)
    const document: Fields = fields['_id'] === undefined ? { _id: cloud.newId(), ...fields } : fields
    checkId(document)
    return document
  })
  const transactionId = transactionParam(request)
  if (transactionId !== undefined) {
    const transaction = cloud.transactions.get(transactionId)
    for (const document of documents) {
      checkSize(stringifyEjson(document))
      checkGeo(collection, document)
      const id = encodeKey(checkId(document))
      if (cloud.transactions.read(transaction, collection, id) !== undefined) {
        cloud.transactions.abort(transactionId)
        throw duplicateKey(collection.name, '_id_', JSON.stringify(document['_id']))
      }
      cloud.transactions.write(transaction, collection, id, document)
    }
  } else {
    const failure = await cloud.transactions.writeAround(() => insertUpToFailure(cloud, collection, documents))
    if (failure !== undefined) throw failure
  }
  return { data: { insertedIds: documents.map(({ _id }) => (_id instanceof ObjectId ? _id.hex : _id)) } }
}

function insertUpToFailure(cloud: Cloud, collection: Collection, documents: readonly Fields[]): unknown {
  for (const document of documents) {
    const failure = cloud.store.attempt(() => cloud.store.insert(collection, document))
    if (failure instanceof HeldByTransaction) throw failure
    if (failure !== undefined) return failure
  }
  return undefined
}
