import type { Search } from './findDocuments'
import type { Direction } from './indexKeys'
import type { Stage } from './stages/stage'
import { isFields } from './values'

/**
 * What the first stages of a checked pipeline ask of the collection, $match, then $sort, $skip and $limit, so that an index answers them together as it
 * does in MongoDB (manual, Aggregation Pipeline Optimization), and the stages that are left.
 */
export function leadingSearch(stages: readonly Stage[]): { search: Search; rest: readonly Stage[] } {
  const search: Search = { query: {} }
  let next = 0
  const take = (operator: string) => {
    const value = stages[next]?.[operator]
    if (value !== undefined) next++
    return value
  }
  const match = take('$match')
  if (isFields(match)) search.query = match
  const sort = take('$sort')
  if (isFields(sort)) search.order = Object.entries(sort).map(([path, direction]) => [path, direction as Direction])
  const skip = take('$skip')
  if (typeof skip === 'number') search.skip = skip
  const limit = take('$limit')
  if (typeof limit === 'number') search.limit = limit
  return { search, rest: stages.slice(next) }
}
