import type { MemberCall } from '../../shared/call'
import type { HouseholdDocument, ProposalDocument } from '../../shared/documents'
import type { ProposalId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { stoppedNotice } from './domain/notices'
import { regimes, stoppedBy } from './domain/regimes'

/** Whoever proposed it takes it back, until it is confirmed. */
export async function withdraw(call: MemberCall, id: ProposalId): Promise<void> {
  const { accountId, now } = call
  await change(call, id, (proposal) => {
    if (proposal.proposedBy !== accountId) throw new Refusal('FORBIDDEN')
    if (proposal.state === 'withdrawn') return null
    if (proposal.state !== 'waiting') throw new Refusal('WRONG_STAGE')
    return { state: 'withdrawn', endedAt: now, dueAt: null }
  })
}

/**
 * A household says no to what everybody was told of before it takes effect; whom it is about says no for themselves, and that is
 * enough. Enough households stop it. Saying so twice counts once.
 */
export async function object(
  call: MemberCall,
  id: ProposalId,
  household: Pick<HouseholdDocument, '_id' | 'recognised'> | null,
  doors: number,
): Promise<void> {
  const { accountId, now } = call
  await change(call, id, (proposal) => {
    const { objectors, partyAccounts, regime, state } = proposal
    if (state === 'stopped') return null
    if (!regimes[regime].canBeStopped || state !== 'confirmed') throw new Refusal('WRONG_STAGE')
    const isParty = partyAccounts.includes(accountId)
    if (!isParty && !household) throw new Refusal('NOT_REPRESENTATIVE')
    if (!isParty && !household?.recognised) throw new Refusal('NOT_RECOGNISED')
    const mine = household?._id
    const all = mine === undefined || objectors.includes(mine) ? objectors : [...objectors, mine]
    if (isParty || all.length >= stoppedBy(doors)) {
      return { objectors: all, state: 'stopped', endedAt: now, dueAt: null }
    }
    return all === objectors ? null : { objectors: all }
  })
}

type Patch = Partial<Pick<ProposalDocument, 'state' | 'endedAt' | 'dueAt' | 'objectors'>>

async function change(
  { database, member, now }: MemberCall,
  id: ProposalId,
  decide: (proposal: ProposalDocument) => Patch | null,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const proposals = transaction.collection('proposals')
    const proposal = await proposals.get(id)
    if (proposal?.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
    const patch = decide(proposal)
    if (!patch) return
    await proposals.update(id, patch)
    if (patch.state === 'stopped') await transaction.collection('outbox').create(stoppedNotice(proposal, now))
  })
}
