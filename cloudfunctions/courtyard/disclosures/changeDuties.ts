import { increment } from '../../shared/database'
import type { DutyItem } from '../../shared/documents'
import { fitText } from '../../shared/fitText'
import { Refusal } from '../../shared/refusal'
import type { CourtyardUseCase } from '../useCase'
import { readCalendar } from './calendar'
import { namesOf } from './readDisclosures'

/** Replaces the calendar. What is new, or taken up again, asks from the period that runs; nothing turns overdue by it. */
export const changeDuties: CourtyardUseCase<'changeDuties'> = async (call, { items, answerDays, revision }) => {
  const { accountId, database, member, now } = call
  if (new Set(items.map(({ key }) => key)).size < items.length) throw new Refusal('INVALID_INPUT', { at: 'items' })
  await fitText(call, ...items.map(({ title }) => title))
  const calendar = await readCalendar(call)
  const before = new Map(calendar.items.map((item) => [item.key, item]))
  const dated: DutyItem[] = items.map(({ key, title, kind, every, graceDays, postedDays, active }) => {
    const known = before.get(key)
    const same = known?.active === active && known.every === every
    return { ...{ key, title, kind, every, graceDays, postedDays, active }, since: same ? known.since : now }
  })
  const changed = await database
    .collection('dutyCalendars')
    .updateWhere(
      { _id: member.courtyardId, revision },
      { items: dated, answerDays, revision: increment(1), editedBy: accountId },
    )
  if (changed === 1) return { revision: revision + 1 }
  const stored = await readCalendar(call)
  const mine = stored.editedBy === accountId && stored.revision === revision + 1
  const same = (one: DutyItem, at: number) => {
    const wanted = items[at]
    return wanted && Object.entries(wanted).every(([key, value]) => one[key as keyof DutyItem] === value)
  }
  if (mine && stored.answerDays === answerDays && stored.items.length === items.length && stored.items.every(same)) {
    return { revision: stored.revision }
  }
  const names = stored.editedBy ? await namesOf(call, member.courtyardId, [stored.editedBy]) : null
  const name = (stored.editedBy && names?.get(stored.editedBy)) ?? ''
  throw new Refusal('EDITED_BY_ANOTHER', { name, revision: stored.revision })
}
