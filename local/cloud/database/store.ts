import { duplicateKey } from '../cloudError'
import { checkId, checkSize } from './checkDocument'
import type { Collection, Index } from './collection'
import { Collections } from './collections'
import { parseStored, stringifyEjson } from './ejson'
import { checkGeo } from './geo/checkGeo'
import { indexEntries } from './indexKeys'
import { encodeKey } from './keyOrder'
import { allDocuments, readPage, type Stored } from './scans'
import { openSqlite, type Sqlite } from './sqlite'
import type { Fields } from './values'

/** What was wrong with the data when somebody said to go on with it. */
export interface DamageReport {
  found: readonly string[]
  /** A copy of the damaged files. */
  keptIn: string
}

/** Told about every change before it happens, so that open transactions keep their snapshot. */
export interface ChangeWatcher {
  /** Whether there is anybody to keep a snapshot for. */
  readonly watching: boolean
  changing(collection: Collection, id: Buffer, before: string | undefined): void
  claiming(index: Index, key: Buffer): void
}

interface Waiting {
  /** Applies the change and returns what tells its caller, to be done when it is durable. */
  run(): () => void
  reject(error: Error): void
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

/**
 * Documents and index entries in SQLite. Reads see committed data only. Writes run inside `write`, several in one SQLite
 * transaction when they arrive together, and are on the disk when its promise resolves.
 */
export class Store {
  readonly sqlite: Sqlite
  readonly collections: Collections
  watcher: ChangeWatcher | undefined
  private waiting: Waiting[] = []
  private readonly counts = new Map<number, number>()
  private scheduled = false

  constructor(path: string, damage: { accept?: boolean; accepted?: (report: DamageReport) => void } = {}) {
    let salvaged = false
    this.sqlite = openSqlite(path, {
      acceptDamage: damage.accept ?? false,
      accepted: (found, keptIn) => damage.accepted?.({ found, keptIn }),
      salvaged: () => {
        salvaged = true
      },
    })
    this.collections = new Collections(this.sqlite)
    if (salvaged) this.collections.fillAnew()
  }

  /** Runs `change` atomically; resolves after it is durable, rejects with what it threw and leaves nothing behind. */
  write<T>(change: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = () => {
        this.sqlite.prepare('SAVEPOINT one').run([])
        try {
          const result = change()
          this.sqlite.prepare('RELEASE one').run([])
          return () => resolve(result)
        } catch (error) {
          this.undo('one', error)
          return () => reject(asError(error))
        }
      }
      this.waiting.push({ run, reject })
      if (this.scheduled) return
      this.scheduled = true
      setImmediate(() => this.flush())
    })
  }

  /** Part of a `write` that may fail by itself: undone, and its error returned. */
  attempt(change: () => void): unknown {
    this.sqlite.prepare('SAVEPOINT part').run([])
    try {
      change()
      this.sqlite.prepare('RELEASE part').run([])
      return undefined
    } catch (error) {
      this.undo('part', error)
      return error
    }
  }

  private undo(savepoint: string, error: unknown): void {
    // SQLite gives up the whole transaction by itself when the disk is full, say.
    if (!this.sqlite.inTransaction()) throw error
    this.sqlite.exec(`ROLLBACK TO ${savepoint}; RELEASE ${savepoint}`)
    this.counts.clear()
    this.collections.restore()
  }

  private flush(): void {
    this.scheduled = false
    const batch = this.waiting
    this.waiting = []
    if (batch.length === 0) return
    let settle: (() => void)[]
    try {
      this.sqlite.exec('BEGIN IMMEDIATE')
      settle = batch.map(({ run }) => run())
      this.sqlite.exec('COMMIT')
    } catch (error) {
      // Nothing of it was acknowledged.
      if (this.sqlite.inTransaction()) this.sqlite.exec('ROLLBACK')
      this.counts.clear()
      this.collections.restore()
      settle = batch.map(
        ({ reject }) =>
          () =>
            reject(asError(error)),
      )
    }
    this.collections.settle()
    for (const done of settle) done()
  }

  find(collection: Collection, id: Buffer): Stored | undefined {
    const row = this.sqlite.prepare(`SELECT seq, body FROM ${collection.table} WHERE id = ?`).get([id])
    return row === undefined ? undefined : { seq: Number(row['seq']), id, body: String(row['body']) }
  }

  /** How many documents there are. SQLite would go through all of them each time. */
  count(collection: Collection): number {
    const known = this.counts.get(collection.id)
    if (known !== undefined) return known
    const count = Number(this.sqlite.prepare(`SELECT count(*) AS n FROM ${collection.table}`).get([])?.['n'])
    this.counts.set(collection.id, count)
    return count
  }

  private countMore(collection: Collection, more: number): void {
    const known = this.counts.get(collection.id)
    if (known !== undefined) this.counts.set(collection.id, known + more)
  }

  /** The document at a place in natural order. */
  at(collection: Collection, seq: number): Stored | undefined {
    return readPage(this.sqlite, `SELECT seq, id, body FROM ${collection.table} WHERE seq = ?`, [seq])[0]?.stored
  }

  /** Every document in natural order. */
  all(collection: Collection): Iterable<Stored> {
    return allDocuments(this.sqlite, collection)
  }

  /** Adds a document. Only inside `write`. */
  insert(collection: Collection, document: Fields): Stored {
    const id = encodeKey(checkId(document))
    const body = stringifyEjson(document)
    checkSize(body)
    const taken = this.sqlite.prepare(`SELECT seq FROM ${collection.table} WHERE id = ?`).get([id])
    if (taken !== undefined) throw duplicateKey(collection.name, '_id_', JSON.stringify(document['_id']))
    this.watcher?.changing(collection, id, undefined)
    const { lastInsertRowid } = this.sqlite
      .prepare(`INSERT INTO ${collection.table} (id, body) VALUES (?, ?)`)
      .run([id, body])
    const seq = Number(lastInsertRowid)
    this.countMore(collection, 1)
    this.addEntries(collection, seq, document)
    return { seq, id, body }
  }

  /** Replaces a document, keeping its place. Only inside `write`. */
  replace(collection: Collection, stored: Stored, document: Fields): void {
    this.watcher?.changing(collection, stored.id, stored.body)
    this.writeBody(collection, stored, document)
    this.moveEntries(collection, stored.seq, parseStored(stored.body), document)
  }

  /** First half of a replacement: takes the document's entries out of the indexes. Only inside `write`. */
  detach(collection: Collection, stored: Stored): void {
    this.watcher?.changing(collection, stored.id, stored.body)
    this.removeEntries(collection, stored)
  }

  /** Second half of a replacement. Only inside `write`. */
  attach(collection: Collection, stored: Stored, document: Fields): void {
    this.writeBody(collection, stored, document)
    this.addEntries(collection, stored.seq, document)
  }

  private writeBody(collection: Collection, { seq }: Stored, document: Fields): void {
    const body = stringifyEjson(document)
    checkSize(body)
    this.sqlite.prepare(`UPDATE ${collection.table} SET body = ? WHERE seq = ?`).run([body, seq])
  }

  /** Only inside `write`. */
  remove(collection: Collection, stored: Stored): void {
    this.watcher?.changing(collection, stored.id, stored.body)
    this.removeEntries(collection, stored)
    this.sqlite.prepare(`DELETE FROM ${collection.table} WHERE seq = ?`).run([stored.seq])
    this.countMore(collection, -1)
  }

  /** Removes every document of a collection. Only inside `write`. */
  clear(collection: Collection): void {
    if (this.watcher?.watching === true)
      for (const stored of this.all(collection)) this.watcher.changing(collection, stored.id, stored.body)
    for (const { table } of [collection, ...kept(collection)]) this.sqlite.exec(`DELETE FROM ${table}`)
    this.counts.delete(collection.id)
  }

  /** Who holds a key of a unique index. */
  holder(collection: Collection, index: Index, key: Buffer): Stored | undefined {
    const sql = `SELECT d.seq, d.id, d.body FROM ${index.table} x JOIN ${collection.table} d ON d.seq = x.seq WHERE x.key = ? LIMIT 1`
    return readPage(this.sqlite, sql, [key])[0]?.stored
  }

  private addEntries(collection: Collection, seq: number, document: Fields): void {
    checkGeo(collection, document)
    for (const index of kept(collection)) {
      for (const key of this.keysOf(document, index)) this.addEntry(collection, index, key, seq, document)
    }
  }

  /** Entries that stay the same are not touched. */
  private moveEntries(collection: Collection, seq: number, before: Fields, document: Fields): void {
    checkGeo(collection, document)
    for (const index of kept(collection)) {
      const old = new Map(indexEntries(before, index).keys.map((key) => [key.toString('latin1'), key]))
      const fresh = this.keysOf(document, index).filter((key) => !old.delete(key.toString('latin1')))
      for (const key of old.values()) this.removeEntry(index, key, seq)
      for (const key of fresh) this.addEntry(collection, index, key, seq, document)
    }
  }

  private keysOf(document: Fields, index: Index): Buffer[] {
    const { keys, multikey } = indexEntries(document, index)
    if (multikey && !index.multikey) this.collections.markMultikey(index)
    return keys
  }

  private addEntry(collection: Collection, index: Index, key: Buffer, seq: number, document: Fields): void {
    if (index.unique) {
      this.watcher?.claiming(index, key)
      const taken = this.sqlite.prepare(`SELECT seq FROM ${index.table} WHERE key = ? LIMIT 1`).get([key])
      if (taken !== undefined) throw duplicateKey(collection.name, index.name, describeKey(document, index))
    }
    this.sqlite.prepare(`INSERT INTO ${index.table} (key, seq) VALUES (?, ?)`).run([key, seq])
  }

  private removeEntries(collection: Collection, stored: Stored): void {
    if (kept(collection).length === 0) return
    const document = parseStored(stored.body)
    for (const index of kept(collection)) {
      for (const key of indexEntries(document, index).keys) this.removeEntry(index, key, stored.seq)
    }
  }

  private removeEntry(index: Index, key: Buffer, seq: number): void {
    this.sqlite.prepare(`DELETE FROM ${index.table} WHERE key = ? AND seq = ?`).run([key, seq])
  }

  close(): void {
    this.flush()
    this.sqlite.close()
  }
}

/** The indexes with entries of their own. */
const kept = ({ indexes, cells }: Collection): Index[] => [...indexes, ...cells]

export function describeKey(document: Fields, index: Index): string {
  const values = index.keys.map(([path]) => {
    let value: unknown = document
    for (const part of path.split('.')) value = (value as Record<string, unknown> | null | undefined)?.[part]
    return `${path}: ${JSON.stringify(value ?? null)}`
  })
  return `{ ${values.join(', ')} }`
}
