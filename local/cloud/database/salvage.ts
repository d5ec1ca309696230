import { renameSync, rmSync } from 'node:fs'
import Database from 'libsql'
import { logPath, markPath } from './commitMark'

interface Table {
  name: string
  sql: string
}

/** Tables of index entries: they are made anew from the documents. */
const ENTRIES = /^(?:i\d+|g\d+_)/

/**
 * Makes a database of what can be read of a damaged one, in its place: every table from its beginning up to where it breaks and from its end back to
 * there. Returns false when not even the list of its tables can be read.
 */
export function salvage(path: string): boolean {
  const target = `${path}-salvaged`
  for (const each of [target, logPath(target)]) rmSync(each, { force: true })
  const from = new Database(path)
  const to = new Database(target)
  try {
    to.exec('PRAGMA journal_mode = DELETE; BEGIN')
    const list = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for (const table of from.prepare(list).all() as Table[]) {
      to.exec(table.sql)
      if (!ENTRIES.test(table.name)) copyRows(from, to, table.name)
    }
    to.exec('COMMIT')
  } catch {
    rmSync(target, { force: true })
    return false
  } finally {
    from.close()
    to.close()
  }
  for (const each of [path, logPath(path), markPath(path)]) rmSync(each, { force: true })
  renameSync(target, path)
  return true
}

function copyRows(from: Database.Database, to: Database.Database, table: string): void {
  const columns = (from.prepare(`PRAGMA table_info(${table})`).all() as { name: string }[]).map(({ name }) => name)
  const names = columns.join(', ')
  const insert = to.prepare(
    `INSERT OR IGNORE INTO ${table} (rowid, ${names}) VALUES (?${', ?'.repeat(columns.length)})`,
  )
  const next = {
    up: `SELECT rowid AS place, ${names} FROM ${table} NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT 1`,
    down: `SELECT rowid AS place, ${names} FROM ${table} NOT INDEXED WHERE rowid < ? ORDER BY rowid DESC LIMIT 1`,
  }
  for (const [sql, beginning] of [[next.up, -1] as const, [next.down, Number.MAX_SAFE_INTEGER] as const]) {
    const read = from.prepare(sql)
    try {
      for (let place: number = beginning; ;) {
        const row = read.get([place]) as Record<string, unknown> | undefined
        if (row === undefined) break
        place = Number(row['place'])
        insert.run([place, ...columns.map((name) => bindable(row[name]))])
      }
    } catch {
      // from here on it can't be read from this side
    }
  }
}

const bindable = (value: unknown) => (value instanceof ArrayBuffer ? Buffer.from(value) : value)
