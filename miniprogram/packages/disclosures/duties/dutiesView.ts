import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { nameOfEvery, sayDue } from '../../../text/disclosure'
import { sayLastDay } from '../../../text/when'

type Answer = CourtyardOutput<'duties'>
type Duty = Answer['due'][number]

interface DutyRow {
  readonly key: string
  readonly title: string
  readonly second: string
  readonly note: string
  readonly noteTone: 'plain' | 'done' | 'soon'
  /** The disclosure that fulfils it; '' while there is none. */
  readonly id: string
}

export interface DutiesView {
  /** The one question of the screen, answered at the top. */
  readonly sentence: string
  readonly groups: readonly { title: string; duties: readonly DutyRow[] }[]
  readonly rules: readonly { key: string; title: string; second: string }[]
  readonly answerDays: string
}

const tones: Record<Duty['state'], DutyRow['noteTone']> = {
  overdue: 'soon',
  due: 'soon',
  upcoming: 'plain',
  fulfilled: 'done',
}

export function showDuties({ items, due, answerDays }: Answer, now: number): DutiesView {
  const rowsOf = (...states: Duty['state'][]): DutyRow[] =>
    due
      .filter(({ state }) => states.includes(state))
      .sort((one, other) => one.dueAt - other.dueAt)
      .map((duty) => ({
        key: `${duty.key}:${duty.period}`,
        title: duty.title,
        second: `${duty.periodLabel},${sayLastDay(duty.dueAt, now)}前公开`,
        note: sayDue(duty, now),
        noteTone: tones[duty.state],
        id: duty.disclosureId ?? '',
      }))
  const overdue = rowsOf('overdue')
  return {
    sentence: overdue.length > 0 ? `有 ${overdue.length} 项该公开还没公开` : '该公开的都公开了',
    groups: [
      { title: '过了期限', duties: overdue },
      { title: '接下来', duties: rowsOf('due', 'upcoming') },
      { title: '已经公开', duties: rowsOf('fulfilled').reverse() },
    ].filter(({ duties }) => duties.length > 0),
    rules: items
      .filter(({ active }) => active)
      .map(({ key, title, every, graceDays, postedDays }) => ({
        key,
        title,
        second:
          every === 'once'
            ? `有这样的事就公开,至少公示 ${postedDays} 天`
            : `${nameOfEvery[every]}一次,过后 ${graceDays} 天以内,至少公示 ${postedDays} 天`,
      })),
    answerDays: `你对公开的事有疑问,院管委会要在 ${answerDays} 天以内回答`,
  }
}
