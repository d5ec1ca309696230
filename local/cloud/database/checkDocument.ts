import { requestFailed } from '../cloudError'
import { isFields, ObjectId, type Fields, type Value } from './values'

/** MongoDB's limit for one document. */
const DOCUMENT_BYTES_MAX = 16 * 1024 * 1024
const DEPTH_MAX = 100

/** Throws for field names that cannot be stored: `$…` is an operator's name, and `a.b` could never be queried again. */
export function checkDocument(value: Value, depth = 0): void {
  if (depth > DEPTH_MAX) throw requestFailed(`exceeded depth limit of ${DEPTH_MAX} levels`)
  if (Array.isArray(value)) return value.forEach((item) => checkDocument(item, depth + 1))
  if (!isFields(value)) return
  for (const [key, item] of Object.entries(value)) {
    if (key.startsWith('$')) throw requestFailed(`The dollar ($) prefixed field '${key}' is not valid for storage.`)
    if (key.includes('.') || key.includes('\0'))
      throw requestFailed(`The field name '${key}' is not valid for storage.`)
    checkDocument(item, depth + 1)
  }
}

export function checkId(document: Fields): Value {
  const id = document['_id']
  if (typeof id === 'string' && id !== '') return id
  if (typeof id === 'number' || id instanceof ObjectId) return id
  throw requestFailed('_id must be a nonempty string, a number or an ObjectId')
}

export function checkSize(body: string): void {
  if (body.length > DOCUMENT_BYTES_MAX / 4 && Buffer.byteLength(body) > DOCUMENT_BYTES_MAX) {
    throw requestFailed('object to insert too large: a document may have 16 MB')
  }
}
