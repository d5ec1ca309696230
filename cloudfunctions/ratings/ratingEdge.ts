import type { RatingEdgeDocument, RatingSubject } from '../shared/documents'
import type { CourtyardId } from '../shared/ids'
import { nextOpening } from './domain/cycles'
import { edgeOf } from './domain/ring'
import { edgeKey } from './keys'

/** A courtyard's edge as stored, or as it is while nobody has changed it. */
export function edgeOrDefault(
  stored: RatingEdgeDocument | null | undefined,
  secret: string,
  courtyardId: CourtyardId,
  subject: RatingSubject,
  now: number,
): RatingEdgeDocument {
  if (stored) return stored
  const { raterGroup, ratee, rules } = edgeOf(subject)
  return {
    _id: edgeKey(secret, courtyardId, subject),
    ...{ courtyardId, raterGroup, ratee },
    ...rules,
    ...{ standardId: null, lastPeriodKey: '', revision: 0, dueAt: null },
    ...{ createdAt: now, schema: 1 },
  }
}

/** The edge with the instant at which its next period opens; null while it is paused or has no form. */
export function withNextOpening(
  edge: RatingEdgeDocument,
  now: number,
  extraHolidays: readonly string[],
): RatingEdgeDocument {
  const opens = edge.active && edge.standardId !== null
  return { ...edge, dueAt: opens ? nextOpening(edge, edge.lastPeriodKey, now, extraHolidays).opensAt : null }
}
