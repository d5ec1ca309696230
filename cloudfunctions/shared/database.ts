import tcb from '@cloudbase/node-sdk'
import type { CollectionName, Collections } from './collections'
import { upgraded } from './documents/upgrade'
import { Refusal } from './refusal'

/** A comparison other than equality, as data; translated to the SDK's commands here and nowhere else. */
export class Condition<T> {
  constructor(
    readonly operator: 'in' | 'lt' | 'lte' | 'gt' | 'gte' | 'neq',
    readonly value: T | readonly T[],
  ) {}
}
export const oneOf = <T>(values: readonly T[]) => new Condition<T>('in', values)
export const below = <T>(value: T) => new Condition<T>('lt', value)
export const atMost = <T>(value: T) => new Condition<T>('lte', value)
export const above = <T>(value: T) => new Condition<T>('gt', value)
export const not = <T>(value: T) => new Condition<T>('neq', value)

/** Adds to a number where it lies; the only update that doesn't replace. */
export class Increment {
  constructor(readonly by: number) {}
}
export const increment = (by: number) => new Increment(by)

export type Where<T> = { readonly [K in keyof T]?: T[K] | Condition<NonNullable<T[K]>> }
export type Patch<T> = { readonly [K in keyof Omit<T, '_id'>]?: T[K] | Increment }

export interface Find<T> {
  readonly where: Where<T>
  readonly orderBy?: readonly (readonly [field: keyof T & string, direction: 'asc' | 'desc'])[]
  /** Always given: CloudBase returns 100 silently and 1000 at most. */
  readonly limit: number
  readonly fields?: readonly (keyof T & string)[]
}

export interface CollectionAccess<T extends { readonly _id: string }> {
  /** One round trip each. */
  get(id: string): Promise<T | null>
  find(query: Find<T>): Promise<T[]>
  count(where: Where<T>): Promise<number>
  /** False if the key is taken: nothing is written then. */
  create(document: T): Promise<boolean>
  /** One round trip for all. Throws if a key is taken; use keys that a retry may find. */
  createAll(documents: readonly T[]): Promise<void>
  /** Returns how many were changed (0 or 1). */
  update(id: string, patch: Patch<T>): Promise<number>
  updateWhere(where: Where<T>, patch: Patch<T>): Promise<number>
  remove(id: string): Promise<number>
  removeWhere(where: Where<T>): Promise<number>
}

export type TransactionAccess<T extends { readonly _id: string }> = Pick<
  CollectionAccess<T>,
  'get' | 'update' | 'remove'
> & {
  /** A taken key aborts the whole transaction. */
  create(document: T): Promise<void>
}

export interface Transaction {
  collection<N extends CollectionName>(name: N): TransactionAccess<Collections[N]>
}

export interface Database {
  collection<N extends CollectionName>(name: N): CollectionAccess<Collections[N]>
  /**
   * All or nothing. The work may run several times (a conflict reruns it), so it only reads and writes: ids and times are
   * chosen outside. Throwing rolls back. A conflict that lasts refuses with BUSY.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
}

type Sdk = ReturnType<typeof tcb.init>
type SdkDatabase = ReturnType<Sdk['database']>

interface SdkReply {
  readonly code?: string
  readonly message?: string
  readonly data?: unknown
  readonly updated?: number
  readonly deleted?: number
  readonly total?: number
}

/** The SDK reports some failures as a 200 reply with a code: those throw too. */
function checked(reply: unknown): SdkReply {
  const known = (reply ?? {}) as SdkReply
  if (known.code) throw Object.assign(new Error(`${known.code}: ${known.message ?? ''}`), { code: known.code })
  return known
}

export function isDuplicateKey(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: unknown; message?: unknown }
  return /E11000|duplicate key|DUPLICATE/i.test(`${String(code)} ${String(message)}`)
}

const isConflict = (error: unknown) => (error as { code?: unknown } | null)?.code === 'DATABASE_TRANSACTION_CONFLICT'

/** Documents in their newest shape, whenever they were written. */
function rows<N extends CollectionName>(name: N, { data }: SdkReply): Collections[N][] {
  const found = Array.isArray(data) ? (data as object[]) : data ? [data] : []
  return found.map((stored) => upgraded(name, stored) as Collections[N])
}

export function openDatabase(sdk: Sdk = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })): Database {
  const database = sdk.database()
  return {
    collection: (name) => access(database, name),
    transaction: async (work) => {
      try {
        const result: unknown = await database.runTransaction(async (transaction: SdkTransaction) =>
          work({ collection: (name) => transactionAccess(database, transaction, name) }),
        )
        return result as Awaited<ReturnType<typeof work>>
      } catch (error) {
        // the SDK has tried four times by now: somebody else is writing the same documents
        if (isConflict(error)) throw new Refusal('BUSY')
        throw error
      }
    },
  }
}

function encodeWhere(database: SdkDatabase, where: object): Record<string, unknown> {
  const encoded: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(where)) {
    if (value === undefined) continue
    encoded[field] = value instanceof Condition ? database.command[value.operator](value.value) : value
  }
  return encoded
}

function encodePatch(database: SdkDatabase, patch: object): Record<string, unknown> {
  const encoded: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(patch)) {
    if (value === undefined) continue
    // set(): the SDK would otherwise merge a nested object into the stored one
    encoded[field] = value instanceof Increment ? database.command.inc(value.by) : database.command.set(value)
  }
  return encoded
}

function access<N extends CollectionName>(database: SdkDatabase, name: N): CollectionAccess<Collections[N]> {
  const collection = () => database.collection(name)
  return {
    get: async (id) => rows(name, checked(await collection().doc(id).get()))[0] ?? null,
    find: async ({ where, orderBy = [], limit, fields }) => {
      let query = collection().where(encodeWhere(database, where)).limit(limit)
      for (const [field, direction] of orderBy) query = query.orderBy(field, direction)
      if (fields) query = query.field(Object.fromEntries(fields.map((field) => [field, true])))
      return rows(name, checked(await query.get()))
    },
    count: async (where) => checked(await collection().where(encodeWhere(database, where)).count()).total ?? 0,
    create: async (document) => {
      try {
        checked(await collection().add(document))
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
    createAll: async (documents) => {
      if (documents.length > 0) checked(await collection().add([...documents]))
    },
    update: async (id, patch) => checked(await collection().doc(id).update(encodePatch(database, patch))).updated ?? 0,
    updateWhere: async (where, patch) =>
      checked(await collection().where(encodeWhere(database, where)).update(encodePatch(database, patch))).updated ?? 0,
    remove: async (id) => Number(checked(await collection().doc(id).remove()).deleted ?? 0),
    removeWhere: async (where) =>
      Number(checked(await collection().where(encodeWhere(database, where)).remove()).deleted ?? 0),
  }
}

/** The SDK leaves its transaction untyped; this is all of it that is used. */
interface SdkTransaction {
  collection(name: string): {
    add(document: object): Promise<unknown>
    doc(id: string): { get(): Promise<unknown>; update(patch: object): Promise<unknown>; remove(): Promise<unknown> }
  }
}

function transactionAccess<N extends CollectionName>(
  database: SdkDatabase,
  transaction: SdkTransaction,
  name: N,
): TransactionAccess<Collections[N]> {
  const document = (id: string) => transaction.collection(name).doc(id)
  return {
    get: async (id) => rows(name, checked(await document(id).get()))[0] ?? null,
    create: async (created) => {
      checked(await transaction.collection(name).add(created))
    },
    update: async (id, patch) => checked(await document(id).update(encodePatch(database, patch))).updated ?? 0,
    remove: async (id) => Number(checked(await document(id).remove()).deleted ?? 0),
  }
}
