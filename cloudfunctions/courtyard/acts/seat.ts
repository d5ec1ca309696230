import { act, type Carrying, type Finish } from '../../engines/proposals/act'
import { above } from '../../shared/database'
import { DAY_MS, sayInstant } from '../../shared/dates'
import type { CourtyardOffice, MemberDocument } from '../../shared/documents'
import type { AccountId } from '../../shared/ids'
import { courtyardOffices, heldHere, holdsHere, officesHere, reseated, staysOn } from '../../shared/offices'
import type { MemberCall } from '../../shared/call'
import type { ParsedInputOf } from '../../shared/procedure'
import { Refusal } from '../../shared/refusal'
import { peopleProcedures } from '../contract/people'
import { committeeKeys, keepOne, neededSeat } from '../members/committee'
import { memberKey, readMembers } from '../readCourtyard'
import { seatersOf } from './seatersOf'

/** Nobody is put in or out again before. */
const AGAIN_MS = 30 * DAY_MS
/** More proposals than a courtyard has in that time. */
const RECENT_MAX = 500

type What = ParsedInputOf<(typeof peopleProcedures)['setRoles']>

/**
 * Seats and unseats, and sets the end of a term: told to everybody, and after three days; one at a time. Who holds an office already
 * keeps since when and by whom. One's own resignation takes nobody else.
 */
export const seat = act({
  regime: 'delayed',
  aloneWhileYoung: true,
  schema: peopleProcedures.setRoles.input,
  plan: async (call, what, young) => {
    const { accountId, database, member, now } = call
    const { courtyardId } = member
    if (courtyardOffices.some((office) => (what.until[office] ?? Infinity) <= now)) {
      throw new Refusal('INVALID_INPUT', { at: 'until' })
    }
    const members = await readMembers(database, courtyardId)
    const target = members.find((one) => one.accountId === what.memberId)
    if (!target) throw new Refusal('NOT_FOUND')
    const change = changeOf(target, what, [accountId], now)
    if (change.lines.length === 0) return null
    if (change.leaves || change.ends) {
      const needed = neededSeat(
        members.filter((one) => one !== target),
        change.leaves,
        now,
      )
      if (needed) throw new Refusal(needed)
    }
    const resigns = target.accountId === accountId && change.onlyLeaves
    if (!resigns && !young) await refuseWhileOthers(call, target.accountId)
    const kin = members.filter((one) => what.kinOf.includes(one.accountId) && one !== target)
    return {
      title: change.lines.length === 1 ? (change.lines[0] ?? '') : `${target.name}换职务`,
      lines: [...change.lines, ...kin.map(({ name }) => `${target.name}和${name}是亲戚`)],
      partyAccounts: [target.accountId],
      partyHouseholds: target.householdId === null ? [] : [target.householdId],
      alone: resigns,
    }
  },
  carryOut: seatNow,
})

async function seatNow({ database, courtyardId, now, proposal }: Carrying, what: What, finish: Finish): Promise<void> {
  const key = memberKey(courtyardId, what.memberId)
  const committee = await committeeKeys(database, courtyardId, now)
  await database.transaction(async (transaction) => {
    const [target, courtyard] = [
      await transaction.collection('members').get(key),
      await transaction.collection('courtyards').get(courtyardId),
    ]
    if (!target || !courtyard) throw new Refusal('NOT_FOUND')
    const young = courtyard.firstVoteAt === undefined
    // whom one of the founder's people seats before the first vote is the founder's too
    const by = young ? [courtyard.foundedBy] : seatersOf(proposal)
    const change = changeOf(target, what, by, now)
    const { leaves } = change
    if (leaves || change.ends) await keepOne(transaction, courtyardId, committee, { key, leaves, now })
    const kin = what.kinOf.length > 0 ? { kinOf: what.kinOf } : {}
    await transaction.collection('members').update(key, { ...change.seats, ...kin })
    await finish(transaction)
  })
}

const names: Readonly<
  Record<CourtyardOffice, { readonly joins: string; readonly leaves: string; readonly is: string }>
> = {
  committee: { joins: '进院管委会', leaves: '离开院管委会', is: '院管委会成员' },
  propertyManager: { joins: '当物业经理', leaves: '不再当物业经理', is: '物业经理' },
}

/** What becomes of somebody's offices, and how it reads. */
function changeOf(target: MemberDocument, { roles, until }: What, by: readonly AccountId[], now: number) {
  const { courtyardId } = target
  const offices = reseated(target, { wanted: roles, until, courtyardId, by, now })
  const after = { courtyardId, offices }
  const held = officesHere(target, now)
  const lines = courtyardOffices.flatMap((office) => {
    const [had, has] = [held.includes(office), holdsHere(after, office, now)]
    const end = has ? (heldHere(after, office, now)?.until ?? null) : null
    const term = end === null ? '' : `，做到 ${sayInstant(end)}`
    if (has && !had) return [`请${target.name}${names[office].joins}${term}`]
    if (had && !has) return [`${target.name}${names[office].leaves}`]
    if (!had || end === (heldHere(target, office, now)?.until ?? null)) return []
    return [`${target.name}的${names[office].is}任期改成${end === null ? '不定' : `到 ${sayInstant(end)}`}`]
  })
  return {
    seats: { offices },
    lines,
    leaves: holdsHere(target, 'committee', now) && !holdsHere(after, 'committee', now),
    ends: staysOn(target, 'committee', now) && !staysOn(after, 'committee', now),
    onlyLeaves: courtyardOffices.every(
      (office) =>
        !holdsHere(after, office, now) ||
        (held.includes(office) && heldHere(after, office, now)?.until === heldHere(target, office, now)?.until),
    ),
  }
}

/** One seating at a time, and the same person not again within a month: nobody is worn down by proposals. */
async function refuseWhileOthers({ database, member, now }: MemberCall, accountId: AccountId): Promise<void> {
  const recent = await database.collection('proposals').find({
    where: { courtyardId: member.courtyardId, createdAt: above(now - AGAIN_MS) },
    orderBy: [['createdAt', 'desc']],
    limit: RECENT_MAX,
    fields: ['act', 'state', 'partyAccounts'],
  })
  const seatings = recent.filter((one) => one.act === 'seat')
  if (seatings.some(({ state }) => state === 'waiting' || state === 'confirmed')) throw new Refusal('SEATING_RUNNING')
  const settled = seatings.filter(({ state }) => state === 'done' || state === 'stopped')
  if (settled.some(({ partyAccounts }) => partyAccounts.includes(accountId))) throw new Refusal('SEATED_RECENTLY')
}
