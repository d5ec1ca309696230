import { foldKey } from '../../../shared/characters'
import { maskPhone } from '../masking'
import { squareMetres } from './cellText'
import type { Kind, RollHousehold } from './types'

export interface RollChange {
  readonly no: string
  readonly kind: 'add' | 'change' | 'end'
  readonly headName: string
  /** Plain Chinese, one a changed field. */
  readonly changes: readonly string[]
}

export interface RollComparison {
  readonly changes: readonly RollChange[]
  readonly unchanged: number
}

const says = (text: string) => (text === '' ? '空' : text)
const arrow = (label: string, before: string, after: string) => `${label} ${says(before)} → ${says(after)}`

/** What importing `next` would do to the roll as it stands (its active households), in the order of the new list. */
export function compareRolls(
  kind: Kind,
  current: readonly RollHousehold[],
  next: readonly RollHousehold[],
): RollComparison {
  const before = new Map(current.map((household) => [foldKey(household.no), household]))
  const changes: RollChange[] = []
  let unchanged = 0
  for (const household of next) {
    const { no, headName } = household
    const old = before.get(foldKey(no))
    before.delete(foldKey(no))
    if (!old) {
      changes.push({ no, kind: 'add', headName, changes: [] })
      continue
    }
    const differences = differencesOf(kind, old, household)
    if (differences.length === 0) unchanged += 1
    else changes.push({ no, kind: 'change', headName, changes: differences })
  }
  for (const { no, headName } of before.values()) changes.push({ no, kind: 'end', headName, changes: [] })
  return { changes, unchanged }
}

function differencesOf(kind: Kind, old: RollHousehold, now: RollHousehold): string[] {
  const found: string[] = []
  const compare = (label: string, before: string, after: string) => {
    if (before !== after) found.push(arrow(label, before, after))
  }
  compare(kind === 'rural' ? '户号' : '房号', old.no, now.no)
  compare(kind === 'rural' ? '小组' : '楼栋', old.group, now.group)
  compare(kind === 'rural' ? '门牌' : '地址', old.address, now.address)
  compare(kind === 'rural' ? '户代表' : '业主', old.headName, now.headName)
  if (old.phone !== now.phone) {
    const masked = arrow('联系电话', maskPhone(old.phone), maskPhone(now.phone))
    found.push(maskPhone(old.phone) === maskPhone(now.phone) ? '联系电话有改动' : masked)
  }
  compare('成年人数', String(old.adults), String(now.adults))
  compare('常住人口', String(old.residents), String(now.residents))
  const rooms = roomDifferences(old, now)
  if (old.areaDm2 !== now.areaDm2) {
    found.push(`面积 ${squareMetres(old.areaDm2)} → ${squareMetres(now.areaDm2)} ㎡`)
  }
  found.push(...rooms)
  if (old.developer !== now.developer)
    found.push(now.developer ? '算作建设单位未售的房屋' : '不再算作建设单位未售的房屋')
  compare('备注', old.note, now.note)
  return found
}

function roomDifferences(old: RollHousehold, now: RollHousehold): string[] {
  const before = new Map(old.rooms.map((room) => [foldKey(room.no), room]))
  const found: string[] = []
  for (const room of now.rooms) {
    const known = before.get(foldKey(room.no))
    before.delete(foldKey(room.no))
    if (!known) found.push(`多了 ${room.no}`)
    else {
      if (known.use !== room.use) found.push(arrow(`${room.no} 用途`, known.use, room.use))
      if (known.areaSource !== room.areaSource) {
        found.push(arrow(`${room.no} 面积来源`, known.areaSource, room.areaSource))
      }
      // two rooms may change while their sum stays
      if (known.areaDm2 !== room.areaDm2 && old.areaDm2 === now.areaDm2) {
        found.push(arrow(`${room.no} 面积`, squareMetres(known.areaDm2), squareMetres(room.areaDm2)))
      }
    }
  }
  for (const { no } of before.values()) found.push(`少了 ${no}`)
  return found
}
