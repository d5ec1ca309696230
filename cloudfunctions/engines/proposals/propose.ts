import * as v from 'valibot'
import type { MemberCall } from '../../shared/call'
import type { ProposalDocument } from '../../shared/documents'
import { deriveId, type ProposalId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { actingAs } from '../secondPerson/domain/seconding'
import type { Act, Acts, Plan } from './act'
import { carryOut } from './carryOut'
import { doorNotices, doorsAheadText, toConfirmNotice } from './domain/notices'
import { DOORS_MAX, LAPSE_MS, LINES_MAX, OPEN_MAX, regimes } from './domain/regimes'

/** `already`: there is nothing to do. `done`: it took nobody else. `waiting`: for a second person. */
export type Proposed =
  | { readonly state: 'already'; readonly proposalId: null; readonly lapsesAt: null }
  | { readonly state: 'done'; readonly proposalId: ProposalId; readonly lapsesAt: null }
  | { readonly state: 'waiting'; readonly proposalId: ProposalId; readonly lapsesAt: number }

const already = { state: 'already', proposalId: null, lapsesAt: null } as const

/**
 * Proposes an act of the caller's function; before the first vote the founder's own are done at once. A retry finds what the first
 * try proposed. Refuses what the act refuses, and with PROPOSALS_OPEN beyond OPEN_MAX of those that everybody is told of.
 */
export async function propose(call: MemberCall, { home, acts }: Acts, name: string, what: object): Promise<Proposed> {
  const act = acts[name]
  if (!act) throw new Error(`no act is called ${name}`)
  const { accountId, database, member, now, requestId, secret } = call
  const { courtyardId } = member
  const _id = deriveId(secret, 'proposal', courtyardId, accountId, requestId)
  const proposals = database.collection('proposals')
  const { isPublic } = regimes[act.regime]
  const [made, courtyard, waiting] = await Promise.all([
    proposals.get(_id),
    database.collection('courtyards').get(courtyardId),
    isPublic ? readWaiting(call) : [],
  ])
  if (!courtyard) throw new Refusal('NOT_FOUND')
  if (made) return resume(call, { home, acts }, made)
  const young = courtyard.firstVoteAt === undefined
  const plan = await act.plan(call, what, young)
  if (!plan) return already
  const alone = plan.alone === true || (act.aloneWhileYoung && young)
  if (!alone && isPublic) checkOpen(call, waiting)

  const proposal = newProposal(call, act, plan, { _id, home, act: name, what: what as ProposalDocument['what'], alone })
  await database.transaction(async (transaction) => {
    const rows = transaction.collection('proposals')
    if (await rows.get(_id)) return
    await rows.create(proposal)
    if (alone) return
    const outbox = transaction.collection('outbox')
    await outbox.create(toConfirmNotice(proposal, member.name, now))
    if (regimes[act.regime].tells === 'doors') {
      const text = doorsAheadText(proposal, member.name, now + proposal.waitMs)
      for (const row of doorNotices(proposal, text, 'ahead', now)) await outbox.create(row)
    }
  })
  return resume(call, { home, acts }, proposal)
}

async function resume(call: MemberCall, acts: Acts, proposal: ProposalDocument): Promise<Proposed> {
  const { _id: proposalId, state, lapsesAt } = proposal
  if (state === 'waiting') return { state: 'waiting', proposalId, lapsesAt }
  if (state === 'confirmed') await carryOut(call, acts, proposal)
  return { state: 'done', proposalId, lapsesAt: null }
}

const readWaiting = ({ database, member: { courtyardId } }: MemberCall) =>
  database
    .collection('proposals')
    .find({ where: { courtyardId, state: 'waiting' }, limit: WAITING_READ, fields: ['proposedBy', 'regime'] })

function checkOpen(
  { accountId }: MemberCall,
  waiting: readonly Pick<ProposalDocument, 'proposedBy' | 'regime'>[],
): void {
  const mine = waiting.filter(({ proposedBy, regime }) => proposedBy === accountId && regimes[regime].isPublic)
  if (mine.length >= OPEN_MAX) throw new Refusal('PROPOSALS_OPEN', { max: OPEN_MAX })
}
/** More than a committee has open at any time; one that has more is only asked to finish some first. */
const WAITING_READ = 200

function newProposal(
  { accountId, member, now }: MemberCall,
  { regime, schema }: Act,
  plan: Plan,
  { alone, what, ...named }: Pick<ProposalDocument, '_id' | 'home' | 'act' | 'what'> & { readonly alone: boolean },
): ProposalDocument {
  const { title, lines, partyAccounts = [], partyHouseholds = [], doors = [], confirmBy = Infinity } = plan
  if (doors.length > DOORS_MAX) throw new Error(`${named.act} tells ${doors.length} doors one by one`)
  const waitMs = alone ? 0 : (plan.waitMs ?? regimes[regime].waitMs)
  return {
    ...{ ...named, regime, courtyardId: member.courtyardId },
    what: v.parse(schema, what) as ProposalDocument['what'],
    ...{ title, lines: lines.slice(0, LINES_MAX), partyAccounts, partyHouseholds, doors, waitMs },
    ...{ proposedBy: accountId, proposedAs: actingAs(member, 'committee', now) },
    state: alone ? 'confirmed' : 'waiting',
    ...{ secondBy: null, secondAs: null, secondAt: null, lotId: null },
    ...{
      lapsesAt: Math.min(now + LAPSE_MS, confirmBy),
      effectiveAt: alone ? now : null,
      endedAt: null,
      failure: '',
      objectors: [],
    },
    dueAt: alone ? now : Math.min(now + LAPSE_MS, confirmBy),
    createdAt: now,
    schema: 1,
  }
}
