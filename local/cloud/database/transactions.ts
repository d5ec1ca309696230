import { duplicateKey, invalidParam, transactionConflict, transactionGone } from '../cloudError'
import { checkId } from './checkDocument'
import type { Collection, Index } from './collection'
import { parseStored, stringifyEjson } from './ejson'
import { indexEntries } from './indexKeys'
import { encodeKey } from './keyOrder'
import type { Stored } from './scans'
import { describeKey, type ChangeWatcher, type Store } from './store'
import type { Fields } from './values'

interface Pending {
  collection: Collection
  id: Buffer
  /** What the document will be; undefined removes it. */
  document: Fields | undefined
  uniqueKeys: string[]
}

export interface Transaction {
  id: string
  owner: string
  startVersion: number
  pending: Map<string, Pending>
  timer: NodeJS.Timeout
  ended: Promise<void>
  end: () => void
}

/** A plain write met a document that an open transaction has written: it waits for that transaction, as MongoDB does. */
export class HeldByTransaction extends Error {
  constructor(readonly transaction: Transaction) {
    super('a transaction holds this document')
  }
}

/**
 * Snapshot isolation over the store. A transaction reads the state at its start and its own writes. The second of two
 * transactions to write a document gets DATABASE_TRANSACTION_CONFLICT at once, and so does one that writes what has
 * changed since it began. Nothing reaches the store before commit.
 */
export class Transactions implements ChangeWatcher {
  private readonly open = new Map<string, Transaction>()
  private readonly held = new Map<string, Transaction>()
  private readonly heldKeys = new Map<string, { transaction: Transaction; document: string }>()
  private readonly history = new Map<string, { version: number; before: string | undefined }[]>()
  /** Which document each version of `history` belongs to. */
  private readonly past = new Map<number, string>()
  private version = 0
  private committing: Transaction | undefined

  constructor(
    private readonly store: Store,
    private readonly limitMs: number,
    private readonly newId: () => string,
  ) {
    store.watcher = this
  }

  /** @param owner the function instance that asked, or '' */
  start(owner: string): Transaction {
    let end: () => void = () => undefined
    const ended = new Promise<void>((resolve) => (end = resolve))
    const id = this.newId()
    const timer = setTimeout(() => this.abort(id), this.limitMs)
    timer.unref()
    const transaction: Transaction = { id, owner, startVersion: this.version, pending: new Map(), timer, ended, end }
    this.open.set(id, transaction)
    return transaction
  }

  get(id: string): Transaction {
    const transaction = this.open.get(id)
    if (transaction === undefined) throw transactionGone(id)
    return transaction
  }

  get openCount(): number {
    return this.open.size
  }

  get watching(): boolean {
    return this.open.size > 0
  }

  /** Earlier states of documents that are kept for open transactions. */
  get statesKept(): number {
    return this.past.size
  }

  abort(id: string): boolean {
    const transaction = this.open.get(id)
    if (transaction === undefined) return false
    this.finish(transaction)
    return true
  }

  /** The instance died: whatever it had open is rolled back. */
  abortOwnedBy(owner: string): void {
    for (const transaction of [...this.open.values()]) if (transaction.owner === owner) this.finish(transaction)
  }

  abortAll(): void {
    for (const transaction of [...this.open.values()]) this.finish(transaction)
  }

  /** What the transaction sees of a document. */
  read(transaction: Transaction, collection: Collection, id: Buffer): Fields | undefined {
    const key = documentKey(collection, id)
    const pending = transaction.pending.get(key)
    if (pending !== undefined) return pending.document
    const older = this.history.get(key)?.find(({ version }) => version > transaction.startVersion)
    const body = older === undefined ? this.store.find(collection, id)?.body : older.before
    return body === undefined ? undefined : parseStored(body)
  }

  /** Buffers a write; `document` undefined removes. Any failure aborts the transaction, as in MongoDB. */
  write(transaction: Transaction, collection: Collection, id: Buffer, document: Fields | undefined): void {
    try {
      const key = documentKey(collection, id)
      this.hold(transaction, key, collection)
      this.releaseKeys(transaction.pending.get(key))
      const pending: Pending = { collection, id, document, uniqueKeys: [] }
      transaction.pending.set(key, pending)
      if (document !== undefined) {
        checkId(document)
        this.claimKeys(transaction, key, pending, document)
      }
    } catch (error) {
      this.finish(transaction)
      throw error
    }
  }

  private hold(transaction: Transaction, key: string, collection: Collection): void {
    const holder = this.held.get(key)
    if (holder === transaction) return
    if (holder !== undefined)
      throw transactionConflict(`another transaction is writing this document of ${collection.name}`)
    if (this.history.get(key)?.some(({ version }) => version > transaction.startVersion) === true) {
      throw transactionConflict(`a document of ${collection.name} has changed since the transaction began`)
    }
    this.held.set(key, transaction)
  }

  private claimKeys(transaction: Transaction, document: string, pending: Pending, fields: Fields): void {
    for (const index of pending.collection.indexes) {
      for (const bytes of indexEntries(fields, index).keys) {
        if (!index.unique) continue
        const key = uniqueKey(index, bytes)
        const claim = this.heldKeys.get(key)
        const taken = () => duplicateKey(pending.collection.name, index.name, describeKey(fields, index))
        if (claim !== undefined && claim.transaction !== transaction)
          throw transactionConflict('another transaction is writing this key')
        if (claim !== undefined && claim.document !== document) throw taken()
        const holder = this.store.holder(pending.collection, index, bytes)
        if (holder !== undefined && !this.givesUp(transaction, pending.collection, holder, document)) {
          const changed = this.history.get(documentKey(pending.collection, holder.id))
          if (changed?.some(({ version }) => version > transaction.startVersion) === true) {
            throw transactionConflict('this key was taken since the transaction began')
          }
          throw taken()
        }
        this.heldKeys.set(key, { transaction, document })
        pending.uniqueKeys.push(key)
      }
    }
  }

  /** The holder of a unique key is the document itself, or one that this transaction rewrites or removes. */
  private givesUp(transaction: Transaction, collection: Collection, holder: Stored, document: string): boolean {
    const key = documentKey(collection, holder.id)
    return key === document || transaction.pending.has(key)
  }

  private releaseKeys(pending: Pending | undefined): void {
    for (const key of pending?.uniqueKeys ?? []) this.heldKeys.delete(key)
  }

  /** Writes everything at once; resolves when it is on the disk. */
  async commit(id: string): Promise<void> {
    const transaction = this.get(id)
    clearTimeout(transaction.timer)
    try {
      await this.store.write(() => {
        if (!this.open.has(id)) throw transactionGone(id)
        this.committing = transaction
        try {
          this.apply(transaction)
        } finally {
          this.committing = undefined
        }
      })
    } finally {
      this.finish(transaction)
    }
  }

  /** Old documents go first, so that a unique key can move from one document of the transaction to another. */
  private apply(transaction: Transaction): void {
    const additions: { collection: Collection; document: Fields; stored: Stored | undefined }[] = []
    for (const { collection, id, document } of transaction.pending.values()) {
      const stored = this.store.find(collection, id)
      if (document === undefined) {
        if (stored !== undefined) this.store.remove(collection, stored)
      } else if (stored?.body !== stringifyEjson(document)) {
        if (stored !== undefined) this.store.detach(collection, stored)
        additions.push({ collection, document, stored })
      }
    }
    for (const { collection, document, stored } of additions) {
      if (stored === undefined) this.store.insert(collection, document)
      else this.store.attach(collection, stored, document)
    }
  }

  /** Called by the store before each change: keeps the old state for open transactions, and holds off plain writers. */
  changing(collection: Collection, id: Buffer, before: string | undefined): void {
    if (this.open.size === 0) return
    const key = documentKey(collection, id)
    const holder = this.held.get(key)
    if (holder !== undefined && holder !== this.committing) throw new HeldByTransaction(holder)
    const states = this.history.get(key) ?? []
    states.push({ version: ++this.version, before })
    this.history.set(key, states)
    this.past.set(this.version, key)
  }

  /** Called before a plain write puts a key into a unique index. */
  claiming(index: Index, bytes: Buffer): void {
    const claim = this.heldKeys.get(uniqueKey(index, bytes))
    if (claim !== undefined && claim.transaction !== this.committing) throw new HeldByTransaction(claim.transaction)
  }

  /** Runs a plain write; when it meets a document of an open transaction it is undone and tried again after that ended. */
  async writeAround<T>(change: () => T): Promise<T> {
    for (;;) {
      try {
        return await this.store.write(change)
      } catch (error) {
        if (!(error instanceof HeldByTransaction)) throw error
        await error.transaction.ended
      }
    }
  }

  private finish(transaction: Transaction): void {
    clearTimeout(transaction.timer)
    if (!this.open.delete(transaction.id)) return
    for (const [key, pending] of transaction.pending) {
      this.releaseKeys(pending)
      if (this.held.get(key) === transaction) this.held.delete(key)
    }
    this.forget()
    transaction.end()
  }

  /** Drops the states from before the oldest open transaction began; they stand in the order of their versions, as the transactions do. */
  private forget(): void {
    const oldest = [...this.open.values()].slice(0, 1)[0]?.startVersion ?? this.version
    for (const [version, key] of this.past) {
      if (version > oldest) break
      this.past.delete(version)
      const states = this.history.get(key)
      states?.shift()
      if (states?.length === 0) this.history.delete(key)
    }
  }

  /** A transaction's document is one that its id names; anything else is refused by the cloud. */
  static idOf(query: Fields): Buffer {
    const keys = Object.keys(query)
    if (keys.length !== 1 || keys[0] !== '_id') {
      throw invalidParam('a transaction works on single documents: use doc(id), not where()')
    }
    return encodeKey(checkId(query))
  }
}

function documentKey(collection: Collection, id: Buffer): string {
  return `${collection.id}:${id.toString('latin1')}`
}

function uniqueKey(index: Index, bytes: Buffer): string {
  return `${index.id}:${bytes.toString('latin1')}`
}
