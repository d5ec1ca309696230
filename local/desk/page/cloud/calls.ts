import type { Line } from './line'

/** How a call ended: done, refused by the function's own rules, or failed. */
export type CallEnd = 'done' | 'refused' | 'failed'

/** One request of a function to the cloud. */
export interface Trip {
  /** As the SDK names it: `database.getDocument`. */
  readonly action: string
  /** Empty for what isn't the database. */
  readonly collection: string
  readonly ms: number
}

/** One call of a function. `trips` and `depth` are its database round trips: how many, and how many one after another. */
export interface CallEntry {
  readonly requestId: string
  readonly at: number
  readonly fn: string
  /** Empty where the function's log names none. */
  readonly procedure: string
  /** Empty for a timer. */
  readonly openid: string
  /** Who called, as the platform names it: `wx_client`, `timer`, … */
  readonly source: string
  readonly end: CallEnd
  /** A refusal's code or the platform's error; `ok`. */
  readonly outcome: string
  readonly ms: number
  readonly cold: boolean
  readonly trips: number
  readonly depth: number
  readonly requests: readonly Trip[]
}

export interface LogLine {
  /** ISO, on the cloud's clock. */
  readonly at: string
  readonly level: string
  readonly requestId: string
  readonly text: string
}

/** As `/control/invocations` tells it. */
export interface Invocation {
  readonly requestId: string
  readonly function: string
  readonly openid: string
  readonly source: string
  readonly at: string
  readonly ms: number
  readonly cold: boolean
  readonly error: string | null
  readonly roundTrips: { readonly count: number; readonly depth: number }
  readonly trips: readonly Trip[]
}

/** Lines in which what the function says about its calls is looked for. */
const LINES_READ = 1000

export interface Calls {
  /** The newest first. */
  calls(limit: number): Promise<readonly CallEntry[]>
  logs(requestId: string): Promise<readonly LogLine[]>
}

export const askCalls = (line: Line): Calls => ({
  calls: async (limit) => {
    const [{ invocations }, { lines }] = await Promise.all([
      line.get<{ invocations: readonly Invocation[] }>('invocations', { limit: String(limit) }),
      line.get<{ lines: readonly LogLine[] }>('logs', { limit: String(LINES_READ) }),
    ])
    return describeCalls(invocations, lines)
  },
  logs: async (requestId) => (await line.get<{ lines: readonly LogLine[] }>('logs', { requestId })).lines,
})

/** What a function's structured log line says about its call. */
interface CallFacts {
  readonly procedure: string
  readonly outcome: string
}

/** Calls with what their own log lines tell of them: a JSON line with `procedure` and `outcome`, where there is one. */
export function describeCalls(invocations: readonly Invocation[], lines: readonly LogLine[]): CallEntry[] {
  const told = new Map(lines.flatMap(readFacts))
  const broken = new Set(lines.filter(({ level }) => level === 'error').map(({ requestId }) => requestId))
  return invocations.map((invocation) => {
    const { requestId, error, roundTrips } = invocation
    const outcome = error ?? told.get(requestId)?.outcome ?? 'ok'
    return {
      requestId,
      at: Date.parse(invocation.at),
      fn: invocation.function,
      procedure: told.get(requestId)?.procedure ?? '',
      openid: invocation.openid,
      source: invocation.source,
      end: error !== null || broken.has(requestId) ? 'failed' : outcome === 'ok' ? 'done' : 'refused',
      outcome,
      ms: invocation.ms,
      cold: invocation.cold,
      trips: roundTrips.count,
      depth: roundTrips.depth,
      requests: invocation.trips,
    }
  })
}

/** One entry, by request id, for a structured line about a call; none for any other line. */
function readFacts({ requestId, text }: LogLine): (readonly [string, CallFacts])[] {
  if (!text.startsWith('{')) return []
  try {
    const { procedure, outcome } = JSON.parse(text) as { procedure?: unknown; outcome?: unknown }
    return typeof procedure === 'string' && typeof outcome === 'string' ? [[requestId, { procedure, outcome }]] : []
  } catch {
    return []
  }
}
