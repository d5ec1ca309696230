import { oneOf } from '../../shared/database'
import type { DisclosureId } from '../../shared/ids'
import type { CourtyardUseCase } from '../useCase'
import { describeWaiting } from './describeQuery'
import { waitingQueries } from './waitingQueries'

/** What waits for an answer, the soonest due first; who asked isn't told. */
export const queries: CourtyardUseCase<'queries'> = async (call) => {
  const { database } = call
  const waiting = await waitingQueries(call)
  const ids = [...new Set(waiting.map(({ part }) => part as DisclosureId))]
  const about =
    ids.length === 0
      ? []
      : await database
          .collection('disclosures')
          .find({ where: { _id: oneOf(ids) }, limit: ids.length, fields: ['title'] })
  const titles = new Map<string, string>(about.map(({ _id, title }) => [_id, title]))
  return { queries: waiting.map((query) => describeWaiting(call, query, titles.get(query.part) ?? '')) }
}
