import { findDocuments } from './findDocuments'
import { requireGeoIndexes } from './geo/geoQuery'
import { leadsElsewhere } from './queryPlan'
import type { NoteRun } from './queryRun'
import type { Foreign } from './stages/stage'
import type { Store } from './store'

/** What a lookup reads of another collection, by index where one leads. Throws when there is no such collection. */
export function foreignDocuments(store: Store, name: string, note: NoteRun): Foreign {
  const collection = store.collections.get(name)
  return {
    load: (search) => {
      requireGeoIndexes(collection, search.query)
      return findDocuments(store, collection, search, note).map(({ document }) => document)
    },
    leads: (search, than) => leadsElsewhere(collection.searchable, search, than),
  }
}
