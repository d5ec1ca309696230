import type { Collection, Index } from './collection'
import type { Direction } from './indexKeys'
import type { KeyRange } from './keyRange'
import type { IndexScan } from './queryPlan'
import type { Bindable, Sqlite } from './sqlite'

/** A stored document: `seq` is its place in natural order, `id` the key bytes of its `_id`, `body` its EJSON. */
export interface Stored {
  seq: number
  id: Buffer
  body: string
}

/** Index entries that a scan has met. */
export interface Keys {
  examined: number
}

/** Rows read from SQLite at a time at most; the first page is as long as what is wanted. */
const PAGE_MAX = 200

/** Every document in natural order; about `wanted` of them will be taken. */
export function* allDocuments(sqlite: Sqlite, collection: Collection, wanted = PAGE_MAX): Generator<Stored> {
  const sql = `SELECT seq, id, body FROM ${collection.table} WHERE seq > ? ORDER BY seq LIMIT ?`
  let after = -1
  for (const size of pageSizes(wanted)) {
    const page = readPage(sqlite, sql, [after, size])
    for (const { stored } of page) yield stored
    if (page.length < size) return
    after = page[page.length - 1]?.stored.seq ?? after
  }
}

/** The documents that index scans lead to, each once, in index order. */
export function* scanIndexes(
  sqlite: Sqlite,
  collection: Collection,
  scans: readonly IndexScan<Index>[],
  direction: Direction,
  keys: Keys,
  wanted = PAGE_MAX,
): Generator<Stored> {
  // one entry leads to each document, unless it has an array there or two branches of an $or meet
  const seen = scans.length > 1 || scans.some(({ index }) => index.multikey) ? new Set<number>() : undefined
  for (const { index, ranges } of scans) {
    for (const range of direction === 1 ? ranges : [...ranges].reverse()) {
      const found =
        index.table === collection.table
          ? scanIds(sqlite, collection, range, direction, wanted)
          : scanEntries(sqlite, collection, index, range, direction, wanted)
      for (const stored of found) {
        keys.examined++
        if (seen?.has(stored.seq) === true) continue
        seen?.add(stored.seq)
        yield stored
      }
    }
  }
}

/** A row comparison and one bound, so that SQLite seeks to where the page begins (a second lower bound would be read again for each page). */
function* scanEntries(
  sqlite: Sqlite,
  { table }: Collection,
  index: Index,
  range: KeyRange,
  direction: Direction,
  wanted: number,
): Generator<Stored> {
  const [where, order] =
    direction === 1
      ? ['(x.key, x.seq) > (?, ?) AND x.key < ?', 'x.key, x.seq']
      : ['(x.key, x.seq) < (?, ?) AND x.key >= ?', 'x.key DESC, x.seq DESC']
  const sql = `SELECT x.key, d.seq, d.id, d.body FROM ${index.table} x CROSS JOIN ${table} d ON d.seq = x.seq WHERE ${where} ORDER BY ${order} LIMIT ?`
  // no document has the place -1: going up begins at the first key, going down before the one after the last
  let at: Bindable[] = [direction === 1 ? range.start : range.end, -1]
  const bound = direction === 1 ? range.end : range.start
  for (const size of pageSizes(wanted)) {
    const page = readPage(sqlite, sql, [...at, bound, size])
    for (const { stored } of page) yield stored
    const last = page[page.length - 1]
    if (page.length < size || last === undefined) return
    at = [last.key, last.stored.seq]
  }
}

function* scanIds(
  sqlite: Sqlite,
  { table }: Collection,
  range: KeyRange,
  direction: Direction,
  wanted: number,
): Generator<Stored> {
  const select = `SELECT seq, id, body FROM ${table} WHERE`
  const [first, next, order] =
    direction === 1 ? ['id >= ? AND id < ?', 'id > ? AND id < ?', 'id'] : ['id < ? AND id >= ?', 'id < ? AND id >= ?', 'id DESC'] // prettier-ignore
  const bound = direction === 1 ? range.end : range.start
  let at = direction === 1 ? range.start : range.end
  let where = first
  for (const size of pageSizes(wanted)) {
    const page = readPage(sqlite, `${select} ${where} ORDER BY ${order} LIMIT ?`, [at, bound, size])
    for (const { stored } of page) yield stored
    const last = page[page.length - 1]
    if (page.length < size || last === undefined) return
    at = last.stored.id
    where = next
  }
}

function* pageSizes(wanted: number): Generator<number> {
  for (let size = Math.max(1, Math.min(wanted, PAGE_MAX)); ; size = Math.min(size * 2, PAGE_MAX)) yield size
}

export function readPage(sqlite: Sqlite, sql: string, values: Bindable[]): { key: Buffer; stored: Stored }[] {
  return sqlite
    .prepare(sql)
    .all(values)
    .map((row) => ({
      key: Buffer.from((row['key'] ?? row['id']) as ArrayBuffer),
      stored: { seq: Number(row['seq']), id: Buffer.from(row['id'] as ArrayBuffer), body: String(row['body']) },
    }))
}
