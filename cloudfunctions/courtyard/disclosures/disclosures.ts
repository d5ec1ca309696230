import { below } from '../../shared/database'
import { pageByInstant } from '../../shared/pageByInstant'
import { mayHere } from '../../shared/offices'
import type { CourtyardUseCase } from '../useCase'
import { describeDuty, readCalendar, readDuties } from './calendar'
import { describeCard } from './describeDisclosure'
import { isPosted, readPosted } from './readDisclosures'

const PAGE = 20

/** What is posted, a page at a time, and with the first page what is overdue. */
export const disclosures: CourtyardUseCase<'disclosures'> = async (call, { kind, archive, before }) => {
  const { database, member, now } = call
  const [page, overdue, queriesOverdue] = await Promise.all([
    pageByInstant({
      find: (postedAt, limit) => readPosted(call, { kind, archive, postedAt, limit }),
      at: ({ postedAt }) => postedAt ?? 0,
      before,
      size: PAGE,
    }),
    before === null ? readCalendar(call).then((calendar) => readDuties(call, calendar)) : [],
    database.collection('queries').count({ courtyardId: member.courtyardId, stage: 'asked', dueAt: below(now) }),
  ])
  return {
    cards: page.rows.filter(isPosted).map((one) => describeCard(one, now)),
    next: page.more ? (page.rows.at(-1)?.postedAt ?? null) : null,
    overdue: overdue.filter(({ state }) => state === 'overdue').map(describeDuty),
    queriesOverdue,
    canWrite: mayHere(call, 'committee'),
  }
}
