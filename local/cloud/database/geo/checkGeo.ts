import { CloudError, requestFailed } from '../../cloudError'
import { valuesOnPath } from '../queryPath'
import { isFields, type Fields } from '../values'
import { checkedShape } from './checkedShape'

/** Throws when a field with a geo index holds something else than GeoJSON; it may be missing or null. */
export function checkGeo({ geo }: { geo: readonly string[] }, document: Fields): void {
  for (const path of geo) {
    const values = valuesOnPath(document, path).flatMap((value) =>
      Array.isArray(value) && value.some(isFields) ? value : [value],
    )
    for (const value of values) {
      if (value === undefined || value === null) continue
      try {
        checkedShape(value)
      } catch (error) {
        if (!(error instanceof CloudError)) throw error
        throw requestFailed(`Can't extract geo keys: ${JSON.stringify(document['_id'])} ${error.message}`)
      }
    }
  }
}
