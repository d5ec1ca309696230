import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { readLog, reachOf, startOf, type Reach } from './wal'

/** What was known of the log when somebody last committed. */
export interface Mark {
  /** Null: nothing was committed into the log since the database was opened. */
  reach: Reach | null
  /** The database was being closed: its log, whole in the database by then, may be gone. */
  closing: boolean
}

export const markPath = (database: string) => `${database}-mark`
export const logPath = (database: string) => `${database}-wal`

const BYTES = 64
const BEGINNING = 'localmrk'

/** Undefined when there is none; null when it can't be read. */
export function readMark(database: string): Mark | null | undefined {
  if (!existsSync(markPath(database))) return undefined
  const bytes = readFileSync(markPath(database))
  // after a power cut a file that was made a moment before may be empty
  if (bytes.every((byte) => byte === 0)) return undefined
  if (bytes.length !== BYTES || !digestOf(bytes).equals(bytes.subarray(48))) return null
  const frames = bytes.readUInt32BE(28)
  const reach: Reach = {
    sequence: bytes.readUInt32BE(16),
    salts: bytes.toString('hex', 20, 28),
    frames,
    sum: [bytes.readUInt32BE(32), bytes.readUInt32BE(36)],
  }
  return { reach: frames === 0 ? null : reach, closing: bytes.readUInt32BE(8) === 1 }
}

function bytesOf({ reach, closing }: Mark): Buffer {
  const bytes = Buffer.alloc(BYTES)
  bytes.write(BEGINNING, 'latin1')
  bytes.writeUInt32BE(closing ? 1 : 0, 8)
  if (reach !== null) {
    bytes.writeUInt32BE(reach.sequence, 16)
    bytes.write(reach.salts, 20, 'hex')
    bytes.writeUInt32BE(reach.frames, 28)
    bytes.writeUInt32BE(reach.sum[0], 32)
    bytes.writeUInt32BE(reach.sum[1], 36)
  }
  digestOf(bytes).copy(bytes, 48)
  return bytes
}

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes.subarray(0, 48)).digest().subarray(0, 16)

/**
 * Writes down beside the database how far its commits reach, after each commit and before anybody is told of it: so that the next start can tell a
 * log that lost some of them from one whose last, unanswered write was torn by a kill. Not waited for: after a power cut the mark may be an older
 * one, which promises less than there is. It is a write of 64 bytes into memory and a look at the frames that the commit has added.
 */
export class CommitMark {
  private readonly file: number
  private log: number | undefined
  private reach: Reach | null = null

  constructor(private readonly database: string) {
    this.file = openSync(markPath(database), existsSync(markPath(database)) ? 'r+' : 'w+')
    this.look()
    this.write(false)
    fsyncSync(this.file)
  }

  /** Something may have been committed. */
  advance(): void {
    const before = this.reach
    this.look()
    if (this.reach !== before) this.write(false)
  }

  /** Before the log is taken away. */
  close(): void {
    this.write(true)
    fsyncSync(this.file)
    closeSync(this.file)
    if (this.log !== undefined) closeSync(this.log)
  }

  private look(): void {
    if (this.log === undefined) {
      if (!existsSync(logPath(this.database))) return
      this.log = openSync(logPath(this.database), 'r')
    }
    const log = readLog(this.log)
    if (log === null) return
    const known = this.reach !== null && this.reach.salts === log.salts ? this.reach : null
    const reach = reachOf(this.log, log, known ?? startOf(log))
    if (reach.frames > 0 && reach !== known) this.reach = reach
  }

  private write(closing: boolean): void {
    try {
      writeSync(this.file, bytesOf({ reach: this.reach, closing }), 0, BYTES, 0)
    } catch {
      // a full disk, say: the mark promises less than there is
    }
  }
}
