import type { TimerCall } from '../../shared/call'
import { atMost } from '../../shared/database'
import { DAY_MS } from '../../shared/dates'
import type { ProposalDocument } from '../../shared/documents'
import { logBug } from '../../shared/log'
import { Refusal } from '../../shared/refusal'
import type { Acts } from './act'
import { carryOut } from './carryOut'
import { cameToNothingNotice } from './domain/notices'

const BATCH = 50
/** What fails for a reason of its own is out of the others' way for this long. */
const AFTER_FAILURE_MS = DAY_MS / 24

/** The timer's part: what is confirmed takes effect when it is due, what nobody confirmed lapses. */
export async function advanceProposals(call: TimerCall, acts: Acts): Promise<void> {
  const proposals = call.database.collection('proposals')
  const due = await proposals.find({
    where: { home: acts.home, dueAt: atMost(call.now) },
    orderBy: [['dueAt', 'asc']],
    limit: BATCH,
  })
  for (const proposal of due) {
    try {
      if (proposal.state === 'confirmed') await carryOut(call, acts, proposal)
      else await lapse(call, proposal)
    } catch (error) {
      if (!(error instanceof Refusal)) logBug(call.requestId, error)
      await proposals.updateWhere(
        { _id: proposal._id, dueAt: atMost(call.now) },
        { dueAt: call.now + AFTER_FAILURE_MS },
      )
    }
  }
}

async function lapse({ database, now }: TimerCall, { _id }: ProposalDocument): Promise<void> {
  await database.transaction(async (transaction) => {
    const proposals = transaction.collection('proposals')
    const proposal = await proposals.get(_id)
    if (proposal?.state !== 'waiting') return
    if (proposal.lapsesAt > now) {
      await proposals.update(_id, { dueAt: proposal.lapsesAt })
      return
    }
    await proposals.update(_id, { state: 'lapsed', endedAt: now, dueAt: null })
    const why = '到时候还没有第二个人确认，这一次不算了。还要办的话，可以再提一次。'
    await transaction.collection('outbox').create(cameToNothingNotice(proposal, why, now))
  })
}
