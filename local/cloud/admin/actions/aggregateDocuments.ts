import { invalidParam } from '../../cloudError'
import { checkPipeline, type Stage } from '../../database/checkPipeline'
import { checkQuery } from '../../database/checkQuery'
import type { Collection } from '../../database/collection'
import { parseEjson, stringifyEjson } from '../../database/ejson'
import { findDocuments, type Search } from '../../database/findDocuments'
import { foreignDocuments } from '../../database/foreignDocuments'
import { geoNear, readGeoNear } from '../../database/geo/geoNear'
import { requireGeoIndexes } from '../../database/geo/geoQuery'
import { leadingSearch } from '../../database/leadingSearch'
import { runPipeline } from '../../database/stages/runPipeline'
import type { Fields } from '../../database/values'
import { collectionParam, noteRun, transactionParam, warnInto, type AdminAction } from '../request'

/** A pipeline without $limit returns 20 documents (what developers report of the real one; never more permissive here). */
const RESULTS_DEFAULT = 20

/** aggregate()…end(). What stands first, up to a $limit, is answered by index; the rest runs in memory. */
export const aggregateDocuments: AdminAction = (cloud, request) => {
  const collection = collectionParam(cloud, request)
  if (transactionParam(request) !== undefined)
    throw invalidParam('a transaction works on single documents: no aggregate')
  const stages = stagesParam(request.params['stages'], () => cloud.clock.now())
  checkPipeline(stages)
  const warn = warnInto(cloud, request)
  const { documents, rest } = firstStages(collection, stages, (search) =>
    findDocuments(cloud.store, collection, search, noteRun(cloud, request)).map(({ document }) => document),
  )
  let results = runPipeline(documents, rest, (from) =>
    foreignDocuments(cloud.store, from, noteRun(cloud, request, 'lookup')),
  )
  if (!stages.some((stage) => '$limit' in stage) && results.length > RESULTS_DEFAULT) {
    warn(`${collection.name}: ${results.length} results cut to ${RESULTS_DEFAULT} because the pipeline has no limit()`)
    results = results.slice(0, RESULTS_DEFAULT)
  }
  return { data: { list: results.map((document) => stringifyEjson(document)) } }
}

/** What the stages that stand first can find by themselves: $geoNear by distance, the others by index. */
function firstStages(collection: Collection, stages: readonly Stage[], load: (search: Search) => Fields[]) {
  const near = stages[0]?.['$geoNear']
  if (near !== undefined) {
    const asked = readGeoNear(near)
    checkQuery(asked.query, { near: false })
    return { documents: geoNear(collection, asked, (query) => load({ query })), rest: stages.slice(1) }
  }
  const { search, rest } = leadingSearch(stages)
  requireGeoIndexes(collection, search.query)
  return { documents: load(search), rest }
}

function stagesParam(stages: unknown, now: () => number): Stage[] {
  if (!Array.isArray(stages)) throw invalidParam('stages must be an array')
  return stages.map((stage: unknown) => {
    const { stageKey, stageValue } = (stage ?? {}) as { stageKey?: unknown; stageValue?: unknown }
    if (typeof stageKey !== 'string') throw invalidParam('stageKey must be a string')
    return { [stageKey]: parseEjson(stageValue, stageKey, now) }
  })
}
