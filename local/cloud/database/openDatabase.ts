import { copyFileSync, existsSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { logPath, markPath } from './commitMark'
import { DamagedData, putAside, removeDatabase } from './damage'
import { findDamage } from './findDamage'
import { salvage } from './salvage'

export interface DamageOptions {
  acceptDamage?: boolean
  /** Hears what was found, and where the damaged files are kept. */
  accepted?: (found: readonly string[], keptIn: string) => void
  /** The database was made anew of what could be read: without the entries of its indexes. */
  salvaged?: () => void
}

export interface OpenedDatabase {
  database: Database.Database
  /** Lets another process have it; after it was closed. */
  release: () => void
}

/** Up to this size the whole database is checked at each start, in some tenths of a second. */
const CHECKED_BYTES_MAX = 64 * 1024 * 1024

/**
 * Opens a database for exactly one process. Throws DamagedData, before anything is changed, when something that was committed isn't there any
 * more; with `acceptDamage` the damaged files are copied aside and it goes on with what there is.
 */
export function openDatabase(path: string, options: DamageOptions = {}): OpenedDatabase {
  const release = takeLock(path)
  try {
    const found = whatIsWrong(path)
    if (found.length > 0) accept(path, found, options)
    return { database: openInWal(path), release }
  } catch (error) {
    release()
    throw error
  }
}

function accept(path: string, found: readonly string[], { acceptDamage, accepted, salvaged }: DamageOptions): void {
  if (acceptDamage !== true) throw new DamagedData(dirname(path), found)
  accepted?.(found, putAside(path, new Date()))
  rmSync(markPath(path), { force: true })
  // a log that is only whole up to somewhere may not fit to pages that were taken from it already
  if (unreadable(path) === null) return
  if (!salvage(path)) removeDatabase(path)
  salvaged?.()
}

/**
 * Another database, empty, that is held as long as this one is open: whoever looks at the files before opening them must know that nobody writes
 * to them. A process that is killed lets go of it.
 */
function takeLock(path: string): () => void {
  const lock = new Database(`${path}-lock`)
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw /locked|busy/i.test(String(error)) ? inUse(path, error) : error
  }
  return () => {
    lock.exec('ROLLBACK; PRAGMA locking_mode = NORMAL; SELECT name FROM sqlite_master LIMIT 1')
    lock.close()
  }
}

const inUse = (path: string, cause: unknown) =>
  new Error(`${path} is in use by another local cloud. Stop it, or choose another data folder.`, { cause })

function whatIsWrong(path: string): string[] {
  const found = findDamage(path)
  if (found.length > 0) return found
  const trouble = unreadable(path)
  return trouble === null ? [] : [`pages of the database (cloud.db) can’t be read (${trouble})`]
}

/**
 * What SQLite's own check says of a copy, so that looking changes nothing; null when all is well or the database is too large to be looked at each
 * time. It doesn't look into texts: a letter that has changed in a document isn't seen.
 */
function unreadable(path: string): string | null {
  const bytes = [path, logPath(path)].map((file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0)
  if (bytes[0] === 0 || bytes.some((size) => size > CHECKED_BYTES_MAX)) return null
  const copy = `${path}-check`
  const remove = () => {
    for (const file of [copy, logPath(copy)]) rmSync(file, { force: true })
  }
  remove()
  try {
    copyFileSync(path, copy)
    if (existsSync(logPath(path))) copyFileSync(logPath(path), logPath(copy))
    return quickCheck(copy)
  } catch (error) {
    // no room for a copy, say
    return /malformed|not a database|corrupt/i.test(String(error)) ? inOneLine(String(error)) : null
  } finally {
    remove()
  }
}

function quickCheck(path: string): string | null {
  const database = new Database(path)
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    const [row] = database.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[]
    return row?.quick_check === 'ok' ? null : inOneLine(row?.quick_check ?? 'no answer')
  } finally {
    database.close()
  }
}

const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

/**
 * WAL with synchronous=FULL: once COMMIT returned, the data is on the disk and outlives kill -9
 * (https://sqlite.org/pragma.html#pragma_synchronous).
 */
function openInWal(path: string): Database.Database {
  const database = new Database(path)
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('PRAGMA synchronous = FULL')
    // After a very large commit the log is cut back to 64 MB.
    database.exec('PRAGMA journal_size_limit = 67108864')
    // An exclusive lock is taken by the first write: an older version of this cloud, which knows of no other lock, would overwrite it.
    database.exec('BEGIN IMMEDIATE; COMMIT')
    return database
  } catch (error) {
    database.close()
    throw /locked|busy/i.test(String(error)) ? inUse(path, error) : error
  }
}
