import { Query } from 'mingo'
import { invalidOperator, requestFailed } from '../cloudError'
import { MINGO_OPTIONS } from './findDocuments'
import { isFields, operatorsOf, type Fields } from './values'

/** Checks what field() can send: 0 and 1, or {$slice}, {$elemMatch}. */
export function checkProjection(projection: Fields): void {
  const kept = new Set<unknown>()
  for (const [path, value] of Object.entries(projection)) {
    const [operator] = operatorsOf(value)
    if (operator !== undefined && operator !== '$slice' && operator !== '$elemMatch') {
      throw invalidOperator(`Unsupported projection option: ${path}: ${operator}`)
    }
    if (isFields(value) && operator === undefined)
      throw requestFailed(`projection of ${path} must be 0, 1 or an operator`)
    if (!isFields(value) && value !== 0 && value !== 1) throw requestFailed(`projection of ${path} must be 0 or 1`)
    if (path !== '_id' && !isFields(value)) kept.add(value)
  }
  if (kept.size > 1) throw requestFailed('Projection cannot have a mix of inclusion and exclusion')
}

/** The fields of a document that a checked projection leaves. */
export function projectFields(document: Fields, projection: Fields, query: Fields): Fields {
  if (Object.keys(projection).length === 0) return document
  const [projected] = new Query(query, MINGO_OPTIONS).find<Fields>([document], projection).all()
  return projected ?? {}
}
