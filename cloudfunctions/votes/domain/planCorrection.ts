import type { ElectorDocument, HouseholdDocument } from '../../shared/documents'
import type { HouseholdId } from '../../shared/ids'
import { tooManyDoors } from './record/corrections'

export interface CorrectionLine {
  readonly householdId: HouseholdId
  readonly change: 'add' | 'remove' | 'update'
  readonly reason: string
}

type OnRoll = Pick<
  HouseholdDocument,
  '_id' | 'no' | 'group' | 'position' | 'headName' | 'adults' | 'areaDm2' | 'active'
>

/** One door with what it is in the electorate now and what it is on the roll; as the line wants it. */
export interface DoorChange extends CorrectionLine {
  readonly no: string
  readonly before: ElectorDocument | null
  readonly after: OnRoll | null
}

export type Obstacle =
  | { readonly code: 'CORRECTION_UNFIT'; readonly no: string }
  | { readonly code: 'CORRECTION_TOO_MANY'; readonly doors: number; readonly households: number }
  | { readonly code: 'NAMES_IN_REASON'; readonly name: string }

export interface Plan {
  readonly changes: readonly DoorChange[]
  /** All doors touched since the announcement, each once. */
  readonly doors: readonly HouseholdId[]
}

interface Known {
  readonly electors: readonly ElectorDocument[]
  readonly households: readonly OnRoll[]
  /** Doors corrected before, and how many households were announced. */
  readonly corrected: { readonly doors: readonly HouseholdId[]; readonly of: number }
}

/** What these lines change; a line that says what is so already changes nothing, so that a retry finds its work done. */
export function planCorrection(
  lines: readonly CorrectionLine[],
  { electors, households, corrected }: Known,
): Plan | Obstacle {
  const elector = new Map(electors.map((one) => [one.householdId, one]))
  const household = new Map(households.map((one) => [one._id, one]))
  const changes: DoorChange[] = []
  for (const line of lines) {
    const before = elector.get(line.householdId) ?? null
    const found = household.get(line.householdId)
    const after = line.change === 'remove' ? null : found?.active ? found : null
    const no = before?.no ?? found?.no ?? ''
    if (line.change === 'update' && !before) return { code: 'CORRECTION_UNFIT', no }
    if (line.change !== 'remove' && !after) return { code: 'CORRECTION_UNFIT', no }
    if (line.change === 'add' && before) continue
    if (line.change === 'remove' && !before) continue
    if (line.change === 'update' && before && after && differences(before, after).length === 0) continue
    changes.push({ ...line, no, before, after })
  }
  const named = nameIn(lines, [...electors, ...households])
  if (named !== null) return { code: 'NAMES_IN_REASON', name: named }
  const doors = [...new Set([...corrected.doors, ...changes.map(({ householdId }) => householdId)])]
  if (changes.length > 0 && tooManyDoors(doors.length, corrected.of)) {
    return { code: 'CORRECTION_TOO_MANY', doors: doors.length, households: corrected.of }
  }
  return { changes, doors }
}

type Compared = Pick<ElectorDocument, 'no' | 'group' | 'headName' | 'adults' | 'areaDm2' | 'position'>

/** Which things of a door differ, in words that say nobody's name and no area. */
function differences(before: Compared, after: Compared): string[] {
  return [
    before.no === after.no ? '' : '户号',
    before.headName === after.headName ? '' : '户主',
    before.adults === after.adults ? '' : '成年人数',
    before.areaDm2 === after.areaDm2 ? '' : '面积',
    before.group === after.group && before.position === after.position ? '' : '所在的组',
  ].filter(Boolean)
}

/** A door’s line as everybody reads it. */
export function describeChange({ change, no, before, after, reason }: DoorChange): string {
  if (change === 'add') return `${no}：加进名册（${reason}）`
  if (change === 'remove') return `${no}：从名册里去掉（${reason}）`
  const what = before && after ? differences(before, after).join('、') : ''
  return `${no}：${what}改成户册上现在的（${reason}）`
}

/** Reasons are read by everybody, for good: they name doors, not people. */
function nameIn(lines: readonly CorrectionLine[], people: readonly { readonly headName: string }[]): string | null {
  const reasons = lines.map(({ reason }) => reason.replace(/\s/g, ''))
  const names = new Set(people.map(({ headName }) => headName.replace(/\s/g, '')))
  return [...names].find((name) => [...name].length > 1 && reasons.some((reason) => reason.includes(name))) ?? null
}
