import type { ProposalDocument } from '../../cloudfunctions/shared/documents'
import type { CallReply } from '../../cloudfunctions/shared/procedure'
import type { TestCloud } from './localCloud'

interface Proposed {
  readonly state: 'already' | 'done' | 'waiting'
  readonly proposalId: string | null
}

export interface Two {
  readonly first: string
  readonly second: string
  readonly courtyardId?: string
}

let calls = 0

async function call<T>(cloud: TestCloud, person: string, fn: string, procedure: string, input: unknown, more: object) {
  const requestId = `together-${String(++calls).padStart(6, '0')}`
  const reply = (await cloud.call(person, fn, { procedure, input, requestId, ...more })) as CallReply<T>
  if (!reply.ok) throw new Error(`${procedure}: ${reply.refusal.code} ${JSON.stringify(reply.refusal.detail)}`)
  return reply.value
}

/**
 * What takes two: one person proposes, the other confirms, the clock goes on to where it takes effect, and it does. Throws with the
 * code when either is refused. Returns the proposal as it stands then.
 */
export async function together<T extends Proposed>(
  cloud: TestCloud,
  { first, second, courtyardId }: Two,
  fn: 'courtyard' | 'votes' | 'ratings',
  procedure: string,
  input: unknown,
): Promise<T & { readonly stored: ProposalDocument | null }> {
  const more = courtyardId === undefined ? {} : { courtyardId }
  const proposed = await call<T>(cloud, first, fn, procedure, input, more)
  const { proposalId } = proposed
  if (proposalId === null) return { ...proposed, stored: null }
  if (proposed.state === 'waiting') {
    await call(cloud, second, fn, 'confirmProposals', { ids: [proposalId] }, more)
    const { effectiveAt } = await readProposal(cloud, proposalId)
    if (effectiveAt !== null && effectiveAt > Date.parse((await cloud.clock.read()).now)) {
      await cloud.clock.set(new Date(effectiveAt).toISOString())
      await cloud.fireTimer(fn, 'advance')
    }
  }
  return { ...proposed, stored: await readProposal(cloud, proposalId) }
}

export async function readProposal(cloud: TestCloud, id: string): Promise<ProposalDocument> {
  const { data } = await cloud.sdk().database().collection('proposals').doc(id).get()
  return (Array.isArray(data) ? data[0] : data) as ProposalDocument
}
