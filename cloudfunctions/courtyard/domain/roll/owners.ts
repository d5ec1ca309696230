import { groupBy, sortBy, sum } from 'lodash-es'
import { foldKey } from '../../../shared/characters'
import type { OwnerDecision, RollHousehold, Unit } from './types'

/** A name that stands at several units: one person (one head) or namesakes; the committee says which. */
export interface NamedOwner {
  readonly name: string
  readonly units: readonly string[]
  readonly same: boolean | null
}

export interface OwnersRead {
  readonly households: readonly RollHousehold[]
  readonly owners: readonly NamedOwner[]
  readonly headsIfSame: number
  readonly headsIfDifferent: number
}

/** A registered name is one firm's alone: several units of one are one owner without asking. */
const FIRM = /公司|集团|银行|合作社|委员会|中心|事务所|学校|医院|政府|企业|厂$|局$/
const DEVELOPER_UNNAMED = '建设单位'

export const isFirm = (name: string): boolean => FIRM.test(name)

/**
 * Heads of an estate (区分所有权解释 8–9): a unit is a head, one owner of several units is one head, and all that the
 * developer hasn't sold or handed over is one head together. Undecided namesakes count as different people until the
 * committee has said otherwise.
 */
export function readOwners(units: readonly Unit[], decisions: readonly OwnerDecision[]): OwnersRead {
  const decided = new Map(decisions.map(({ name, same }) => [foldKey(name), same]))
  const developers = units.filter(({ developer }) => developer)
  const people = units.filter(({ developer }) => !developer)
  // 买买提·艾力 written with another dot is the same name
  const byName = Object.values(groupBy(people, ({ headName }) => foldKey(headName))).map(
    (named) => [named[0]?.headName ?? '', named] as const,
  )

  const owners: NamedOwner[] = []
  const wholes: (readonly Unit[])[] = developers.length > 0 ? [developers] : []
  for (const [name, named] of byName) {
    if (named.length === 1 || isFirm(name)) {
      wholes.push(named)
      continue
    }
    const same = decided.get(foldKey(name)) ?? null
    owners.push({ name, units: named.map(({ no }) => no), same })
    if (same === true) wholes.push(named)
    else wholes.push(...named.map((unit) => [unit]))
  }
  const firmHeads = byName.filter(([name]) => isFirm(name)).length
  const personUnits = people.filter(({ headName }) => !isFirm(headName)).length
  const always = firmHeads + (developers.length > 0 ? 1 : 0)
  return {
    households: sortBy(wholes.map(toHousehold), ({ row }) => row).map(({ household }) => household),
    owners,
    headsIfSame: always + byName.length - firmHeads,
    headsIfDifferent: always + personUnits,
  }
}

function toHousehold(units: readonly Unit[]): { row: number; household: RollHousehold } {
  const [first] = units
  if (!first) throw new RangeError('an owner has at least one unit')
  const { developer } = first
  const named = units.map(({ headName }) => headName).filter((name) => name !== '')
  return {
    row: first.row,
    household: {
      no: first.no,
      group: first.group,
      address: units.length === 1 ? first.address : `${first.address}等${units.length}套`,
      headName: developer ? (named.find(isFirm) ?? DEVELOPER_UNNAMED) : first.headName,
      phone: units.find(({ phone }) => phone !== '')?.phone ?? '',
      adults: sum(units.map(({ adults }) => adults)),
      residents: sum(units.map(({ residents }) => residents)),
      areaDm2: sum(units.map(({ areaDm2 }) => areaDm2)),
      rooms: units.map(({ no, areaDm2, use, areaSource }) => ({ no, areaDm2, use, areaSource })),
      developer,
      note: [...new Set(units.map(({ note }) => note).filter((note) => note !== ''))].join(';'),
    },
  }
}
