import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { matches } from '../../../text/households'

type People = CourtyardOutput<'people'>
type Person = People['people'][number]
export type Role = Person['roles'][number]

/** What is about to change of somebody. */
export type Change = 'joinCommittee' | 'leaveCommittee' | 'joinManager' | 'leaveManager' | 'represent'

export interface PeopleLocal {
  readonly sought: string
  /** Only this household's people, when the page was opened from it. */
  readonly householdId: string
  readonly openId: string
  readonly change: Change | ''
}

interface PersonRow {
  readonly id: string
  readonly title: string
  readonly second: string
  readonly note: string
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
  } | null
  readonly ask: { title: string; text: string; action: string }
}

const roleNames: Record<Role, string> = { committee: '院管委会', propertyManager: '物业' }

const homeOf = ({ household }: Person) =>
  household ? `${household.group} · ${household.no} ${household.headName}` : '还没对上户'

/** What the section they stand in already says isn't said again. */
function rowOf(person: Person, section: string): PersonRow {
  const roles = person.roles.map((role) => roleNames[role]).filter((name) => name !== section)
  const notes = [...roles, person.representative ? '户代表' : '']
  return {
    id: person.id,
    title: person.isMe ? `${person.name}(你)` : person.name,
    second: homeOf(person),
    note: notes.filter(Boolean).join('、'),
  }
}

/** Roles after a change; the order is the contract's. */
export function rolesAfter(roles: readonly Role[], change: Change): Role[] {
  const has = new Set(roles)
  if (change === 'joinCommittee') has.add('committee')
  if (change === 'leaveCommittee') has.delete('committee')
  if (change === 'joinManager') has.add('propertyManager')
  if (change === 'leaveManager') has.delete('propertyManager')
  return (['committee', 'propertyManager'] as const).filter((role) => has.has(role))
}

export function showPeople({ people }: People, _now: number, local: PeopleLocal): PeopleView {
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
    open: open ? { id: open.id, title: open.name, second: homeOf(open), actions: actionsOf(open) } : null,
    ask: open && local.change ? askOf(open, local.change) : { title: '', text: '', action: '' },
  }
}

function nothingOf(found: number, { householdId, sought }: PeopleLocal): string {
  if (found > 0) return ''
  if (sought.trim()) return '没有找到。试试姓名或户号里的几个字'
  return householdId ? '把户码给这家人,加入以后才能定户代表' : '还没有人加入'
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

function askOf({ name, isMe, household }: Person, change: Change): { title: string; text: string; action: string } {
  switch (change) {
    case 'represent':
      return {
        title: `由 ${name} 代表 ${household?.headName ?? ''} 这户投票?`,
        text: '一户一票。原来的户代表就不再投这户的票',
        action: '定为户代表',
      }
    case 'joinCommittee':
      return {
        title: `请 ${name} 进院管委会?`,
        text: '进来以后能看户册和户码,能发起表决、见证纸票',
        action: '请进院管委会',
      }
    case 'leaveCommittee':
      return isMe
        ? { title: '你自己退出院管委会?', text: '退出以后就进不来工作台了,要请别的成员再加你', action: '我要退出' }
        : { title: `让 ${name} 退出院管委会?`, text: '退出以后不再看得到工作台', action: '退出院管委会' }
    case 'joinManager':
      return { title: `把 ${name} 设为物业?`, text: '各家会看到这是物业的人', action: '设为物业' }
    case 'leaveManager':
      return { title: `${name} 不再是物业?`, text: '去掉物业的身份,别的不变', action: '不再是物业' }
  }
}
