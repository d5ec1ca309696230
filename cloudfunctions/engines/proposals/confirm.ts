import type { MemberCall } from '../../shared/call'
import type { ProposalDocument } from '../../shared/documents'
import type { ProposalId } from '../../shared/ids'
import { readNames } from '../../shared/readNames'
import { Refusal } from '../../shared/refusal'
import { actingAs } from '../secondPerson/domain/seconding'
import { requireSecond } from '../secondPerson/requireSecond'
import type { Acts } from './act'
import { carryOut } from './carryOut'
import { delayedNotice } from './domain/notices'
import { effectiveAt, regimes } from './domain/regimes'
import { matterOf } from './domain/matterOf'

/**
 * The second person's yes. What is due at once is carried out with it. Refuses who may not be the second with the reason
 * (engines/secondPerson), what isn't waiting with WRONG_STAGE, and what the act itself can't do any more.
 */
export async function confirm(call: MemberCall, acts: Acts, id: ProposalId): Promise<ProposalDocument> {
  const { accountId, database, member } = call
  const read = await database.collection('proposals').get(id)
  if (!read || read.courtyardId !== member.courtyardId || read.home !== acts.home) throw new Refusal('NOT_FOUND')
  if (read.secondBy !== accountId) requireSecond(call, matterOf(read))
  const confirmed = regimes[read.regime].tells === 'everybody' ? await note(call, read) : await noteQuietly(call, read)
  await carryOut(call, acts, confirmed)
  return confirmed
}

/** What the confirmation changes of a proposal that waits; null where the caller has confirmed it already. */
function confirmation({ accountId, member, now }: MemberCall, proposal: ProposalDocument) {
  if (proposal.secondBy === accountId) return null
  if (proposal.state !== 'waiting' || proposal.lapsesAt <= now) throw new Refusal('WRONG_STAGE')
  const effect = effectiveAt(proposal, now)
  return {
    state: 'confirmed',
    ...{ secondBy: accountId, secondAs: actingAs(member, 'committee', now), secondAt: now },
    ...{ effectiveAt: effect, dueAt: effect },
  } as const
}

/** Nobody is told of it by itself: one write, which only a proposal that waits takes. */
async function noteQuietly(call: MemberCall, read: ProposalDocument): Promise<ProposalDocument> {
  const { _id } = read
  const proposals = call.database.collection('proposals')
  const patch = confirmation(call, read)
  if (!patch) return read
  if ((await proposals.updateWhere({ _id, state: 'waiting' }, patch)) === 1) return { ...read, ...patch }
  const current = await proposals.get(_id)
  if (current?.secondBy !== call.accountId) throw new Refusal('WRONG_STAGE')
  return current
}

async function note(call: MemberCall, read: ProposalDocument): Promise<ProposalDocument> {
  const { database, member, now } = call
  const names = await readNames(call, [read.proposedBy])
  return database.transaction(async (transaction) => {
    const proposals = transaction.collection('proposals')
    const proposal = await proposals.get(read._id)
    if (!proposal) throw new Refusal('NOT_FOUND')
    const patch = confirmation(call, proposal)
    if (!patch) return proposal
    await proposals.update(read._id, patch)
    const both = [names.get(proposal.proposedBy) ?? '', member.name]
    await transaction.collection('outbox').create(delayedNotice(proposal, both, patch.effectiveAt, now))
    return { ...proposal, ...patch }
  })
}
