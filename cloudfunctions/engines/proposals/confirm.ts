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
  const { accountId, database, member, now } = call
  const read = await database.collection('proposals').get(id)
  if (!read || read.courtyardId !== member.courtyardId || read.home !== acts.home) throw new Refusal('NOT_FOUND')
  if (read.secondBy !== accountId) requireSecond(call, matterOf(read))
  const names = await readNames(call, [read.proposedBy])
  const confirmed = await database.transaction(async (transaction) => {
    const proposals = transaction.collection('proposals')
    const proposal = await proposals.get(id)
    if (!proposal) throw new Refusal('NOT_FOUND')
    if (proposal.secondBy === accountId) return proposal
    if (proposal.state !== 'waiting' || proposal.lapsesAt <= now) throw new Refusal('WRONG_STAGE')
    const effect = effectiveAt(proposal, now)
    const patch = {
      state: 'confirmed',
      ...{ secondBy: accountId, secondAs: actingAs(member, 'committee', now), secondAt: now },
      ...{ effectiveAt: effect, dueAt: effect },
    } as const
    await proposals.update(id, patch)
    if (regimes[proposal.regime].tells === 'everybody') {
      const both = [names.get(proposal.proposedBy) ?? '', member.name]
      await transaction.collection('outbox').create(delayedNotice(proposal, both, effect, now))
    }
    return { ...proposal, ...patch }
  })
  await carryOut(call, acts, confirmed)
  return confirmed
}
