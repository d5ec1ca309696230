import { describeProposal, type ProposalCard } from '../../engines/proposals/cards'
import { matterOf } from '../../engines/proposals/domain/matterOf'
import { regimes } from '../../engines/proposals/domain/regimes'
import { seconding } from '../../engines/secondPerson/domain/seconding'
import type { MemberCall } from '../../shared/call'
import { below, oneOf } from '../../shared/database'
import type { ProposalDocument } from '../../shared/documents'
import { mayHere } from '../../shared/offices'
import { ownHousehold, readMembers } from '../readCourtyard'

const RUNNING_MAX = 200
const PAST = 20

/** What takes two and isn't over, the newest first; and the page of what is. */
export async function readActs(call: MemberCall, before: number | null) {
  const { database, member } = call
  const { courtyardId } = member
  const [running, past] = await Promise.all([
    before === null ? readRunning(call) : [],
    database.collection('proposals').find({
      where: { courtyardId, ...(before === null ? {} : { createdAt: below(before) }) },
      orderBy: [['createdAt', 'desc']],
      limit: PAST + 1,
    }),
  ])
  const page = past.slice(0, PAST)
  const ended = page.filter(({ state }) => state !== 'waiting' && state !== 'confirmed')
  const cards = await describe(call, [...running, ...ended])
  return {
    running: cards.filter(({ state, id }) => running.some(({ _id }) => _id === id) && state !== 'lapsed'),
    past: cards.filter(({ id }) => ended.some(({ _id }) => _id === id)),
    next: past.length > PAST ? (page.at(-1)?.createdAt ?? null) : null,
  }
}

/** How many wait for the caller to be the second. One round trip. */
export async function countToConfirm(call: MemberCall): Promise<number> {
  const { member, now } = call
  if (!mayHere(call, 'committee')) return 0
  const running = await readRunning(call)
  return running.filter(
    (proposal) =>
      proposal.state === 'waiting' && proposal.lapsesAt > now && seconding(member, matterOf(proposal), now) === 'ok',
  ).length
}

const readRunning = ({ database, member: { courtyardId } }: MemberCall): Promise<ProposalDocument[]> =>
  database.collection('proposals').find({
    where: { courtyardId, state: oneOf(['waiting', 'confirmed']) },
    orderBy: [['createdAt', 'desc']],
    limit: RUNNING_MAX,
  })

async function describe(call: MemberCall, proposals: readonly ProposalDocument[]): Promise<ProposalCard[]> {
  const { database, member, now } = call
  const { courtyardId, householdId } = member
  const committee = mayHere(call, 'committee')
  const shown = proposals.filter(
    ({ regime, doors }) =>
      committee || regimes[regime].isPublic || (householdId !== null && doors.includes(householdId)),
  )
  if (shown.length === 0) return []
  const [members, household, doors] = await Promise.all([
    readMembers(database, courtyardId),
    ownHousehold(call),
    database.collection('households').count({ courtyardId, active: true }),
  ])
  const viewer = { member, members, recognised: (household?.recognised ?? null) !== null, doors, now }
  return shown.map((proposal) => describeProposal(proposal, viewer))
}
