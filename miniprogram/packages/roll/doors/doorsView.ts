import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { sayArea } from '../../../text/money'
import { sayDay } from '../../../text/when'

export type DoorsAnswer = CourtyardOutput<'doors'>
type Door = DoorsAnswer['doors'][number]

export interface DoorsLocal {
  /** The door that somebody is about to say something of. */
  readonly asked: string
}

export interface DoorsView {
  readonly households: string
  /** How the whole courtyard votes, and how many rows were confirmed. */
  readonly sentences: readonly string[]
  readonly chips: readonly { readonly key: string; readonly name: string }[]
  readonly group: string
  readonly heading: string
  readonly counts: string
  readonly mine: {
    readonly title: string
    readonly facts: string
    readonly confirmed: boolean
  } | null
  readonly rows: readonly {
    readonly id: string
    readonly title: string
    readonly second: string
    readonly note: string
    readonly tone: 'plain' | 'done' | 'soon'
    /** Something can be said of it. */
    readonly opens: boolean
  }[]
  readonly empty: boolean
  readonly mayQuestion: boolean
  readonly asked: string
}

const votes: Readonly<Record<Door['votes'], string>> = { phone: '手机', paper: '纸票', notYet: '还没加入' }

export function showDoors(answer: DoorsAnswer, now: number, { asked }: DoorsLocal): DoorsView {
  const { totals, groups, group, doors, mine } = answer
  const inGroup = groups.find(({ name }) => name === group)
  const door = doors.find(({ id }) => id === asked)
  return {
    households: String(totals.households),
    sentences: [
      `手机投 ${totals.phone} 户，纸票投 ${totals.paper} 户，还没加入 ${totals.notYet} 户`,
      `认过门 ${totals.recognised} 户`,
      `说过“我家在册”：手机 ${totals.confirmedByPhone} 户，签单 ${totals.confirmedBySlip} 户`,
    ],
    chips: groups.map(({ name, households }) => ({ key: name, name: `${name} ${households} 户` })),
    group,
    heading: `${group} · ${doors.length} 户`,
    counts: inGroup
      ? `手机 ${inGroup.phone} · 纸票 ${inGroup.paper} · 还没加入 ${inGroup.notYet} · 认过门 ${inGroup.recognised}`
      : '',
    mine: mine && {
      title: `${mine.no} · ${mine.headName}家`,
      facts: [mine.address, `${mine.adults} 个成年人`, mine.areaDm2 > 0 ? sayArea(mine.areaDm2) : '']
        .filter(Boolean)
        .join(' · '),
      confirmed: mine.confirmed,
    },
    rows: doors.map((one) => ({
      id: one.id,
      title: `${one.no} · ${one.headName}`,
      second: [one.address, sayVotes(one, now), one.recognised ? '认过门' : '没认过门'].filter(Boolean).join(' · '),
      note: one.mine ? '我家' : one.questioned ? '有人问起' : one.confirmed === 'notYet' ? '' : '说过在册',
      tone: one.questioned ? 'soon' : one.confirmed === 'notYet' ? 'plain' : 'done',
      opens: answer.mayQuestion && !one.mine && !one.questioned,
    })),
    mayQuestion: answer.mayQuestion,
    empty: totals.households === 0,
    asked: door ? `${door.no} 这一户` : '',
  }
}

const sayVotes = ({ votes: how, since }: Door, now: number): string =>
  how === 'phone' && since !== null ? `${sayDay(since, now)}起用手机` : votes[how]
