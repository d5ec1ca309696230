import { aggregate } from 'mingo'
import { invalidParam, requestFailed } from '../../cloudError'
import { checkPipeline, type Stage } from '../../database/checkPipeline'
import { parseEjson, stringifyEjson } from '../../database/ejson'
import { findDocuments, MINGO_OPTIONS } from '../../database/findDocuments'
import { isFields, type Fields } from '../../database/values'
import { collectionParam, noteRun, transactionParam, warnInto, type AdminAction } from '../request'

/** A pipeline without $limit returns 20 documents (what developers report of the real one; never more permissive here). */
const RESULTS_DEFAULT = 20

/** aggregate()…end(). A leading $match is answered by index; the rest runs in memory. */
export const aggregateDocuments: AdminAction = (cloud, request) => {
  const collection = collectionParam(cloud, request)
  if (transactionParam(request) !== undefined)
    throw invalidParam('a transaction works on single documents: no aggregate')
  const stages = stagesParam(request.params['stages'], () => cloud.clock.now())
  checkPipeline(stages)
  const warn = warnInto(cloud, request)
  const first = stages[0]?.['$match']
  const query = isFields(first) ? first : {}
  const load = (from: string, wanted: Fields, action?: string) =>
    findDocuments(
      cloud.store,
      cloud.store.collections.get(from),
      { query: wanted },
      noteRun(cloud, request, action),
    ).map(({ document }) => document)
  const input = load(collection.name, query)
  const rest = isFields(first) ? stages.slice(1) : stages
  let results: Fields[]
  try {
    results = aggregate(input, rest, {
      ...MINGO_OPTIONS,
      collectionResolver: (name: string) => load(name, {}, 'lookup'),
    }) as Fields[]
  } catch (error) {
    throw error instanceof Error && error.name === 'CloudError' ? error : requestFailed(String(error))
  }
  if (!stages.some((stage) => '$limit' in stage) && results.length > RESULTS_DEFAULT) {
    warn(`${collection.name}: ${results.length} results cut to ${RESULTS_DEFAULT} because the pipeline has no limit()`)
    results = results.slice(0, RESULTS_DEFAULT)
  }
  return { data: { list: results.map((document) => stringifyEjson(document)) } }
}

function stagesParam(stages: unknown, now: () => number): Stage[] {
  if (!Array.isArray(stages)) throw invalidParam('stages must be an array')
  return stages.map((stage: unknown) => {
    const { stageKey, stageValue } = (stage ?? {}) as { stageKey?: unknown; stageValue?: unknown }
    if (typeof stageKey !== 'string') throw invalidParam('stageKey must be a string')
    return { [stageKey]: parseEjson(stageValue, stageKey, now) }
  })
}
