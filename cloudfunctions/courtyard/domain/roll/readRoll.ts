import { sumBy } from 'lodash-es'
import { foldKey } from '../../../shared/characters'
import { compareRolls, type RollChange } from './compareRolls'
import { isFirm, readOwners, type NamedOwner } from './owners'
import { readList } from './readList'
import { sizeAdvice } from './sizeAdvice'
import type { Finding, Kind, OwnerDecision, RollHousehold, Unit } from './types'

export interface RollTotals {
  readonly households: number
  readonly units: number
  readonly heads: number
  readonly adults: number
  readonly residents: number
  readonly areaDm2: number
}

export interface RollReading {
  readonly households: readonly RollHousehold[]
  readonly totals: RollTotals
  readonly groups: readonly { readonly name: string; readonly households: number; readonly areaDm2: number }[]
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
  readonly owners: readonly NamedOwner[]
  readonly headsIfSame: number
  readonly headsIfDifferent: number
  readonly changes: readonly RollChange[]
  readonly unchanged: number
  readonly sizeAdvice: string
}

/** Households that are on the roll now, as far as a new list is compared with them. */
export interface CurrentHousehold extends RollHousehold {
  /** Somebody's WeChat account is bound to it. */
  readonly bound: boolean
}

/** Reads a list of households, decides who is one head, and says what importing it would change. Nothing is written here. */
export function readRoll(
  rows: readonly (readonly string[])[],
  kind: Kind,
  decisions: readonly OwnerDecision[],
  current: readonly CurrentHousehold[],
): RollReading {
  const list = readList(rows, kind)
  const owned = readOwners(list.units, [...decidedBefore(current, list.units), ...decisions])
  const households = kind === 'rural' ? list.households : owned.households
  // with errors, rows are missing: comparing would show households as gone that only weren't readable
  const compared = list.errors.length > 0 ? { changes: [], unchanged: 0 } : compareRolls(kind, current, households)
  const totals = totalsOf(kind, households, list.units.length)
  return {
    households,
    totals,
    groups: groupsOf(households),
    errors: list.errors,
    warnings: [...list.warnings, ...warningsOf(kind, current, compared.changes)],
    owners: owned.owners,
    headsIfSame: kind === 'rural' ? households.length : owned.headsIfSame,
    headsIfDifferent: kind === 'rural' ? households.length : owned.headsIfDifferent,
    ...compared,
    sizeAdvice: list.errors.length > 0 ? '' : sizeAdvice(kind, totals.households, totals.residents),
  }
}

/** What the committee decided at the last import holds while the name stands at the very same units. */
function decidedBefore(current: readonly CurrentHousehold[], units: readonly Unit[]): OwnerDecision[] {
  const before = new Map<string, { rooms: string[]; households: number }>()
  for (const { developer, headName, rooms } of current) {
    if (developer || isFirm(headName)) continue
    const name = foldKey(headName)
    const known = before.get(name) ?? { rooms: [], households: 0 }
    before.set(name, {
      rooms: [...known.rooms, ...rooms.map(({ no }) => foldKey(no))],
      households: known.households + 1,
    })
  }
  const now = new Map<string, string[]>()
  for (const { developer, headName, no } of units) {
    const name = foldKey(headName)
    if (!developer) now.set(name, [...(now.get(name) ?? []), foldKey(no)])
  }
  return [...before]
    .filter(([name, { rooms }]) => rooms.length > 1 && sameSet(rooms, now.get(name) ?? []))
    .map(([name, { households }]) => ({ name, same: households === 1 }))
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item))
}

function totalsOf(kind: Kind, households: readonly RollHousehold[], units: number): RollTotals {
  const total = (field: 'adults' | 'residents' | 'areaDm2') => sumBy(households, field)
  return {
    households: households.length,
    units: kind === 'rural' ? households.length : units,
    heads: households.length,
    adults: total('adults'),
    residents: total('residents'),
    areaDm2: total('areaDm2'),
  }
}

function groupsOf(households: readonly RollHousehold[]): RollReading['groups'] {
  const groups = new Map<string, { name: string; households: number; areaDm2: number }>()
  for (const { group, areaDm2 } of households) {
    const known = groups.get(group) ?? { name: group, households: 0, areaDm2: 0 }
    groups.set(group, { name: group, households: known.households + 1, areaDm2: known.areaDm2 + areaDm2 })
  }
  return [...groups.values()]
}

function warningsOf(kind: Kind, current: readonly CurrentHousehold[], changes: readonly RollChange[]): Finding[] {
  const warnings: Finding[] = []
  const whole = (message: string) => warnings.push({ row: 0, column: '', value: '', message })
  const ended = changes.filter((change) => change.kind === 'end').length
  if (ended > 0 && ended * 4 >= current.length) {
    whole(`这份表里没有现在的 ${ended} 户,导入后它们会停用。如果这只是一个小组的名单,请先把全院落的合在一张表里。`)
  }
  if (kind === 'estate') {
    const byNo = new Map(current.map((household) => [foldKey(household.no), household]))
    for (const change of changes) {
      const old = byNo.get(foldKey(change.no))
      if (change.kind !== 'change' || !old?.bound || foldKey(old.headName) === foldKey(change.headName)) continue
      whole(
        `${change.no} 的业主从“${old.headName}”换成了“${change.headName}”。导入后,原来绑定的微信会解除,户码也会换新的。`,
      )
    }
  }
  return warnings
}
