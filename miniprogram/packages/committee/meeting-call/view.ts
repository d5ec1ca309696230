import type { CourtyardInput, CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { addDays, dayOf, instantOf, timeOf } from '../../../text/chinaDay'
import { meetingKinds } from '../../../text/meeting'
import { sayDay, sayExactly, sayInstant } from '../../../text/when'

export type Planned = CourtyardOutput<'planMeeting'>
type Plan = Planned['kinds'][number]
type Meeting = CourtyardOutput<'meeting'>
export type Called = CourtyardInput<'callMeeting'>
export type Item = Called['agenda'][number]

/** What the form opens with: how meetings are called, and the one to change (null for a new one). */
export interface Opened {
  readonly planned: Planned
  readonly meeting: Meeting | null
}

export interface CallLocal {
  readonly kind: Plan['kind'] | ''
  readonly title: string
  readonly place: string
  readonly day: string
  readonly time: string
  readonly agenda: readonly Item[]
  readonly checking: boolean
}

export interface CallView {
  readonly changing: boolean
  readonly heading: string
  readonly kinds: readonly { key: string; name: string; text: string; second: string; chosen: boolean }[]
  readonly today: string
  readonly start: { day: string; hint: string; wrong: string }
  readonly items: readonly { key: string; label: string; title: string; text: string; removable: boolean }[]
  readonly canAdd: boolean
  /** What is missing or wrong; empty when it can be looked over. */
  readonly reason: string
  readonly facts: readonly { name: string; value: string }[]
  readonly told: string
  readonly action: string
}

const AGENDA_MAX = 12
/** People come after supper. */
const EVENING = '19:30'

/** The commonest meeting, the first evening that its notice allows. */
export function proposed({ kinds }: Planned): Omit<CallLocal, 'checking'> {
  const plan = kinds[0]
  return {
    kind: plan?.kind ?? '',
    title: '',
    place: '',
    ...proposedStart(plan?.earliestStartsAt ?? 0),
    agenda: [{ key: 'a1', title: '', text: '' }],
  }
}

/** The evening of the first day on which the notice is long enough. */
export function proposedStart(earliest: number): { day: string; time: string } {
  const day = dayOf(earliest)
  return timeOf(earliest) > EVENING ? { day: addDays(day, 1), time: EVENING } : { day, time: EVENING }
}

/** What is stored, to be changed. */
export const startFrom = ({ card, agenda }: Meeting): Omit<CallLocal, 'checking'> => ({
  kind: card.kind,
  title: card.title,
  place: card.place,
  day: dayOf(card.startsAt),
  time: timeOf(card.startsAt),
  agenda: agenda.map(({ key, title, text }) => ({ key, title, text })),
})

/** A key that no item of this agenda has: keys stay when others are removed. */
export function withNewItem(agenda: readonly Item[]): Item[] {
  const highest = Math.max(0, ...agenda.map(({ key }) => Number(/^a(\d+)$/.exec(key)?.[1] ?? 0)))
  return [...agenda, { key: `a${highest + 1}`, title: '', text: '' }]
}

export function showCall({ planned, meeting }: Opened, now: number, local: CallLocal): CallView {
  const plan = planned.kinds.find(({ kind }) => kind === local.kind)
  const startsAt = instantOf(local.day, local.time)
  const stays = meeting !== null && startsAt === meeting.card.startsAt && sameAgenda(meeting, local.agenda)
  const earliest = plan?.earliestStartsAt ?? 0
  const wrong =
    !stays && startsAt < earliest ? `通知不够 ${plan?.noticeDays ?? 0} 天,最早 ${sayInstant(earliest, now)}` : ''
  const untitled = local.agenda.some(({ title }) => !title.trim())
  return {
    changing: meeting !== null,
    heading: meeting ? '改时间、地点或要说的事' : '开什么会?',
    kinds: meeting ? [] : planned.kinds.map((one) => showKind(one, local.kind)),
    today: dayOf(now),
    start: {
      day: sayDay(startsAt, now),
      hint: plan ? `提前 ${plan.noticeDays} 天通知(今天不算),最早 ${sayInstant(earliest, now)}` : '',
      wrong,
    },
    items: local.agenda.map(({ key, title, text }, index) => ({
      key,
      label: `第 ${index + 1} 件`,
      title,
      text,
      removable: local.agenda.length > 1,
    })),
    canAdd: local.agenda.length < AGENDA_MAX,
    reason: !plan
      ? '请选开什么会'
      : !local.title.trim()
        ? '请写上名称'
        : !local.place.trim()
          ? '请写上地点'
          : wrong || (untitled ? '每件要说的事都要有个题目' : ''),
    facts: plan ? factsOf(planned, plan, local, startsAt) : [],
    told: meeting ? '各家会再收到一次通知。改了时间的,去不去要再问一遍' : '发出去以后,各家马上收到通知',
    action: meeting ? '改好了,通知各家' : '通知各家',
  }
}

const sameAgenda = (meeting: Meeting, agenda: readonly Item[]): boolean =>
  JSON.stringify(startFrom(meeting).agenda) === JSON.stringify(trimmed(agenda))

const trimmed = (agenda: readonly Item[]): Item[] =>
  agenda.map(({ key, title, text }) => ({ key, title: title.trim(), text: text.trim() }))

const showKind = ({ kind, purpose, noticeDays, source }: Plan, chosen: string) => ({
  key: kind,
  name: meetingKinds[kind],
  text: purpose,
  second: `提前 ${noticeDays} 天通知 · ${source}`,
  chosen: kind === chosen,
})

function factsOf(planned: Planned, plan: Plan, local: CallLocal, startsAt: number) {
  return [
    { name: '什么会', value: meetingKinds[plan.kind] },
    { name: '时间', value: sayExactly(startsAt) },
    { name: '地点', value: local.place.trim() },
    { name: '说什么', value: local.agenda.map(({ title }, index) => `${index + 1}. ${title.trim()}`).join('\n') },
    { name: '通知谁', value: `${planned.households} 户` },
    { name: '依据', value: `提前 ${plan.noticeDays} 天,${plan.source}` },
  ]
}

/** What is sent out, once nothing is missing. */
export function calledBy(local: CallLocal): Called | null {
  if (local.kind === '') return null
  return {
    kind: local.kind,
    title: local.title.trim(),
    place: local.place.trim(),
    startsAt: instantOf(local.day, local.time),
    agenda: trimmed(local.agenda),
  }
}
