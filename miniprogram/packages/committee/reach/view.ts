import type { NotificationsOutput } from '../../../../cloudfunctions/notifications/contract'
import { shortLabels } from '../../../text/households'
import { sayPast } from '../../../text/when'

export type Reach = NotificationsOutput<'reach'>
type Group = Reach['groups'][number]
type Household = Group['households'][number]
type State = Household['state']

export interface ReachLocal {
  /** '' = the group with the most doors left. */
  readonly group: string
  readonly openId: string
  readonly postersUnfolded: boolean
}

interface Door {
  readonly id: string
  readonly title: string
  readonly second: string
  readonly state: string
  /** What can be done at this door: sign, or take a wrong signature back. */
  readonly can: 'sign' | 'unsign'
}

export interface ReachView {
  readonly title: string
  readonly when: string
  readonly figure: { readonly label: string; readonly value: string; readonly unit: string }
  readonly missing: string
  /** Every state with its count; they add up to the roll. */
  readonly sentence: string
  readonly tabs: readonly { readonly name: string; readonly note: string }[]
  readonly group: string
  readonly heading: string
  readonly headingReached: string
  readonly cells: readonly {
    readonly id: string
    readonly label: string
    readonly state: string
    readonly spoken: string
  }[]
  readonly cellWidth: 'narrow' | 'middle' | 'wide'
  readonly legend: readonly { readonly state: string; readonly text: string }[]
  readonly postersTitle: string
  readonly posters: readonly {
    readonly key: string
    readonly title: string
    readonly second: string
    readonly photo: Reach['posters'][number]['photo']
  }[]
  readonly open: Door | null
  /** Empty when nobody is left to walk to. */
  readonly main: string
}

interface StateWords {
  /** How household-grid draws it, the surest darkest. */
  readonly drawn: string
  readonly name: string
}
const states: Readonly<Record<State, StateWords>> = {
  slipSigned: { drawn: 'voted', name: '单子签收' },
  read: { drawn: 'middle', name: '自己看过' },
  delivered: { drawn: 'seen', name: '微信送到' },
  posterPhotographed: { drawn: 'plain', name: '贴了海报' },
  notReached: { drawn: 'notReached', name: '没通知到' },
}
const order = Object.keys(states) as State[]

/** How far a notice got, door by door: reached is everything but 没通知到. */
export function showReach(reach: Reach, now: number, local: ReachLocal): ReachView {
  const { total, groups, posters } = reach
  const group = groups.find(({ name }) => name === local.group) ?? firstToWalk(groups)
  const households = group?.households ?? []
  const labels = shortLabels(households.map(({ no }) => no))
  const longest = Math.max(0, ...labels.map(({ length }) => length))
  const { notReached } = total
  return {
    title: reach.title,
    when: `${sayPast(reach.at, now)}发的`,
    figure: { label: '通知到', value: `${total.households - notReached}`, unit: `/ ${total.households} 户` },
    missing: notReached > 0 ? `${notReached}` : '',
    sentence: order
      .filter((state) => total[state] > 0)
      .map((state) => `${states[state].name}\u00a0${total[state]}\u00a0户`)
      .join(' · '),
    tabs: groups.map(({ name, counts }) => ({
      name,
      note: `${counts.households - counts.notReached}/${counts.households}`,
    })),
    group: group?.name ?? '',
    heading: group ? `${group.name} · ${group.counts.households} 户` : '',
    headingReached: group ? `${group.counts.households - group.counts.notReached} 户通知到` : '',
    cells: households.map(({ id, no, headName, state }, index) => ({
      id,
      label: labels[index] ?? no,
      state: states[state].drawn,
      spoken: `${no} ${headName} ${states[state].name}`,
    })),
    cellWidth: longest <= 2 ? 'narrow' : longest <= 4 ? 'middle' : 'wide',
    legend: group
      ? order.map((state) => ({ state: states[state].drawn, text: `${states[state].name} ${group.counts[state]}` }))
      : [],
    postersTitle: posters.length > 0 ? `贴好的海报 ${posters.length} 处` : '',
    posters: local.postersUnfolded
      ? posters.map((poster, index) => ({
          key: String(index),
          photo: poster.photo,
          title: poster.group === '' ? '全院的告示栏' : poster.group,
          second: `${sayPast(poster.at, now)}拍的`,
        }))
      : [],
    open: openDoor(groups, local.openId),
    main: notReached > 0 ? `上门送 ${notReached} 户` : '',
  }
}

const firstToWalk = (groups: readonly Group[]): Group | undefined =>
  [...groups].sort((one, other) => other.counts.notReached - one.counts.notReached)[0]

function openDoor(groups: readonly Group[], openId: string): Door | null {
  for (const { name, households } of groups) {
    const household = households.find(({ id }) => id === openId)
    if (!household) continue
    const { id, no, headName, note, state } = household
    return {
      id,
      title: headName,
      second: [name, no, note].filter(Boolean).join(' · '),
      state: states[state].name,
      can: state === 'slipSigned' ? 'unsign' : 'sign',
    }
  }
  return null
}
