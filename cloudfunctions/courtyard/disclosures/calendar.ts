import type { MemberCall, TimerCall } from '../../shared/call'
import { oneOf } from '../../shared/database'
import type { DisclosureDocument, DutyCalendarDocument } from '../../shared/documents'
import type { CourtyardId, DisclosureId } from '../../shared/ids'
import {
  ANSWER_DAYS_DEFAULT,
  daysLate,
  defaultItems,
  dutyPeriods,
  dutyState,
  nextMorning,
  type DutyPeriod,
  type DutyState,
} from '../domain/disclosures/duties'

const FULFILLED_MAX = 500

/** The courtyard's calendar; the first who looks makes the one of defaults, which counts from then on. */
export async function readCalendar({ database, member, now }: MemberCall): Promise<DutyCalendarDocument> {
  const calendars = database.collection('dutyCalendars')
  const { courtyardId } = member
  const stored = await calendars.get(courtyardId)
  if (stored) return stored
  const calendar: DutyCalendarDocument = {
    _id: courtyardId,
    courtyardId,
    items: defaultItems.map((item) => ({ ...item, since: now })),
    answerDays: ANSWER_DAYS_DEFAULT,
    revision: 1,
    editedBy: null,
    dueAt: nextMorning(now),
    createdAt: now,
    schema: 1,
  }
  if (await calendars.create(calendar)) return calendar
  return (await calendars.get(courtyardId)) ?? calendar
}

/** What is due by the calendar as it is stored; nothing while nobody has looked at it yet. Two round trips. */
export async function readStoredDuties({ database, member, now }: MemberCall): Promise<Duty[]> {
  const stored = await database.collection('dutyCalendars').get(member.courtyardId)
  return stored ? readDuties({ database, now }, stored) : []
}

export interface Duty {
  readonly at: DutyPeriod
  readonly state: DutyState
  readonly daysLate: number
  readonly disclosureId: DisclosureId | null
}

/** Every active item in each of its periods, the soonest due first. One round trip. */
export async function readDuties(
  { database, now }: Pick<TimerCall, 'database' | 'now'>,
  { courtyardId, items }: DutyCalendarDocument,
): Promise<Duty[]> {
  const periods = items.filter(({ active }) => active).flatMap((item) => dutyPeriods(item, now))
  const fulfilled = await readFulfilled(database, courtyardId, periods)
  return periods
    .map((at) => {
      const disclosureId = fulfilled.get(`${at.item.key} ${at.period}`) ?? null
      const state = dutyState(at, disclosureId !== null, now)
      return { at, state, disclosureId, daysLate: state === 'overdue' ? daysLate(at.dueAt, now) : 0 }
    })
    .sort((a, b) => a.at.dueAt - b.at.dueAt || (a.at.item.key < b.at.item.key ? -1 : 1))
}

async function readFulfilled(
  database: TimerCall['database'],
  courtyardId: CourtyardId,
  periods: readonly DutyPeriod[],
): Promise<ReadonlyMap<string, DisclosureId>> {
  if (periods.length === 0) return new Map()
  const posted: Pick<DisclosureDocument, '_id' | 'dutyKey' | 'periodKey'>[] = await database
    .collection('disclosures')
    .find({
      where: {
        courtyardId,
        dutyKey: oneOf([...new Set(periods.map(({ item }) => item.key))]),
        periodKey: oneOf([...new Set(periods.map(({ period }) => period))]),
        stage: 'posted',
        // a correction that gave the duty up fulfils it no more
        supersededBy: null,
      },
      limit: FULFILLED_MAX,
      fields: ['dutyKey', 'periodKey'],
    })
  return new Map(posted.map(({ _id, dutyKey, periodKey }) => [`${dutyKey} ${periodKey}`, _id]))
}

export const describeDuty = ({ at, state, daysLate: late, disclosureId }: Duty) => ({
  key: at.item.key,
  title: at.item.title,
  kind: at.item.kind,
  every: at.item.every,
  period: at.period,
  periodLabel: at.periodLabel,
  dueAt: at.dueAt,
  state,
  daysLate: late,
  disclosureId,
})
