import type cloudbase from '@cloudbase/node-sdk'

export type Sdk = ReturnType<typeof cloudbase.init>
export type Db = ReturnType<Sdk['database']>

/** A collection with a unique index on `code` and an index on (group, n). It is empty when a case begins. */
export const COLLECTION = 'conformance'

export interface Case {
  name: string
  documents?: readonly Record<string, unknown>[]
  run: (db: Db, app: Sdk) => Promise<unknown>
  /** What run resolves with, request ids taken out. */
  gives?: unknown
  /** What it rejects with instead. */
  fails?: { code: string; message?: RegExp }
}

export const ids = (reply: { data: unknown }) => (reply.data as { _id: unknown }[]).map(({ _id }) => _id)
export const all = (db: Db) => db.collection(COLLECTION)
export const one = async (db: Db, id: string) => ((await all(db).doc(id).get()) as { data: unknown[] }).data[0]

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
      update(data: object): Promise<unknown>
      set(data: object): Promise<unknown>
      create(data: object): Promise<unknown>
      delete(): Promise<unknown>
    }
    add(data: object): Promise<unknown>
    where(query: object): { get(): Promise<unknown> }
  }
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}
