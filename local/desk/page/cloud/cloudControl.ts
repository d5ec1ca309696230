import { askBackground, type Background } from './background'
import { askCalls, type Calls } from './calls'
import { openLine } from './line'
import { askQueries, type Asked, type Queries } from './queries'

/** The local cloud's control face, as far as the desk uses it. */
export interface CloudControl extends Calls, Queries, Background {
  clock(): Promise<ClockState>
  moveTo(at: number): Promise<void>
  freeze(frozen: boolean): Promise<void>
  collections(): Promise<readonly CollectionInfo[]>
  documents(asked: Asked): Promise<DocumentPage>
  /** Titles of subscribe messages by template id. */
  templateTitles(): Promise<Readonly<Record<string, string>>>
  /** The address of the cloud for this person's phone, with the phone's key. */
  lineOf(openid: string): Promise<string>
  /** What was wrong with the data at the start, and where the damaged files are kept. */
  damage(): Promise<readonly Damage[]>
  listen(listeners: CloudListeners): void
}

export interface Damage {
  readonly found: readonly string[]
  readonly keptIn: string
}

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
  /** The mini-program was built again. */
  readonly appChanged: () => void
  /** A function was built again: the next call finds it. */
  readonly functionChanged: () => void
  readonly connected: (connected: boolean) => void
}

interface StoredClock {
  readonly now: string
  readonly frozen: boolean
}
const readClock = ({ now, frozen }: StoredClock): ClockState => ({ now: Date.parse(now), frozen })

export function openCloud(address: string): CloudControl {
  const line = openLine(address)
  return {
    ...askCalls(line),
    ...askQueries(line),
    ...askBackground(line),
    clock: async () => readClock(await line.get<StoredClock>('clock')),
    moveTo: async (at) => {
      await line.post('clock', { set: new Date(at).toISOString() })
    },
    freeze: async (freeze) => {
      await line.post('clock', { freeze })
    },
    collections: async () => (await line.get<{ collections: CollectionInfo[] }>('collections')).collections,
    documents: async ({ collection, where, order, skip, limit }) => {
      const query = {
        where: JSON.stringify(where),
        ...(order.length ? { order: JSON.stringify(order) } : {}),
        skip: String(skip),
        limit: String(limit),
      }
      const page = await line.get<{ total?: number; documents: StoredDocument[] }>(`collections/${collection}`, query)
      return { total: page.total ?? null, documents: page.documents }
    },
    templateTitles: async () => {
      const { templates } = await line.get<{ templates: { templateId: string; title: string }[] }>('quotas')
      return Object.fromEntries(templates.map(({ templateId, title }) => [templateId, title]))
    },
    damage: async () => (await line.get<{ damage: readonly Damage[] }>('damage')).damage,
    lineOf: async (openid) => location.origin + (await line.get<{ address: string }>('phone', { openid })).address,
    listen: ({ clock, notice, reset, appChanged, functionChanged, connected }) => {
      const events = new EventSource(`${address}/control/events`)
      const on = <T>(type: string, handle: (data: T) => void) =>
        events.addEventListener(type, ({ data }: MessageEvent<string>) => handle(JSON.parse(data) as T))
      on<StoredClock>('clock', (state) => clock(readClock(state)))
      on<{ openid: string; notice: Notice }>('notice', (event) => notice(event.openid, event.notice))
      on('reset', reset)
      on('app', appChanged)
      on('functions', functionChanged)
      events.addEventListener('open', () => connected(true))
      events.addEventListener('error', () => connected(false))
    },
  }
}
