import type { MemberCall } from '../../shared/call'
import type { CodeBatchDocument, HouseholdDocument } from '../../shared/documents'
import type { HouseholdId } from '../../shared/ids'
import { readNames } from '../../shared/readNames'
import { readRoll } from '../../shared/readRoll'
import { areOfTwoHouseholds } from '../domain/doors/recognising'
import { needsSlip, REPRINTS_MAX, shownUntil, slipState, SLIPS_MAX } from '../domain/doors/slips'
import { countMembers, readMembers } from '../readCourtyard'
import { groupNames } from '../roll/groupNames'
import type { CourtyardUseCase } from '../useCase'
import { countReprints } from './reprintSlip'

const BATCHES_SHOWN = 10
const fields = ['group', 'headName', 'codeMadeAt', 'codeSpentAt', 'codeGeneration', 'recognised'] as const
type Door = Pick<HouseholdDocument, (typeof fields)[number] | '_id' | 'no'>

/** How far the slips of each group are, and door by door in one of them. No code is among it. */
export const codeSlips: CourtyardUseCase<'codeSlips'> = async (call, { group: wanted }) => {
  const { database, member } = call
  const { courtyardId } = member
  const [doors, members, reprints] = await Promise.all([
    readRoll(database, courtyardId, fields),
    readMembers(database, courtyardId),
    countReprints(call),
  ])
  const accounts = countMembers(members)
  const names = groupNames(doors)
  const group = names.includes(wanted) ? wanted : (names[0] ?? '')
  const batches = await readBatches(call, group)
  const shown = doors.filter((door) => door.group === group)
  return {
    groups: names.map((name) => ({ name, ...countDoors(doors, accounts, name) })),
    group,
    atOnce: SLIPS_MAX,
    reprintsLeft: Math.max(0, REPRINTS_MAX - reprints),
    doors: shown.map((door) => ({
      id: door._id,
      no: door.no,
      headName: door.headName,
      state: slipState(door, accounts.get(door._id) ?? 0),
      madeAt: door.codeMadeAt ?? null,
      recognised: Boolean(door.recognised),
    })),
    batches: await describeBatches(call, batches, shown),
  }
}

function countDoors(all: readonly Door[], accounts: ReadonlyMap<HouseholdId, number>, group: string) {
  const doors = all.filter((door) => door.group === group)
  const of = (wanted: string) => doors.filter((door) => slipState(door, accounts.get(door._id) ?? 0) === wanted).length
  return {
    doors: doors.length,
    toMake: doors.filter((door) => needsSlip(door, accounts.get(door._id) ?? 0)).length,
    out: of('made'),
    joined: of('joined'),
    recognised: doors.filter(({ recognised }) => recognised).length,
  }
}

const readBatches = ({ database, member }: MemberCall, group: string): Promise<CodeBatchDocument[]> =>
  database.collection('codeBatches').find({
    where: { courtyardId: member.courtyardId, kind: 'group', group },
    orderBy: [['createdAt', 'desc']],
    limit: BATCHES_SHOWN,
  })

async function describeBatches(call: MemberCall, batches: readonly CodeBatchDocument[], doors: readonly Door[]) {
  const names = await readNames(
    call,
    batches.map(({ madeBy }) => madeBy),
  )
  return batches.map((batch) => ({
    id: batch._id,
    by: names.get(batch.madeBy) ?? '',
    at: batch.createdAt,
    doors: batch.doors.length,
    /** Only who made it sees it again, and not for long. */
    shownUntil:
      batch.madeBy === call.accountId && call.now < shownUntil(batch.createdAt) ? shownUntil(batch.createdAt) : null,
    iMayRecord:
      batch.madeBy !== call.accountId && areOfTwoHouseholds(call.member, { householdId: batch.madeByHousehold }),
    unsigned: unsignedOf(batch, doors).map(({ _id }) => _id),
  }))
}

/** Doors of a batch whose slip is still the one that was made then, and that nobody knows yet. */
export const unsignedOf = <D extends Pick<Door, '_id' | 'codeGeneration' | 'recognised'>>(
  { doors }: CodeBatchDocument,
  households: readonly D[],
): D[] => {
  const generationOf = new Map(doors.map(({ householdId, generation }) => [householdId, generation]))
  return households.filter((one) => !one.recognised && generationOf.get(one._id) === one.codeGeneration)
}
