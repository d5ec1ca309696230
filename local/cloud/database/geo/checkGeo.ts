import { CloudError, requestFailed } from '../../cloudError'
import type { Fields } from '../values'
import { checkedShape } from './checkedShape'
import { geometriesAt } from './geometriesAt'

/** Throws when a field with a geo index holds something else than GeoJSON; it may be missing or null. */
export function checkGeo({ geo }: { geo: readonly string[] }, document: Fields): void {
  for (const path of geo) {
    for (const value of geometriesAt(document, path)) {
      try {
        checkedShape(value)
      } catch (error) {
        if (!(error instanceof CloudError)) throw error
        throw requestFailed(`Can't extract geo keys: ${JSON.stringify(document['_id'])} ${error.message}`)
      }
    }
  }
}
