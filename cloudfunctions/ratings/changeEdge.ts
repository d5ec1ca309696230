import type { RatingEdgeDocument } from '../shared/documents'
import { Refusal } from '../shared/refusal'
import { rulesChangedNotice } from './domain/notices'
import { edgeOf } from './domain/ring'
import { edgeKey } from './keys'
import { edgeOrDefault, withNextOpening } from './ratingEdge'
import type { RatingsUseCase } from './useCase'

/**
 * Changes the rules of periods to come; the open one keeps those it was opened with. The committee sets the rules by which it is
 * rated itself, so everybody is told of those that could keep a rating from being held or shown.
 */
export const changeEdge: RatingsUseCase<'changeEdge'> = async (call, { raterGroup, ratee, revision, ...rules }) => {
  const { database, member, now, secret } = call
  const { courtyardId } = member
  if (edgeOf(ratee).raterGroup !== raterGroup) throw new Refusal('INVALID_INPUT', { at: 'raterGroup' })
  const edgeId = edgeKey(secret, courtyardId, ratee)
  const courtyard = await database.collection('courtyards').get(courtyardId)
  return database.transaction(async (transaction) => {
    const collection = transaction.collection('ratingEdges')
    const stored = await collection.get(edgeId)
    const edge = edgeOrDefault(stored, secret, courtyardId, ratee, now)
    // a retry finds what the first try changed
    if (edge.revision === revision + 1 && sameRules(edge, rules)) return { revision: edge.revision }
    if (edge.revision !== revision) throw new Refusal('EDITED_BY_ANOTHER', { revision: edge.revision })
    const changed = withNextOpening({ ...edge, ...rules, revision: revision + 1 }, now, courtyard?.extraHolidays ?? [])
    if (stored) {
      const { dueAt } = changed
      await collection.update(edgeId, { ...rules, revision: changed.revision, dueAt })
    } else {
      await collection.create(changed)
    }
    const told = ratee === 'committee' ? rulesChangedNotice(edge, changed, member.name, now) : null
    if (told) await transaction.collection('outbox').create(told)
    return { revision: changed.revision }
  })
}

type Rules = Pick<RatingEdgeDocument, 'cycle' | 'opensDay' | 'openDays' | 'groupMin' | 'answerDays' | 'active'>
const sameRules = (edge: Rules, rules: Rules) =>
  (Object.keys(rules) as (keyof Rules)[]).every((field) => edge[field] === rules[field])
