import { below } from '../../shared/database'
import type { CourtyardUseCase } from '../useCase'
import { describeDuty, readCalendar, readDuties } from './calendar'
import { describeCard } from './describeDisclosure'
import { isPosted, readPosted } from './readDisclosures'

const PAGE = 20

/** What is posted, a page at a time, and with the first page what is overdue. */
export const disclosures: CourtyardUseCase<'disclosures'> = async (call, { kind, archive, before }) => {
  const { database, member, now } = call
  const [found, overdue, queriesOverdue] = await Promise.all([
    readPosted(call, { kind, archive, before, limit: PAGE + 1 }),
    before === null ? readCalendar(call).then((calendar) => readDuties(call, calendar)) : [],
    database.collection('queries').count({ courtyardId: member.courtyardId, stage: 'asked', dueAt: below(now) }),
  ])
  const page = found.slice(0, PAGE)
  return {
    cards: page.filter(isPosted).map((one) => describeCard(one, now)),
    next: found.length > PAGE ? (page.at(-1)?.postedAt ?? null) : null,
    overdue: overdue.filter(({ state }) => state === 'overdue').map(describeDuty),
    queriesOverdue,
    canWrite: member.roles.includes('committee'),
  }
}
