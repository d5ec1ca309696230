import type { CourtyardInput, CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { pages } from '../../../services/pages'
import { kinds, nameOfEvery, sayDue, shortOfKind, type Every } from '../../../text/disclosure'
import { sayLastDay } from '../../../text/when'

type Answer = CourtyardOutput<'duties'>
export type Item = CourtyardInput<'changeDuties'>['items'][number]
export interface Calendar {
  readonly items: Item[]
  readonly answerDays: number
}

export interface CalendarView {
  readonly sentence: string
  readonly due: readonly { key: string; title: string; second: string; note: string; url: string }[]
  readonly items: readonly { key: string; title: string; second: string; note: string }[]
  readonly answerDays: number
  readonly editing: (Item & { heading: string }) | null
  readonly kinds: readonly { key: string; name: string }[]
  readonly everies: readonly { key: Every; name: string }[]
  readonly changed: boolean
  /** Why it can't be saved; empty when it can. */
  readonly reason: string
  readonly canAdd: boolean
}

const ITEMS_MAX = 20
const everies: readonly Every[] = ['month', 'quarter', 'halfYear', 'year', 'once']
export const isEvery = (text: string): text is Every => everies.some((every) => every === text)

export const calendarOf = ({ items, answerDays }: Answer): Calendar => ({
  items: items.map((item) => ({ ...item })),
  answerDays,
})

/** The key is made once and never shown: what was posted for an item refers to it. */
export const newItem = (key: string): Item => ({
  key,
  title: '',
  kind: 'decision',
  every: 'quarter',
  // 四川省村务公开条例 10, for villages; here a proposal
  graceDays: 10,
  postedDays: 15,
  active: true,
})

export const stepItem = (item: Item, key: 'graceDays' | 'postedDays', by: number): Partial<Item> =>
  key === 'graceDays'
    ? { graceDays: Math.min(Math.max(item.graceDays + by, 0), 90) }
    : { postedDays: Math.min(Math.max(item.postedDays + by, 1), 365) }

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Mine where I changed it, theirs where I didn't; what either of us added stays. */
export function merged(base: Calendar, theirs: Calendar, mine: Calendar): Calendar {
  const items = theirs.items.map((item) => {
    const before = base.items.find(({ key }) => key === item.key)
    const here = mine.items.find(({ key }) => key === item.key)
    return here && !same(here, before) ? here : item
  })
  const added = mine.items.filter(
    ({ key }) => !theirs.items.some((item) => item.key === key) && !base.items.some((item) => item.key === key),
  )
  return {
    items: [...items, ...added],
    answerDays: mine.answerDays === base.answerDays ? theirs.answerDays : mine.answerDays,
  }
}

const sayItem = ({ kind, every, graceDays, postedDays }: Item): string =>
  every === 'once'
    ? `${shortOfKind(kind)},有就公开,公示 ${postedDays} 天`
    : `${shortOfKind(kind)},${nameOfEvery[every]},过后 ${graceDays} 天内,公示 ${postedDays} 天`

export function showCalendar(
  answer: Answer,
  now: number,
  {
    typed,
    stored,
    editing,
  }: { readonly typed: Calendar | null; readonly stored: Calendar | null; readonly editing: string },
): CalendarView {
  const calendar = typed ?? calendarOf(answer)
  const due = answer.due
    .filter(({ state }) => state === 'overdue' || state === 'due')
    .sort((one, other) => one.dueAt - other.dueAt)
  const item = calendar.items.find(({ key }) => key === editing)
  return {
    sentence: due.length > 0 ? `${due.length} 项等着公开` : '该公开的都公开了',
    due: due.map((duty) => ({
      key: `${duty.key}:${duty.period}`,
      title: `${duty.title}(${duty.periodLabel})`,
      second: `${sayLastDay(duty.dueAt, now)}前`,
      note: sayDue(duty, now),
      url: pages.writeDisclosure(duty.kind, duty),
    })),
    items: calendar.items.map((one) => ({
      key: one.key,
      title: one.title || '新的一项',
      second: sayItem(one),
      note: one.active ? '' : '停着',
    })),
    answerDays: calendar.answerDays,
    editing: item ? { ...item, heading: item.title || '新的一项' } : null,
    kinds: kinds.map(({ kind, short }) => ({ key: kind, name: short })),
    everies: everies.map((every) => ({ key: every, name: nameOfEvery[every] })),
    changed: stored !== null && !same(calendar, stored),
    reason: calendar.items.some(({ title }) => title.trim() === '') ? '有一项还没写名字' : '',
    canAdd: calendar.items.length < ITEMS_MAX,
  }
}
