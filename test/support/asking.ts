import type { CallReply, Contract, InputOf, OutputOf } from '../../cloudfunctions/shared/procedure'
import type { RoundTrips, TestCloud } from './localCloud'

export type Refused = Extract<CallReply<unknown>, { ok: false }>['refusal']

/** How people call a function by what its contract promises. */
export interface Asking<C extends Contract> {
  /** The answer; throws with the code, and with the log where that says more, when refused. */
  ok<P extends keyof C & string>(
    person: string,
    procedure: P,
    input: InputOf<C[P]>,
    requestId?: string,
  ): Promise<OutputOf<C[P]>>
  /** Why it was refused; throws when it wasn't. */
  refused<P extends keyof C & string>(
    person: string,
    procedure: P,
    input: InputOf<C[P]>,
    requestId?: string,
  ): Promise<Refused>
  /** Database round trips of a call, after the one that reads who is calling. */
  trips<P extends keyof C & string>(person: string, procedure: P, input: InputOf<C[P]>): Promise<RoundTrips>
}

let calls = 0

/** Every call is a request of its own unless it names one. */
export function asking<C extends Contract>(cloud: TestCloud, fn: string): Asking<C> {
  const envelope = (procedure: string, input: unknown, requestId?: string) => ({
    procedure,
    input,
    requestId: requestId ?? `${fn}-request-${String(++calls).padStart(6, '0')}`,
  })
  const ask = async (person: string, procedure: string, input: unknown, requestId?: string) =>
    (await cloud.call(person, fn, envelope(procedure, input, requestId))) as CallReply<unknown>
  return {
    ok: async (person, procedure, input, requestId) => {
      const reply = await ask(person, procedure, input, requestId)
      if (reply.ok) return reply.value as OutputOf<C[typeof procedure]>
      const { code, detail } = reply.refusal
      const log = code === 'INTERNAL' ? await cloud.get(`/control/logs?requestId=${detail['requestId'] ?? ''}`) : ''
      throw new Error(`${procedure}: ${code} ${JSON.stringify(detail)} ${JSON.stringify(log).slice(0, 2000)}`)
    },
    refused: async (person, procedure, input, requestId) => {
      const reply = await ask(person, procedure, input, requestId)
      if (reply.ok) throw new Error(`${procedure} was answered: ${JSON.stringify(reply.value)}`)
      return reply.refusal
    },
    trips: async (person, procedure, input) => {
      const { result, roundTrips } = await cloud.measure(person, fn, envelope(procedure, input))
      const reply = result as CallReply<unknown>
      if (!reply.ok) throw new Error(`${procedure}: ${reply.refusal.code}`)
      return { count: roundTrips.count - 1, depth: roundTrips.depth - 1 }
    },
  }
}
