import type cloudbase from '@cloudbase/node-sdk'

export type Sdk = ReturnType<typeof cloudbase.init>
export type Db = ReturnType<Sdk['database']>

/** A collection with a unique index on `code`, an index on (group, n) and a geo index on `place`. It is empty when a case begins. */
export const COLLECTION = 'conformance'

export interface Case {
  name: string
  documents?: readonly Record<string, unknown>[]
  /** Says something of the local cloud that no real environment has to say. */
  localOnly?: true
  run: (db: Db, app: Sdk) => Promise<unknown>
  /** What run resolves with, request ids taken out. */
  gives?: unknown
  /** What it rejects with instead. */
  fails?: { code: string; message?: RegExp }
}

export const ids = (reply: { data: unknown }) => (reply.data as { _id: unknown }[]).map(({ _id }) => _id)
export const all = (db: Db) => db.collection(COLLECTION)
export const one = async (db: Db, id: string) => ((await all(db).doc(id).get()) as { data: unknown[] }).data[0]

/** Documents told apart by the unique field `code`, which they need not name themselves. */
export const numbered = (...documents: Record<string, unknown>[]): Record<string, unknown>[] =>
  documents.map((document, i) => ({ code: i + 1, ...document }))

/** The ids that a query finds, in order. */
export const found = async (db: Db, query: object): Promise<unknown[]> =>
  ids(await all(db).where(query).orderBy('_id', 'asc').get())

/** A query and the ids that it finds. */
export const finds = (
  name: string,
  documents: readonly Record<string, unknown>[],
  query: (db: Db) => object,
  gives: readonly string[],
): Case => ({ name, documents, run: (db) => found(db, query(db)), gives })

/** What both refuse. */
export const refuses = (
  name: string,
  documents: readonly Record<string, unknown>[],
  run: Case['run'],
  message?: RegExp,
  code = 'DATABASE_REQUEST_FAILED',
): Case => ({ name: `refuses ${name}`, documents, run, fails: { code, ...(message === undefined ? {} : { message }) } })

/** What most cases begin with. */
export const people = [
  { _id: 'a', code: 1, group: 'x', n: 3, tags: ['p', 'q'], at: new Date(1000), home: { floor: 1, side: 'east' } },
  { _id: 'b', code: 2, group: 'x', n: 1, tags: [], at: new Date(2000), home: { floor: 2 } },
  { _id: 'c', code: 3, group: 'y', n: 2, tags: ['q'], rooms: [{ k: 1, v: 2 }, { k: 3, v: 4 }] }, // prettier-ignore
  { _id: 'd', code: 4, group: 'y', n: null, name: 'Zhang' },
  { _id: 'e', code: 5, name: 'zhao' },
]

/** The part of the SDK's transaction that the cases use; the SDK types it as any. */
export interface Transaction {
  collection(name: string): {
    doc(id: string): {
      get(): Promise<unknown>
      field(projection: object): { get(): Promise<unknown> }
      remove(): Promise<unknown>
      update(data: object): Promise<unknown>
      set(data: object): Promise<unknown>
      create(data: object): Promise<unknown>
      delete(): Promise<unknown>
    }
    add(data: object): Promise<unknown>
    where(query: object): {
      get(): Promise<unknown>
      count(): Promise<unknown>
      update(data: object): Promise<unknown>
      updateAndReturn(data: object): Promise<unknown>
    }
  }
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
  getTransactionId(): string
}
