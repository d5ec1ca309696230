import { collectionNotExist, requestFailed } from '../cloudError'
import type { Collection, Index } from './collection'
import { isCollectionName, type CollectionSpec } from './collectionSpecs'
import { parseStored } from './ejson'
import { checkGeo } from './geo/checkGeo'
import { indexEntries, type IndexSpec } from './indexKeys'
import { allDocuments } from './scans'
import type { Sqlite } from './sqlite'

/** The collections of the environment and their tables. Read once; every change goes through here. */
export class Collections {
  private readonly byName = new Map<string, Collection>()
  /** Something was changed that isn't committed yet. */
  private unsettled = false

  constructor(private readonly sqlite: Sqlite) {
    sqlite.exec(`
      CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
      CREATE TABLE IF NOT EXISTS indexes (
        id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, name TEXT NOT NULL, keys TEXT NOT NULL,
        is_unique INTEGER NOT NULL, multikey INTEGER NOT NULL, UNIQUE (collection, name));
      CREATE TABLE IF NOT EXISTS geo_indexes (collection INTEGER NOT NULL, path TEXT NOT NULL, PRIMARY KEY (collection, path));
    `)
    for (const row of sqlite.prepare('SELECT id, name FROM collections').all([])) {
      this.remember(Number(row['id']), String(row['name']))
    }
  }

  get(name: string): Collection {
    const collection = this.byName.get(name)
    if (collection === undefined) throw collectionNotExist(name)
    return collection
  }

  has(name: string): boolean {
    return this.byName.has(name)
  }

  all(): Collection[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** Creates an empty collection; one that exists is refused, as by the cloud. */
  add(name: string): Collection {
    this.unsettled = true
    if (!isCollectionName(name)) throw requestFailed(`[InvalidParameter] not a collection name: ${name}`)
    if (this.byName.has(name)) throw requestFailed(`[ResourceInUse] Table exist: ${name}`)
    const { lastInsertRowid } = this.sqlite.prepare('INSERT INTO collections (name) VALUES (?)').run([name])
    const id = Number(lastInsertRowid)
    this.sqlite.exec(
      `CREATE TABLE c${id} (seq INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE, body TEXT NOT NULL)`,
    )
    return this.remember(id, name)
  }

  /** Makes the collections and indexes of a specification exist. An index that is no longer declared is dropped. */
  declare(specs: readonly CollectionSpec[]): void {
    for (const spec of specs) {
      const collection = this.byName.get(spec.name) ?? this.add(spec.name)
      for (const index of collection.indexes) {
        const kept = spec.indexes.find(({ name }) => name === index.name)
        if (kept === undefined || !sameIndex(kept, index)) this.dropIndex(collection, index)
      }
      for (const index of spec.indexes) {
        if (!collection.indexes.some(({ name }) => name === index.name)) this.addIndex(collection, index)
      }
      this.declareGeo(spec)
    }
  }

  private declareGeo({ name, geo = [] }: CollectionSpec): void {
    const collection = this.get(name)
    for (const path of geo.filter((one) => !collection.geo.includes(one))) {
      for (const { body } of allDocuments(this.sqlite, collection)) checkGeo({ geo: [path] }, parseStored(body))
      this.sqlite.prepare('INSERT INTO geo_indexes (collection, path) VALUES (?, ?)').run([collection.id, path])
    }
    for (const path of collection.geo.filter((one) => !geo.includes(one))) {
      this.sqlite.exec(`DROP TABLE IF EXISTS ${cellIndex(collection.id, path).table}`)
      this.sqlite.prepare('DELETE FROM geo_indexes WHERE collection = ? AND path = ?').run([collection.id, path])
    }
    const { cells, searchable } = this.remember(collection.id, name)
    collection.geo.splice(0, Infinity, ...geo)
    collection.cells.splice(0, Infinity, ...cells)
    collection.searchable.splice(0, Infinity, ...searchable)
  }

  /** From now on two bounds on this index may be met by different elements of one array. */
  markMultikey(index: Index): void {
    this.unsettled = true
    index.multikey = true
    this.sqlite.prepare('UPDATE indexes SET multikey = 1 WHERE id = ?').run([index.id])
  }

  /** What was changed is committed. */
  settle(): void {
    this.unsettled = false
  }

  /** After a rollback: as the database has it. The objects stay the same ones, because requests under way hold them. */
  restore(): void {
    if (!this.unsettled) return
    const names = new Set(
      this.sqlite
        .prepare('SELECT name FROM collections')
        .all([])
        .map((row) => String(row['name'])),
    )
    const multikey = new Set(
      this.sqlite
        .prepare('SELECT id FROM indexes WHERE multikey = 1')
        .all([])
        .map((row) => Number(row['id'])),
    )
    for (const [name, collection] of this.byName) {
      if (!names.has(name)) this.byName.delete(name)
      for (const index of collection.indexes) index.multikey = multikey.has(index.id)
    }
  }

  private remember(id: number, name: string): Collection {
    const table = `c${id}`
    const primary: Index = { id: 0, table, name: '_id_', keys: [['_id', 1]], unique: true, multikey: false }
    const rows = this.sqlite.prepare('SELECT * FROM indexes WHERE collection = ?').all([id])
    const indexes = rows.map((row): Index => ({
      id: Number(row['id']),
      table: `i${Number(row['id'])}`,
      name: String(row['name']),
      keys: JSON.parse(String(row['keys'])) as IndexSpec['keys'],
      unique: row['is_unique'] === 1,
      multikey: row['multikey'] === 1,
    }))
    const paths = this.sqlite.prepare('SELECT path FROM geo_indexes WHERE collection = ?').all([id])
    const geo = paths.map((row) => String(row['path']))
    const cells = geo.map((path) => cellIndex(id, path))
    const collection = { id, name, table, indexes, cells, searchable: [primary, ...indexes, ...cells], geo }
    for (const index of cells) this.makeCells(collection, index)
    this.byName.set(name, collection)
    return collection
  }

  /** Data of a version without entries for its geo indexes gets them. */
  private makeCells(collection: Collection, index: Index): void {
    const there = this.sqlite
      .prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`)
      .get([index.table])
    if (there !== undefined) return
    this.makeTable(index)
    this.fill(collection, index)
  }

  private makeTable({ table }: Index): void {
    this.sqlite.exec(
      `CREATE TABLE ${table} (key BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (key, seq)) WITHOUT ROWID`,
    )
  }

  /** Makes the entries of every index anew from the documents. */
  fillAnew(): void {
    for (const collection of this.all()) {
      for (const index of [...collection.indexes, ...collection.cells]) {
        this.sqlite.exec(`DELETE FROM ${index.table}`)
        this.fill(collection, index)
      }
    }
  }

  private dropIndex(collection: Collection, index: Index): void {
    this.sqlite.exec(`DROP TABLE ${index.table}`)
    this.sqlite.prepare('DELETE FROM indexes WHERE id = ?').run([index.id])
    this.remember(collection.id, collection.name)
    collection.indexes.splice(collection.indexes.indexOf(index), 1)
  }

  private addIndex(collection: Collection, spec: IndexSpec): void {
    const { lastInsertRowid } = this.sqlite
      .prepare('INSERT INTO indexes (collection, name, keys, is_unique, multikey) VALUES (?, ?, ?, ?, 0)')
      .run([collection.id, spec.name, JSON.stringify(spec.keys), spec.unique ? 1 : 0])
    const index: Index = { ...spec, id: Number(lastInsertRowid), table: `i${Number(lastInsertRowid)}`, multikey: false }
    this.makeTable(index)
    this.fill(collection, index)
    this.remember(collection.id, collection.name)
    collection.indexes.push(index)
  }

  private fill(collection: Collection, index: Index): void {
    const insert = this.sqlite.prepare(`INSERT INTO ${index.table} (key, seq) VALUES (?, ?)`)
    const same = this.sqlite.prepare(`SELECT seq FROM ${index.table} WHERE key = ? LIMIT 1`)
    for (const { seq, body } of allDocuments(this.sqlite, collection)) {
      const entries = indexEntries(parseStored(body), index)
      if (entries.multikey && !index.multikey) this.markMultikey(index)
      for (const key of entries.keys) {
        if (index.unique && same.get([key]) !== undefined) {
          throw new Error(
            `index ${collection.name}.${index.name} cannot be unique: existing documents have the same key`,
          )
        }
        insert.run([key, seq])
      }
    }
  }
}

function cellIndex(collection: number, path: string): Index {
  const table = `g${collection}_${Buffer.from(path).toString('hex')}`
  return { id: 0, table, name: `${path}_2dsphere`, keys: [[path, 1]], unique: false, multikey: true, cells: true }
}

function sameIndex(a: IndexSpec, b: IndexSpec): boolean {
  return a.unique === b.unique && JSON.stringify(a.keys) === JSON.stringify(b.keys)
}
