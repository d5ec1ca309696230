import Database from 'libsql'
import { CommitMark } from './commitMark'
import { openDatabase, type DamageOptions } from './openDatabase'

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

export interface Sqlite {
  exec(sql: string): void
  prepare(sql: string): Statement
  inTransaction(): boolean
  /** Rows that statements have given since the file was opened. */
  rowsRead(): number
  close(): void
}

const IN_MEMORY = ':memory:'

/** Opens a database file for exactly one process; see openDatabase for what it does when something is missing. */
export function openSqlite(path: string, options: DamageOptions = {}): Sqlite {
  if (path === IN_MEMORY) {
    const memory = new Database(IN_MEMORY)
    return typed(memory, () => void memory.close())
  }
  const { database, release } = openDatabase(path, options)
  const mark = new CommitMark(path)
  const close = () => {
    mark.close()
    // Statements that the garbage collector hasn't met yet keep the file open, and so its lock; a lock can be given back only outside of WAL
    // (https://sqlite.org/wal.html#use_of_wal_without_shared_memory).
    database.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT name FROM sqlite_master LIMIT 1')
    database.close()
    release()
  }
  return typed(database, close, () => mark.advance())
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
