import type { Call, MemberCall, TimerCall } from '../../shared/call'
import type { ProposalDocument } from '../../shared/documents'
import type { LotId, ProposalId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { convene } from '../panel/convene'
import type { Decided } from '../panel/advance'
import { delayedNotice } from './domain/notices'
import { effectiveAt, LOT_LAPSE_MS, regimes, UNANSWERED_MS } from './domain/regimes'

/** What a drawing for a second person is about, by kind. */
export const PROPOSAL_LOT = 'proposal'
const LINES_MAX = 5

/**
 * Three households become the second: where nobody of the committee may be, or nobody answered for two days. `seconds`: whether
 * somebody may be now. Whoever proposed it asks for it; a second tap finds the same drawing.
 */
export async function drawFor(call: MemberCall, id: ProposalId, seconds: boolean): Promise<LotId> {
  const { accountId, database, member, now } = call
  const proposal = await database.collection('proposals').get(id)
  if (proposal?.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
  if (proposal.lotId !== null) return proposal.lotId
  if (proposal.proposedBy !== accountId) throw new Refusal('FORBIDDEN')
  if (proposal.state !== 'waiting' || proposal.lapsesAt <= now) throw new Refusal('WRONG_STAGE')
  if (seconds && now < proposal.createdAt + UNANSWERED_MS) throw new Refusal('SECOND_CAN_ANSWER')
  const lotId = await convene(call, matterOf(proposal))
  await database.transaction(async (transaction) => {
    const proposals = transaction.collection('proposals')
    const current = await proposals.get(id)
    if (current?.state !== 'waiting' || current.lotId !== null) return
    const lapsesAt = now + LOT_LAPSE_MS
    await proposals.update(id, { lotId, lapsesAt, dueAt: lapsesAt })
  })
  return lotId
}

function matterOf({
  _id,
  courtyardId,
  title,
  lines,
  partyAccounts,
  partyHouseholds,
  proposedBy,
  proposedAs,
}: ProposalDocument) {
  const more = lines.length - LINES_MAX
  const shown = more > 0 ? [...lines.slice(0, LINES_MAX - 1), `还有 ${more + 1} 条，在“院里的事”里看`] : lines
  return {
    ...{ courtyardId, matterKind: PROPOSAL_LOT, matterId: _id },
    asks: {
      home: 'courtyard' as const,
      title,
      lines: shown.length > 0 ? shown : [title],
      words: { yes: '可以办', no: '不能办' },
    },
    uninvolved: {
      accounts: [proposedBy, ...partyAccounts],
      households: [...partyHouseholds, ...(proposedAs.householdId === null ? [] : [proposedAs.householdId])],
    },
  }
}

/** Two of the three said yes: it is confirmed, and due in its own function. Or no: it is over. */
export async function lotDecided(call: TimerCall, { matterId, decision }: Decided): Promise<void> {
  const { now } = call
  const id = matterId as ProposalId
  const read = await call.database.collection('proposals').get(id)
  if (!read) return
  const names = await namesOf(call, read)
  await call.database.transaction(async (transaction) => {
    const proposals = transaction.collection('proposals')
    const proposal = await proposals.get(id)
    if (proposal?.state !== 'waiting') return
    if (decision === 'no') {
      await proposals.update(id, { state: 'lapsed', endedAt: now, dueAt: null })
      return
    }
    const effect = effectiveAt(proposal, now)
    await proposals.update(id, { state: 'confirmed', secondAt: now, effectiveAt: effect, dueAt: effect })
    if (regimes[proposal.regime].tells === 'everybody') {
      await transaction.collection('outbox').create(delayedNotice(proposal, [names, '抽签请来的三户'], effect, now))
    }
  })
}

async function namesOf({ database }: Pick<Call, 'database'>, { courtyardId, proposedBy }: ProposalDocument) {
  const member = await database.collection('members').get(`${courtyardId}:${proposedBy}`)
  return member?.name ?? '院管委会成员'
}
