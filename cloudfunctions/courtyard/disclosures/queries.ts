import { oneOf } from '../../shared/database'
import type { CourtyardUseCase } from '../useCase'
import { describeWaiting } from './describeQuery'

const WAITING_MAX = 100

/** What waits for an answer, the soonest due first; who asked isn't told. */
export const queries: CourtyardUseCase<'queries'> = async ({ database, member, now }) => {
  const waiting = await database.collection('queries').find({
    where: { courtyardId: member.courtyardId, stage: 'asked' },
    orderBy: [['dueAt', 'asc']],
    limit: WAITING_MAX,
  })
  const ids = [...new Set(waiting.map(({ disclosureId }) => disclosureId))]
  const about =
    ids.length === 0
      ? []
      : await database
          .collection('disclosures')
          .find({ where: { _id: oneOf(ids) }, limit: ids.length, fields: ['title'] })
  const titles = new Map(about.map(({ _id, title }) => [_id, title]))
  return { queries: waiting.map((query) => describeWaiting(query, titles.get(query.disclosureId) ?? '', now)) }
}
