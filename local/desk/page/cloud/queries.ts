import type { Line } from './line'

export interface Reason {
  readonly rule: string
  /** How many documents the rule is about. */
  readonly documents: number
  readonly fields: readonly string[]
  /** For whoever reads English, and for rules that the desk doesn't know. */
  readonly text: string
}
export interface Verdict {
  readonly level: 'fine' | 'grows' | 'slow'
  readonly reasons: readonly Reason[]
}
/** All runs of one kind of query: the same fields and operators, whatever the values. */
export interface QueryEntry {
  readonly collection: string
  readonly action: string
  /** `{ stage: $eq, dueAt: $gte } sort { dueAt: 1 }` */
  readonly shape: string
  /** Null: every document was read. */
  readonly index: string | null
  readonly count: number
  readonly worst: { readonly keysExamined: number; readonly documentsExamined: number; readonly returned: number }
  readonly maxMs: number
  readonly lastRequestId: string
  readonly verdict: Verdict
}
/** How one query was found. */
export interface Explained {
  readonly index: string | null
  readonly order: 'none' | 'index' | 'merge' | 'memory'
  readonly keysExamined: number
  readonly documentsExamined: number
  readonly returned: number
  readonly ms: number
  readonly verdict: Verdict
}
export type Order = readonly (readonly [field: string, direction: 1 | -1])[]
export interface Asked {
  readonly collection: string
  readonly where: Readonly<Record<string, unknown>>
  readonly order: Order
  readonly skip: number
  readonly limit: number
}

const QUERIES_READ = 200

export interface Queries {
  /** Slow ones first. */
  queries(): Promise<readonly QueryEntry[]>
  explain(asked: Asked): Promise<Explained>
}

export const askQueries = (line: Line): Queries => ({
  queries: async () =>
    (await line.get<{ queries: readonly QueryEntry[] }>('queries', { limit: String(QUERIES_READ) })).queries,
  explain: ({ where, ...rest }) => line.post<Explained>('explain', { ...rest, query: JSON.stringify(where) }),
})
