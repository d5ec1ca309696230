import { sum } from 'lodash-es'
import type { CourtyardOutput } from '../../../cloudfunctions/courtyard/contract'
import { placeLine, placeOf, sayCommunity } from '../../text/people'
import { sayArea } from '../../text/money'

export type MineAnswer = CourtyardOutput<'mine'>
type Person = NonNullable<MineAnswer['household']>['members'][number]

export interface MineView {
  readonly name: string
  readonly place: string
  readonly roles: readonly string[]
  readonly committee: boolean
  readonly household: {
    readonly place: string
    readonly head: string
    readonly facts: string
    readonly rooms: string
    readonly people: readonly {
      readonly id: string
      readonly name: string
      readonly second: string
      /** The caller may hand the household's vote over to this person. */
      readonly action: string
    }[]
    readonly iRepresent: boolean
    readonly alone: boolean
  } | null
  /** What the row to the reminders says below. */
  readonly reminders: string
  readonly settings: string
  readonly otherCourtyards: readonly { readonly id: string; readonly name: string; readonly second: string }[]
}

export function showMine({ me, household, subscriptions, settings }: MineAnswer): MineView {
  return {
    name: me.name,
    place: placeLine(me.courtyard),
    roles: [
      ...(me.representative ? ['户代表'] : []),
      ...me.roles.map((role) => (role === 'committee' ? '院管委会' : '物业')),
    ],
    committee: me.roles.includes('committee'),
    household: household && {
      place: placeOf(household),
      head: `${household.headName}家`,
      facts: [`户号 ${household.no}`, `${household.adults} 个成年人`, sayArea(household.areaDm2)].join(' · '),
      rooms: household.rooms.join('、'),
      people: household.members.map((person) => showPerson(person, me.representative)),
      iRepresent: me.representative,
      alone: household.members.length < 2,
    },
    reminders: sayReminders(sum(subscriptions.map(({ quota }) => quota))),
    settings: [
      `表决前公告 ${settings.noticeDays} 天`,
      `结果公示 ${settings.postingDays} 天`,
      settings.ballotChangeable ? '截止前可以改票' : '投出后不能改',
    ].join(' · '),
    otherCourtyards: me.otherCourtyards.map((other) => ({
      id: other.id,
      name: other.name,
      second: sayCommunity(other),
    })),
  }
}

const sayReminders = (left: number): string =>
  left > 0 ? `微信里还能提醒你 ${left} 次,选哪些事` : '选哪些事在微信里提醒你'

const showPerson = (person: Person, iRepresent: boolean) => ({
  id: person.id,
  name: person.isMe ? `${person.name}(我)` : person.name,
  second: person.representative ? '户代表,你家的票由这位来投' : '家里人,能看不能投',
  action: iRepresent && !person.isMe ? '请这位来投' : '',
})
