import { matches } from '../../../text/households'
import { groupThousands, sayArea } from '../../../text/money'
import type { Household, Roll } from '../everyHousehold'

export interface RollLocal {
  readonly sought: string
  /** All groups' households, once somebody has searched. */
  readonly everybody: readonly Household[]
  /** The other groups are being read. */
  readonly finding: boolean
  readonly openId: string
}

interface Row {
  readonly id: string
  readonly title: string
  readonly second: string
  readonly note: string
}

export interface RollView {
  readonly empty: boolean
  readonly households: string
  readonly sentence: string
  readonly frozen: string
  readonly tabs: readonly { name: string; note: string }[]
  readonly group: string
  readonly heading: string
  readonly joined: string
  readonly rows: readonly Row[]
  readonly nothing: string
  readonly open: HouseholdView | null
}

export interface HouseholdView {
  readonly id: string
  readonly group: string
  readonly title: string
  readonly second: string
  readonly facts: readonly { name: string; value: string }[]
  readonly representative: string
}

/** What a vote under way does with a change of the roll: nothing. */
export const sayFrozen = (openMotions: number): string =>
  openMotions > 0 ? `正在进行的表决(${openMotions} 项)仍按冻结的名册` : ''

export function showRoll(roll: Roll, _now: number, local: RollLocal): RollView {
  const { kind, totals, groups, group, households } = roll
  const searching = local.sought.trim() !== ''
  const among = searching && local.everybody.length > 0 ? local.everybody : households
  const rows = searching ? among.filter((row) => matches(local.sought, row.no, row.headName, row.address)) : households
  const bound = groups.find(({ name }) => name === group)?.bound ?? 0
  const open = [...households, ...local.everybody].find(({ id }) => id === local.openId)
  return {
    empty: totals.households === 0,
    households: groupThousands(totals.households),
    sentence:
      kind === 'estate'
        ? `${totals.units} 套房,${totals.heads} 位业主,共 ${sayArea(totals.areaDm2)}`
        : `成年人 ${groupThousands(totals.adults)} 人,常住 ${groupThousands(totals.residents)} 人`,
    frozen: sayFrozen(roll.openMotions),
    tabs: groups.map(({ name, households: all }) => ({ name, note: `${all} 户` })),
    group: searching ? '' : group,
    heading: searching
      ? local.finding
        ? '正在各组里找'
        : `找到 ${rows.length} 户`
      : `${group} · ${households.length} 户`,
    joined: searching ? '' : `${bound} 户已加入`,
    rows: rows.map(rowOf),
    nothing: searching && !local.finding && rows.length === 0 ? '没有找到。试试户号、姓名或门牌里的几个字' : '',
    open: open === undefined ? null : showHousehold(open),
  }
}

function rowOf({ id, no, headName, address, members }: Household): Row {
  return { id, title: headName, second: `${no} · ${address}`, note: members > 0 ? '' : '还没人加入' }
}

export function showHousehold(household: Household): HouseholdView {
  const { id, group, no, headName, address, phoneMasked, adults, residents, areaDm2, rooms, note } = household
  const facts = [
    { name: '门牌', value: address },
    { name: '电话', value: phoneMasked },
    { name: '人口', value: residents > 0 ? `常住 ${residents} 人,成年 ${adults} 人` : '' },
    { name: '面积', value: areaDm2 > 0 ? sayArea(areaDm2) : '' },
    { name: '房间', value: rooms.length > 1 ? rooms.join('、') : '' },
    { name: '备注', value: note },
    { name: '微信', value: household.members > 0 ? `${household.members} 个人已加入` : '还没人加入' },
  ]
  return {
    id,
    group,
    title: headName,
    second: `${group} · ${no}`,
    facts: facts.filter(({ value }) => value !== ''),
    representative: household.hasRepresentative ? '已有户代表,可以换' : '还没有户代表',
  }
}
