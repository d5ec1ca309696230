import { rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { CommitMark, markPath } from './commitMark'
import { DamagedData, putAside, removeDatabase } from './damage'
import { findDamage, mayBeInUse } from './findDamage'
import { salvage } from './salvage'

export type Bindable = string | number | null | Buffer

/**
 * The part of libsql that is used here, typed. Blobs come back as ArrayBuffer. There is no iterate(): a half-read cursor
 * keeps its table locked.
 */
export interface Statement {
  run(values: readonly Bindable[]): { changes: number; lastInsertRowid: number | bigint }
  get(values: readonly Bindable[]): Record<string, unknown> | undefined
  all(values: readonly Bindable[]): Record<string, unknown>[]
}

export interface DamageOptions {
  acceptDamage?: boolean
  /** Hears what was found, and where the damaged files are kept; null once the database was made anew of what could be read. */
  accepted?: (found: readonly string[], keptIn: string | null) => void
}

export interface Sqlite {
  exec(sql: string): void
  prepare(sql: string): Statement
  inTransaction(): boolean
  /** Rows that statements have given since the file was opened. */
  rowsRead(): number
  close(): void
}

/** Up to this size the whole database is checked at each start: some tenths of a second. */
const CHECKED_BYTES_MAX = 64 * 1024 * 1024

/**
 * Opens a database file for exactly one process. Throws DamagedData, before anything is changed, when something that was committed isn't there any
 * more; with `acceptDamage` it goes on with what there is, after `accepted` was told what is wrong and where the damaged files are kept.
 *
 * WAL with synchronous=FULL: once COMMIT returned, the data is on the disk
 * and outlives kill -9 (https://sqlite.org/pragma.html#pragma_synchronous).
 */
export function openSqlite(path: string, { acceptDamage = false, accepted = () => undefined }: DamageOptions = {}): Sqlite {
  if (path === IN_MEMORY) return openInMemory()
  const found = mayBeInUse(path) ? [] : findDamage(path)
  if (found.length > 0) {
    if (!acceptDamage) throw new DamagedData(dirname(path), found)
    accepted(found, putAside(path, new Date()))
    rmSync(markPath(path), { force: true })
  }
  let opened: Database.Database
  try {
    opened = openDatabase(path)
    checkPages(path, opened)
  } catch (error) {
    if (!(error instanceof UnreadablePages)) throw error
    const pages = [`pages of the database (cloud.db) can’t be read (${error.message.replaceAll(/\s+/g, ' ')})`]
    if (!acceptDamage) throw new DamagedData(dirname(path), pages)
    accepted(pages, putAside(path, new Date()))
    if (!salvage(path)) removeDatabase(path)
    opened = openDatabase(path)
    accepted([], null)
  }
  const mark = new CommitMark(path)
  const close = () => {
    mark.close()
    // Statements that the garbage collector hasn't met yet keep the file open, and so its lock; a lock can be given back only outside of WAL
    // (https://sqlite.org/wal.html#use_of_wal_without_shared_memory).
    opened.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT name FROM sqlite_master LIMIT 1')
    opened.close()
  }
  return typed(opened, close, () => mark.advance())
}

const IN_MEMORY = ':memory:'

function openInMemory(): Sqlite {
  const database = new Database(IN_MEMORY)
  return typed(database, () => void database.close())
}

class UnreadablePages extends Error {}

/** SQLite's own check, which doesn't look into texts: a letter that has changed in a document isn't seen. */
function checkPages(path: string, database: Database.Database): void {
  if (statSync(path).size > CHECKED_BYTES_MAX) return
  const [row] = database.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[]
  if (row?.quick_check === 'ok') return
  database.close()
  throw new UnreadablePages(row?.quick_check ?? 'no answer')
}

function openDatabase(path: string): Database.Database {
  const database = new Database(path)
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('PRAGMA synchronous = FULL')
    // After a very large commit the log is cut back to 64 MB.
    database.exec('PRAGMA journal_size_limit = 67108864')
    // An exclusive lock is taken by the first write; two clouds on one folder would overwrite each other.
    database.exec('BEGIN IMMEDIATE; COMMIT')
    return database
  } catch (error) {
    database.close()
    if (/malformed|not a database|corrupt/i.test(String(error))) throw new UnreadablePages(String(error), { cause: error })
    if (!/locked|busy/i.test(String(error))) throw error
    throw new Error(`${path} is in use by another local cloud. Stop it, or choose another data folder.`, {
      cause: error,
    })
  }
}

/** A copy of all that is committed, in a file of its own that nobody else has to wait for. */
export function copyDatabase(sqlite: Sqlite, path: string): Sqlite {
  // the copy need not outlive a power cut: it isn't worth waiting for the disk
  sqlite.exec('PRAGMA synchronous = OFF')
  try {
    sqlite.prepare('VACUUM INTO ?').run([path])
  } finally {
    sqlite.exec('PRAGMA synchronous = FULL')
  }
  const database = new Database(path)
  return typed(database, () => void database.close())
}

function typed(database: Database.Database, close: () => void, committed: () => void = () => undefined): Sqlite {
  const statements = new Map<string, Statement>()
  let rows = 0
  const prepare = (sql: string): Statement => {
    const statement = database.prepare(sql) as unknown as Statement
    return {
      run: (values) => statement.run(values),
      get: (values) => {
        const row = statement.get(values)
        if (row !== undefined) rows++
        return row
      },
      all: (values) => {
        const found = statement.all(values)
        rows += found.length
        return found
      },
    }
  }
  return {
    exec: (sql) => {
      database.exec(sql)
      if (!database.inTransaction) committed()
    },
    prepare: (sql) => {
      let statement = statements.get(sql)
      if (statement === undefined) {
        statement = prepare(sql)
        statements.set(sql, statement)
      }
      return statement
    },
    inTransaction: () => database.inTransaction,
    rowsRead: () => rows,
    close: () => {
      statements.clear()
      close()
    },
  }
}
