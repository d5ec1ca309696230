/** The local cloud's control face, as far as the desk uses it. */
export interface ClockState {
  /** ms */
  readonly now: number
  readonly frozen: boolean
}
export interface CollectionInfo {
  readonly name: string
  readonly count: number
  readonly indexes: readonly {
    readonly name: string
    readonly keys: readonly (readonly [field: string, direction: 1 | -1])[]
    readonly unique: boolean
  }[]
}
export type StoredDocument = Readonly<Record<string, unknown>> & { readonly _id: string }
export interface DocumentPage {
  /** Null where a filter leaves it uncounted. */
  readonly total: number | null
  readonly documents: readonly StoredDocument[]
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
  /** ok, a refusal's code, or the platform's error. */
  readonly outcome: string
  readonly ms: number
  readonly trips: number
  readonly depth: number
}
export interface LogLine {
  readonly level: string
  readonly requestId: string
  readonly text: string
}
/** A subscribe message that was delivered. */
export interface Notice {
  readonly title: string
  /** Page of the mini-program that it opens. */
  readonly page: string
  readonly fields: readonly { readonly label: string; readonly value: string }[]
}

export interface CloudListeners {
  readonly clock: (state: ClockState) => void
  readonly notice: (openid: string, notice: Notice) => void
  readonly reset: () => void
  readonly connected: (connected: boolean) => void
}

export interface CloudControl {
  clock(): Promise<ClockState>
  moveTo(at: number): Promise<void>
  freeze(frozen: boolean): Promise<void>
  collections(): Promise<readonly CollectionInfo[]>
  documents(name: string, where: Readonly<Record<string, unknown>>, skip: number, limit: number): Promise<DocumentPage>
  /** The newest first. */
  calls(limit: number): Promise<readonly CallEntry[]>
  /** Titles of subscribe messages by template id. */
  templateTitles(): Promise<Readonly<Record<string, string>>>
  logs(requestId: string): Promise<readonly LogLine[]>
  listen(listeners: CloudListeners): void
}

interface StoredClock {
  readonly now: string
  readonly frozen: boolean
}
const readClock = ({ now, frozen }: StoredClock): ClockState => ({ now: Date.parse(now), frozen })

export function openCloud(address: string): CloudControl {
  async function get<T>(path: string, query: Readonly<Record<string, string>> = {}): Promise<T> {
    return read<T>(await fetch(`${address}/control/${path}?${new URLSearchParams(query)}`))
  }
  const changeClock = async (change: Readonly<Record<string, unknown>>): Promise<void> => {
    await read(await fetch(`${address}/control/clock`, { method: 'POST', body: JSON.stringify(change) }))
  }

  return {
    clock: async () => readClock(await get<StoredClock>('clock')),
    moveTo: (at) => changeClock({ set: new Date(at).toISOString() }),
    freeze: (freeze) => changeClock({ freeze }),
    collections: async () => (await get<{ collections: CollectionInfo[] }>('collections')).collections,
    documents: async (name, where, skip, limit) => {
      const query = { where: JSON.stringify(where), skip: String(skip), limit: String(limit) }
      const page = await get<{ total?: number; documents: StoredDocument[] }>(`collections/${name}`, query)
      return { total: page.total ?? null, documents: page.documents }
    },
    calls: async (limit) => {
      const [{ invocations }, { lines }] = await Promise.all([
        get<{ invocations: Invocation[] }>('invocations', { limit: String(limit) }),
        get<{ lines: LogLine[] }>('logs', { limit: '1000' }),
      ])
      const told = new Map(lines.flatMap(readFacts))
      return invocations.map((invocation) => describe(invocation, told.get(invocation.requestId)))
    },
    templateTitles: async () => {
      const { templates } = await get<{ templates: { templateId: string; title: string }[] }>('quotas')
      return Object.fromEntries(templates.map(({ templateId, title }) => [templateId, title]))
    },
    logs: async (requestId) => (await get<{ lines: LogLine[] }>('logs', { requestId })).lines,
    listen: ({ clock, notice, reset, connected }) => {
      const events = new EventSource(`${address}/control/events`)
      const on = <T>(type: string, handle: (data: T) => void) =>
        events.addEventListener(type, ({ data }: MessageEvent<string>) => handle(JSON.parse(data) as T))
      on<StoredClock>('clock', (state) => clock(readClock(state)))
      on<{ openid: string; notice: Notice }>('notice', (event) => notice(event.openid, event.notice))
      on('reset', reset)
      events.addEventListener('open', () => connected(true))
      events.addEventListener('error', () => connected(false))
    },
  }
}

async function read<T>(response: Response): Promise<T> {
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as T
  const { error, message } = (answer ?? {}) as { error?: unknown; message?: unknown }
  throw new Error(String(error ?? message ?? response.status))
}

interface Invocation {
  readonly requestId: string
  readonly function: string
  readonly openid: string
  readonly at: string
  readonly ms: number
  readonly error: string | null
  readonly roundTrips: { readonly count: number; readonly depth: number }
}
/** What a function's structured log line says about its call. */
interface CallFacts {
  readonly procedure: string
  readonly outcome: string
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

const describe = (invocation: Invocation, facts: CallFacts | undefined): CallEntry => ({
  requestId: invocation.requestId,
  at: Date.parse(invocation.at),
  fn: invocation.function,
  procedure: facts?.procedure ?? '',
  openid: invocation.openid,
  outcome: invocation.error ?? facts?.outcome ?? 'ok',
  ms: invocation.ms,
  trips: invocation.roundTrips.count,
  depth: invocation.roundTrips.depth,
})
