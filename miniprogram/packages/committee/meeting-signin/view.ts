import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { shortLabels } from '../../../text/households'
import { whenAndWhere } from '../../../text/meeting'

export type Sheet = CourtyardOutput<'signInSheet'>
type Household = Sheet['groups'][number]['households'][number]
type Counts = Sheet['counts']

export interface SignInLocal {
  readonly mode: 'code' | 'roll'
  readonly group: string
  readonly openId: string
  /** What was ticked on this phone since the sheet was read: shown at once, sent one after the other. */
  readonly marks: Readonly<Record<string, boolean>>
  /** As of the last answer to a tick or a new code; null: as the sheet has it. */
  readonly present: number | null
}

export interface SignInView {
  readonly title: string
  readonly second: string
  readonly figure: { readonly value: string; readonly unit: string }
  readonly represented: string
  /** Why nobody can be ticked now; empty when it is open. */
  readonly closed: string
  readonly tabs: readonly { readonly name: string; readonly note: string }[]
  readonly group: string
  readonly heading: string
  readonly headingCame: string
  readonly cells: readonly {
    readonly id: string
    readonly label: string
    readonly state: string
    readonly spoken: string
  }[]
  readonly cellWidth: 'narrow' | 'middle' | 'wide'
  /** The household whose door was tapped though it has come already. */
  readonly open: {
    readonly title: string
    readonly second: string
    readonly text: string
    readonly undoable: boolean
  } | null
}

export const legend = [
  { state: 'voted', text: '到了' },
  { state: 'seen', text: '说要来,或请人代' },
  { state: 'plain', text: '还没到' },
]

const words: Record<Household['state'], string> = {
  present: '到了',
  represented: '别家代的,到了',
  coming: '说要来',
  delegated: '请人代',
  notComing: '说不来',
  silent: '没回话',
}

const looks: Record<Household['state'], string> = {
  present: 'voted',
  represented: 'voted',
  coming: 'seen',
  delegated: 'seen',
  notComing: 'plain',
  silent: 'plain',
}

/** Who is here, by door. What was just ticked counts before the server has said so. */
export function showSignIn(sheet: Sheet, now: number, local: SignInLocal): SignInView {
  const groups = sheet.groups.map(({ name, households }) => ({
    name,
    households: households.map((household) => ticked(household, local.marks)),
  }))
  const group = groups.find(({ name }) => name === local.group) ?? groups[0]
  const labels = shortLabels(group?.households.map(({ no }) => no) ?? [])
  const longest = Math.max(0, ...labels.map(({ length }) => length))
  const present = local.present ?? sheet.counts.present
  return {
    title: sheet.card.title,
    second: whenAndWhere(sheet.card, now),
    figure: { value: `${present}`, unit: `/ ${sheet.counts.households} 户` },
    represented: sayRepresented(sheet.counts),
    closed: sheet.open ? '' : closedWords(sheet, now),
    tabs: groups.map(({ name, households }) => ({ name, note: `${countHere(households)}/${households.length}` })),
    group: group?.name ?? '',
    heading: group ? `${group.name} · ${group.households.length} 户` : '',
    headingCame: group ? `到了 ${countHere(group.households)} 户` : '',
    cells: (group?.households ?? []).map(({ id, no, headName, state }, index) => ({
      id,
      label: labels[index] ?? no,
      state: looks[state],
      spoken: `${no} ${headName} ${words[state]}`,
    })),
    cellWidth: longest <= 2 ? 'narrow' : longest <= 4 ? 'middle' : 'wide',
    open: openOf(groups, local.openId, sheet.open),
  }
}

function ticked(household: Household, marks: SignInLocal['marks']): Household {
  const mark = marks[household.id]
  if (mark === undefined || mark === (household.state === 'present')) return household
  return mark ? { ...household, state: 'present', by: 'roll' } : { ...household, state: 'silent', by: null }
}

/** Whether a tap ticks this household at once; one that is here is shown first. */
export function isHere(sheet: Sheet, id: string, marks: SignInLocal['marks']): boolean {
  const mark = marks[id]
  if (mark !== undefined) return mark
  return sheet.groups.some(({ households }) => households.some((one) => one.id === id && one.state === 'present'))
}

/** “3组 N059 周国强家”, for the line that says who was ticked. */
export function nameOf(sheet: Sheet, id: string): string {
  for (const { households } of sheet.groups) {
    const found = households.find((one) => one.id === id)
    if (found) return `${found.no} ${found.headName}家`
  }
  return ''
}

const countHere = (households: readonly Household[]): number =>
  households.filter(({ state }) => state === 'present' || state === 'represented').length

const sayRepresented = ({ represented }: Counts): string => (represented > 0 ? `另有 ${represented} 户请别家代` : '')

function closedWords({ card }: Sheet, now: number): string {
  if (card.state === 'cancelled') return '这次会不开了'
  return card.startsAt > now ? '开会前半小时开始签到' : '记录已经交给大家核对,签到不能再改'
}

function openOf(
  groups: readonly { readonly name: string; readonly households: readonly Household[] }[],
  id: string,
  open: boolean,
): SignInView['open'] {
  for (const { name, households } of groups) {
    const household = households.find((one) => one.id === id)
    if (!household) continue
    const { no, headName, note, state, by, delegate } = household
    return {
      title: `${headName}家`,
      second: [name, no, note].filter(Boolean).join(' · '),
      text:
        state === 'present' && by === 'code'
          ? '自己扫码签到的'
          : `${words[state]}${delegate ? `,请 ${delegate} 代` : ''}`,
      undoable: open && state === 'present' && by === 'roll',
    }
  }
  return null
}
