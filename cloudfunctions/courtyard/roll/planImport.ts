import { foldKey } from '../../shared/characters'
import type { Call } from '../../shared/call'
import type { Patch } from '../../shared/database'
import type { CourtyardDocument, HouseholdDocument } from '../../shared/documents'
import { deriveId, type HouseholdId } from '../../shared/ids'
import type { RollHousehold } from '../domain/roll/types'
import { positionRows } from '../domain/roll/positionRows'
import type { ImportRead } from './readImport'

type HouseholdPatch = Patch<HouseholdDocument>
type New = Omit<HouseholdDocument, 'codeGeneration'>

/** What an import writes, decided before its transaction begins. */
export interface ImportPlan {
  readonly create: readonly New[]
  readonly patch: ReadonlyMap<HouseholdId, HouseholdPatch>
  /** Households of an estate with another owner than before: the accounts bound to them are the former owner's. */
  readonly otherOwner: readonly HouseholdDocument[]
}

export function planImport(
  { now, secret }: Pick<Call, 'now' | 'secret'>,
  { courtyard, households, reading }: ImportRead,
): ImportPlan {
  const rollVersion = courtyard.rollVersion + 1
  const known = new Map(households.map((household) => [household._id, household]))
  const idOf = new Map(byNumber(households).map(({ no, _id }) => [foldKey(no), _id]))
  const rows = reading.households.map((row) => {
    const key = foldKey(row.no)
    return { row, id: idOf.get(key) ?? deriveId(secret, 'household', courtyard._id, key) }
  })
  const positions = positionRows(rows.map(({ id }) => known.get(id)?.position ?? null))
  const changed = new Set(reading.changes.map(({ no }) => no))

  const create: New[] = []
  const patch = new Map<HouseholdId, HouseholdPatch>()
  const otherOwner: HouseholdDocument[] = []
  for (const [index, { row, id }] of rows.entries()) {
    const position = positions[index] ?? 0
    const before = known.get(id)
    if (!before) {
      create.push(newHousehold(courtyard, { row, id, position, rollVersion, now }))
      continue
    }
    if (changed.has(row.no)) {
      patch.set(id, { ...row, position, active: true, rollVersion })
      if (courtyard.kind === 'estate' && foldKey(before.headName) !== foldKey(row.headName)) otherOwner.push(before)
    } else if (before.position !== position) patch.set(id, { position })
  }
  const listed = new Set(rows.map(({ id }) => id))
  for (const { _id, active } of households) {
    if (active && !listed.has(_id)) patch.set(_id, { ...patch.get(_id), active: false, rollVersion })
  }
  return { create, patch, otherOwner }
}

/** Former households first: where two numbers look the same, the one on the roll is meant. */
const byNumber = (households: readonly HouseholdDocument[]) =>
  [...households].sort((one, other) => Number(one.active) - Number(other.active))

function newHousehold(
  courtyard: CourtyardDocument,
  { row, id, position, rollVersion, now }: { row: RollHousehold; id: HouseholdId; position: number; rollVersion: number; now: number }, // prettier-ignore
): New {
  return {
    _id: id,
    courtyardId: courtyard._id,
    ...row,
    position,
    active: true,
    carries: [],
    representativeId: null,
    rollVersion,
    createdAt: now,
    schema: 1,
  }
}
