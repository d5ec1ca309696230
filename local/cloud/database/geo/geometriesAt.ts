import { valuesOnPath } from '../queryPath'
import { isFields, type Fields, type Value } from '../values'

/** What a geo index has entries for: every value on its path, of an array of geometries each; nothing for missing and null. */
export function geometriesAt(document: Fields, path: string): Value[] {
  return valuesOnPath(document, path)
    .flatMap((value) => (Array.isArray(value) && value.some(isFields) ? value : [value]))
    .filter((value) => value !== undefined && value !== null)
}
