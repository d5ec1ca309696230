import * as v from 'valibot'
import type { Call } from '../../shared/call'
import type { Transaction } from '../../shared/database'
import type { ProposalDocument } from '../../shared/documents'
import { Refusal } from '../../shared/refusal'
import { sha256 } from '../../shared/sha256'
import { appendAct } from '../chain/appendAct'
import { canonicalJson } from '../chain/domain/canonicalJson'
import { NoLongerDue, type Acts, type Carrying } from './act'
import { cameToNothingNotice, dayNotice } from './domain/notices'
import { regimes } from './domain/regimes'

type Parts = Pick<Call, 'database' | 'secret' | 'now' | 'wechat' | 'storage'>

/**
 * Carries out what is confirmed and due. What can't be done any more has failed, and says why; what the database was too busy for
 * stays due. Called by whoever confirms and by the clock, any number of times at once: it is done once.
 */
export async function carryOut(parts: Parts, { acts }: Acts, proposal: ProposalDocument): Promise<void> {
  const { act: name, effectiveAt, state, courtyardId } = proposal
  const act = acts[name]
  if (state !== 'confirmed' || effectiveAt === null || effectiveAt > parts.now) return
  if (!act) throw new Error(`no act is called ${name}`)
  const { database, secret, now, wechat, storage } = parts
  const carrying: Carrying = { database, secret, now, wechat, storage, courtyardId, proposal }
  try {
    await act.carryOut(carrying, v.parse(act.schema, proposal.what), (transaction) => finish(transaction, carrying))
  } catch (error) {
    if (error instanceof NoLongerDue) return
    if (!(error instanceof Refusal) || error.code === 'BUSY') throw error
    // refused because somebody else has just carried it out: then it is done
    if ((await fail(parts, proposal, error.code)) !== 'done') throw error
  }
}

/** The act's own last step, within its transaction: the proposal's end, the courtyard's chain, and everybody's row of the day. The doors are told by the act. */
async function finish(transaction: Transaction, { proposal: { _id }, now }: Carrying): Promise<void> {
  const proposals = transaction.collection('proposals')
  const proposal = await proposals.get(_id)
  if (proposal?.state !== 'confirmed') throw new NoLongerDue(_id)
  await proposals.update(_id, { state: 'done', endedAt: now, dueAt: null })
  const { courtyardId, act, title, lines, proposedAs, secondAs } = proposal
  const outbox = transaction.collection('outbox')
  if (!regimes[proposal.regime].isPublic) return
  const day = dayNotice(courtyardId, now)
  if (!(await outbox.get(day._id))) await outbox.create(day)
  await appendAct(transaction, courtyardId, {
    kind: 'carriedOut',
    payload: {
      ...{ proposal: _id, act, title, linesHash: sha256(canonicalJson([...lines])) },
      first: proposedAs.householdId ?? '',
      second: secondAs?.householdId ?? '',
    },
    at: now,
  })
}

/** Returns how it stands: what is done already doesn't fail. */
async function fail(
  { database, now }: Parts,
  { _id }: ProposalDocument,
  failure: string,
): Promise<ProposalDocument['state'] | undefined> {
  return database.transaction(async (transaction) => {
    const proposals = transaction.collection('proposals')
    const proposal = await proposals.get(_id)
    if (proposal?.state !== 'confirmed') return proposal?.state
    await proposals.update(_id, { state: 'failed', failure, endedAt: now, dueAt: null })
    const why = '从提出到现在，情况变了，办不成了。要办的话，请重新提一次。'
    await transaction.collection('outbox').create(cameToNothingNotice(proposal, why, now))
    return 'failed'
  })
}
