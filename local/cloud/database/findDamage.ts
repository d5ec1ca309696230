import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { logPath, readMark, type Mark } from './commitMark'
import { commitsAfter, follows, readLog, reachOf, startOf } from './wal'

/**
 * What is wrong with the files of a database that nobody has open, each in a sentence; none when all that was committed is there. Reads only. A last
 * write that a kill has torn is as it should be: nobody was told that it was done.
 */
export function findDamage(database: string): string[] {
  const mark = readMark(database)
  if (mark === null)
    return ['the mark of how far writes reached (cloud.db-mark) is spoilt: whether any are missing can’t be told']
  const found = [...damageOfLog(database, mark), ...damageOfFile(database, mark)]
  return found
}

function damageOfLog(database: string, mark: Mark | undefined): string[] {
  const path = logPath(database)
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  const promised = mark?.reach ?? null
  if (size === 0) {
    return promised === null || mark?.closing === true ? [] : ['the log of the last writes (cloud.db-wal) is missing']
  }
  const file = openSync(path, 'r')
  try {
    const log = readLog(file)
    if (log === null) {
      // while the very first frames were being written nobody had been told of anything
      return promised === null && mark !== undefined
        ? []
        : ['the log of the last writes (cloud.db-wal) can’t be read from its beginning on: all of them would be lost']
    }
    if (promised === null) return mark === undefined ? lossBetween(file, log) : []
    if (!follows(log, promised))
      return ['the log of the last writes (cloud.db-wal) is of another time than the database']
    if (log.salts !== promised.salts) return []
    const reach = reachOf(file, log, startOf(log), promised.frames)
    const whole = reach.frames === promised.frames && reach.sum.join() === promised.sum.join()
    return whole
      ? []
      : [brokenAt(reach.frames, promised.frames, commitsAfter(file, log, reach.frames, promised.frames))]
  } finally {
    closeSync(file)
  }
}

/** Without a mark only what shows by itself: commits behind a frame that went bad. */
function lossBetween(file: number, log: NonNullable<ReturnType<typeof readLog>>): string[] {
  const reach = reachOf(file, log, startOf(log))
  const lost = commitsAfter(file, log, reach.frames)
  return lost === 0 ? [] : [brokenAt(reach.frames, reach.frames + lost, lost)]
}

const brokenAt = (whole: number, frames: number, commits: number): string =>
  `the log of the last writes (cloud.db-wal) is whole up to frame ${whole} of ${frames}: ${Math.max(1, commits)} commits or more would be lost`

const FILE_BEGINNING = Buffer.from('SQLite format 3\0', 'latin1')

/** What shows without opening it; the rest is SQLite's own check. */
function damageOfFile(database: string, mark: Mark | undefined): string[] {
  if (!existsSync(database)) return mark === undefined ? [] : ['the database (cloud.db) is missing']
  const { size } = statSync(database)
  // a database is empty until its first log is taken in
  if (size === 0) return []
  const file = openSync(database, 'r')
  try {
    const header = Buffer.alloc(100)
    const length = readSync(file, header, 0, 100, 0)
    if (length < 100 || !header.subarray(0, 16).equals(FILE_BEGINNING)) return ['the database (cloud.db) is not one']
    const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
    // with a log beside it the file may be longer or shorter than it says
    const pages = header.readUInt32BE(28)
    const cut =
      statSync(logPath(database), { throwIfNoEntry: false })?.size !== undefined ? false : size < pages * pageSize
    return cut ? ['the database (cloud.db) is shorter than it says it is'] : []
  } finally {
    closeSync(file)
  }
}
