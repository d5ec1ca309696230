import { requireSecond } from '../engines/secondPerson/requireSecond'
import { Refusal } from '../shared/refusal'
import { agreeingTo, seesDraft } from './domain/ring'
import { edgeKey } from './keys'
import { ofCourtyard } from './readPeriod'
import { edgeOrDefault, withNextOpening } from './ratingEdge'
import type { RatingsUseCase } from './useCase'

/** A second person agrees to the revision they have read: it is in force, and its edge has a form from now on. */
export const agreeStandard: RatingsUseCase<'agreeStandard'> = async (call, { standardId, revision }) => {
  const { database, member, accountId, now, secret } = call
  const { courtyardId } = member
  const draft = ofCourtyard(await database.collection('standards').get(standardId), member)
  if (!seesDraft(draft.subject, member, now)) throw new Refusal('NOT_FOUND')
  const [courtyard, [before]] = await Promise.all([
    database.collection('courtyards').get(courtyardId),
    database.collection('standards').find({
      where: { courtyardId, subject: draft.subject, stage: 'inForce' },
      orderBy: [['number', 'desc']],
      limit: 1,
    }),
  ])
  const edgeId = edgeKey(secret, courtyardId, draft.subject)
  await database.transaction(async (transaction) => {
    const standards = transaction.collection('standards')
    const current = await standards.get(standardId)
    // a second tap of the one who agreed
    if (current?.stage === 'inForce' && current.agreedBy === accountId) return
    if (current?.stage !== 'draft') throw new Refusal('WRONG_STAGE')
    if (current.revision !== revision) throw new Refusal('EDITED_BY_ANOTHER', { revision: current.revision })
    requireSecond(call, agreeingTo(current))
    const edges = transaction.collection('ratingEdges')
    const stored = await edges.get(edgeId)
    const edge = withNextOpening(
      { ...edgeOrDefault(stored, secret, courtyardId, draft.subject, now), standardId },
      now,
      courtyard?.extraHolidays ?? [],
    )
    if (stored) await edges.update(edgeId, { standardId, dueAt: edge.dueAt })
    else await edges.create(edge)
    if (before) await standards.update(before._id, { stage: 'superseded', supersededAt: now })
    await standards.update(standardId, { stage: 'inForce', agreedBy: accountId, inForceAt: now })
  })
  return {}
}
