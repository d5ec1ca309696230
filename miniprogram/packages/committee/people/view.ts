import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { addDays, dayOf, instantOf } from '../../../text/chinaDay'
import { matches } from '../../../text/households'
import { takesTwo } from '../../../text/twoPeople'
import { sayDate } from '../../../text/when'

type People = CourtyardOutput<'people'>
type Person = People['people'][number]
export type Role = Person['roles'][number]

/** What is about to change of somebody. */
export type Change = 'joinCommittee' | 'leaveCommittee' | 'joinManager' | 'leaveManager' | 'represent' | 'term'

/** The last day of a term that is about to be set; '' = none. */
export interface Term {
  readonly office: Role
  readonly day: string
}

export interface PeopleLocal {
  readonly sought: string
  /** Only this household's people, when the page was opened from it. */
  readonly householdId: string
  readonly openId: string
  readonly change: Change | ''
  readonly term: Term | null
}

interface PersonRow {
  readonly id: string
  readonly title: string
  readonly second: string
  readonly note: string
}

/** An office that somebody holds, and its last day where one is set. */
interface TermRow {
  readonly office: Role
  readonly name: string
  readonly text: string
  readonly until: string
  readonly day: string
}

export interface PeopleView {
  readonly title: string
  readonly sections: readonly { name: string; rows: readonly PersonRow[] }[]
  readonly nothing: string
  readonly open: {
    id: string
    title: string
    second: string
    actions: readonly { key: Change; name: string; text: string }[]
    terms: readonly TermRow[]
  } | null
  /** The first day that a term can end on. */
  readonly tomorrow: string
  readonly ask: { title: string; text: string; action: string }
}

/** How long an office is held is for the courtyard to say: no law is behind it. */
const BY_AGREEMENT = '本院落约定，非法律规定'

const roleNames: Record<Role, string> = { committee: '院管委会', propertyManager: '物业' }

const homeOf = ({ household }: Person) =>
  household ? `${household.group} · ${household.no} ${household.headName}` : '还没对上户'

/** What the section they stand in already says isn't said again. */
function rowOf(person: Person, section: string): PersonRow {
  const roles = person.roles.map((role) => roleNames[role]).filter((name) => name !== section)
  const terms = person.terms.map(({ until }) => sayUntil(until))
  const notes = [...roles, ...terms, person.representative ? '户代表' : '']
  return {
    id: person.id,
    title: person.isMe ? `${person.name}(你)` : person.name,
    second: homeOf(person),
    note: notes.filter(Boolean).join('、'),
  }
}

/** 任期到 2029年6月30日 */
const sayUntil = (until: number): string => `任期到 ${sayDate(until - 1)}`

/** The end of a term as it is sent: the end of its last day. */
export const untilOf = (term: Term | null): { [R in Role]?: number | null } =>
  term === null ? {} : { [term.office]: term.day === '' ? null : instantOf(term.day, '24:00') }

/** Roles after a change; the order is the contract's. */
export function rolesAfter(roles: readonly Role[], change: Change): Role[] {
  const has = new Set(roles)
  if (change === 'joinCommittee') has.add('committee')
  if (change === 'leaveCommittee') has.delete('committee')
  if (change === 'joinManager') has.add('propertyManager')
  if (change === 'leaveManager') has.delete('propertyManager')
  return (['committee', 'propertyManager'] as const).filter((role) => has.has(role))
}

export function showPeople({ people }: People, now: number, local: PeopleLocal): PeopleView {
  const among = people.filter(({ household }) => !local.householdId || household?.id === local.householdId)
  const found = among.filter(
    ({ name, household }) =>
      !local.sought.trim() || matches(local.sought, name, household?.no ?? '', household?.headName ?? ''),
  )
  const section = (name: string, rows: readonly Person[]) => ({
    name: `${name} ${rows.length} 人`,
    rows: rows.map((person) => rowOf(person, name)),
  })
  const isNeither = ({ roles }: Person) => roles.length === 0
  const sections = local.householdId
    ? [section('这户已加入', found)]
    : [
        section(
          '院管委会',
          found.filter(({ roles }) => roles.includes('committee')),
        ),
        section(
          '物业',
          found.filter(({ roles }) => roles.includes('propertyManager') && !roles.includes('committee')),
        ),
        section('各家', found.filter(isNeither)),
      ]
  const open = people.find(({ id }) => id === local.openId)
  const headName = among[0]?.household?.headName ?? ''
  return {
    title: local.householdId ? (headName ? `${headName}这户,谁来投票?` : '这户还没人加入') : '',
    sections: sections.filter(({ rows }) => rows.length > 0),
    nothing: nothingOf(found.length, local),
    open: open
      ? {
          ...{ id: open.id, title: open.name, second: homeOf(open) },
          actions: actionsOf(open),
          terms: open.roles.map((role) => termRow(open, role, now)),
        }
      : null,
    tomorrow: addDays(dayOf(now), 1),
    ask: open && local.change ? askOf(open, local.change, local.term) : { title: '', text: '', action: '' },
  }
}

function nothingOf(found: number, { householdId, sought }: PeopleLocal): string {
  if (found > 0) return ''
  if (sought.trim()) return '没有找到。试试姓名或户号里的几个字'
  return householdId ? '把加入单交给这家人，加入以后才能定户代表' : '还没有人加入'
}

function termRow({ terms }: Person, office: Role, now: number): TermRow {
  const until = terms.find((term) => term.office === office)?.until
  return {
    office,
    name: `${roleNames[office]}的任期`,
    text: BY_AGREEMENT,
    until: until === undefined ? '' : sayUntil(until),
    day: until === undefined ? addDays(dayOf(now), 1) : dayOf(until - 1),
  }
}

function actionsOf({ roles, representative, household }: Person): { key: Change; name: string; text: string }[] {
  const inCommittee = roles.includes('committee')
  const isManager = roles.includes('propertyManager')
  return [
    ...(household && !representative
      ? [{ key: 'represent' as const, name: '定为户代表', text: `代表 ${household.headName} 这户投票` }]
      : []),
    inCommittee
      ? { key: 'leaveCommittee' as const, name: '退出院管委会', text: '不再看得到工作台' }
      : { key: 'joinCommittee' as const, name: '请进院管委会', text: '能管户册、起草、发起表决' },
    isManager
      ? { key: 'leaveManager' as const, name: '不再是物业', text: '去掉物业的身份' }
      : { key: 'joinManager' as const, name: '设为物业', text: '标明是物业的人' },
  ]
}

function askOf(
  { name, isMe, household }: Person,
  change: Change,
  term: Term | null,
): { title: string; text: string; action: string } {
  switch (change) {
    case 'represent':
      return {
        title: `由 ${name} 代表 ${household?.headName ?? ''} 这户投票?`,
        text: `一户一票，投过的票不变。${takesTwo.household}`,
        action: '定为户代表',
      }
    case 'joinCommittee':
      return {
        title: `请 ${name} 进院管委会?`,
        text: `进来以后能看户册、打印加入单，能发起表决、见证纸票。${takesTwo.delayed}`,
        action: '请进院管委会',
      }
    case 'leaveCommittee':
      return isMe
        ? { title: '你自己退出院管委会?', text: '退出以后就进不来工作台了,要请别的成员再加你', action: '我要退出' }
        : {
            title: `让 ${name} 退出院管委会？`,
            text: `生效以前还是成员，本人不同意就停下来。${takesTwo.delayed}`,
            action: '提出来',
          }
    case 'joinManager':
      return { title: `把 ${name} 设为物业？`, text: `各家会看到这是物业的人。${takesTwo.delayed}`, action: '设为物业' }
    case 'term':
      return askOfTerm(name, term)
    case 'leaveManager':
      return {
        title: `${name} 不再是物业？`,
        text: `去掉物业的身份，别的不变。${takesTwo.delayed}`,
        action: '不再是物业',
      }
  }
}

function askOfTerm(name: string, term: Term | null): { title: string; text: string; action: string } {
  if (term === null) return { title: '', text: '', action: '' }
  const office = roleNames[term.office]
  return term.day === ''
    ? {
        title: `${name} 在${office}不定任期？`,
        text: `没有到期的日子，一直做到有人改。${takesTwo.delayed}`,
        action: '不定任期',
      }
    : {
        title: `${name} 在${office}${sayUntil(instantOf(term.day, '24:00'))}？`,
        text: `过了这天，就不能再办${office}的事。${BY_AGREEMENT}。${takesTwo.delayed}`,
        action: '就定这天',
      }
}
