import type { Cloud } from '../cloud'
import { checkQuery } from '../database/checkQuery'
import type { Collection } from '../database/collection'
import { requireGeoIndexes } from '../database/geo/geoQuery'
import type { Fields } from '../database/values'
import { ejsonParam, type AdminRequest } from './request'

/** The query of a request, checked; {} when there is none. */
export function queryParam(cloud: Cloud, request: AdminRequest, collection: Collection): Fields {
  const query = ejsonParam(cloud, request, 'query')
  checkQuery(query)
  requireGeoIndexes(collection, query)
  return query
}
