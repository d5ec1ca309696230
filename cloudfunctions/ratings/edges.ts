import type { MemberCall } from '../shared/call'
import type { CourtyardDocument, RatingEdgeDocument } from '../shared/documents'
import { nextOpening, sayPeriod } from './domain/cycles'
import { ring, sayEdge } from './domain/ring'
import { standardTemplate } from './domain/standardTemplates'
import { edgeOrDefault } from './ratingEdge'
import type { RatingsUseCase } from './useCase'

export const edges: RatingsUseCase<'edges'> = async (call) => {
  const { database, member, now } = call
  const { courtyardId } = member
  const [courtyard, stored, standards] = await Promise.all([
    database.collection('courtyards').get(courtyardId),
    readEdges(call),
    database.collection('standards').find({ where: { courtyardId, stage: 'inForce' }, limit: ring.length }),
  ])
  return {
    edges: stored.map((edge) => {
      const { _id: id, raterGroup, ratee, cycle, opensDay, openDays, groupMin, answerDays, active, revision } = edge
      const standard = standards.find(({ _id }) => _id === edge.standardId)
      return {
        ...{ id, raterGroup, ratee },
        title: sayEdge(edge),
        ...{ cycle, opensDay, openDays, groupMin, answerDays, active, revision },
        standardTitle: standard?.title ?? standardTemplate(ratee, courtyard?.kind ?? 'rural').title,
        nextOpensAt: edge.dueAt,
        nextPeriodName: nextPeriodName(edge, now, courtyard),
      }
    }),
  }
}

/** The three edges of the ring, stored or not. */
export async function readEdges({ database, member, secret, now }: MemberCall): Promise<RatingEdgeDocument[]> {
  const { courtyardId } = member
  const stored = await database.collection('ratingEdges').find({ where: { courtyardId }, limit: ring.length })
  return ring.map(({ ratee }) =>
    edgeOrDefault(
      stored.find((edge) => edge.ratee === ratee),
      secret,
      courtyardId,
      ratee,
      now,
    ),
  )
}

export const nextPeriodName = (
  edge: RatingEdgeDocument,
  now: number,
  courtyard: Pick<CourtyardDocument, 'extraHolidays'> | null,
): string => sayPeriod(nextOpening(edge, edge.lastPeriodKey, now, courtyard?.extraHolidays ?? []).periodKey)
