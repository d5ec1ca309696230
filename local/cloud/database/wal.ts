import { readSync } from 'node:fs'

/** A running checksum of SQLite's write-ahead log (https://sqlite.org/walformat.html). */
type Sum = readonly [number, number]

/** Every time the log begins anew at its first frame it has another generation: the next number, and other salts. */
export interface Generation {
  sequence: number
  /** 16 hex digits. */
  salts: string
}

/** How far commits reach in a log: so many frames, the last of which ends a commit. */
export interface Reach extends Generation {
  frames: number
  sum: Sum
}

export interface Log extends Generation {
  pageSize: number
  littleEndian: boolean
  sum: Sum
}

const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
/** Its last bit says in which order the checksums take the bytes of a word. */
const MAGIC = 0x377f0682

/** The beginning of a log; null when there is none that SQLite would take for one. */
export function readLog(file: number): Log | null {
  const bytes = Buffer.alloc(HEADER_BYTES)
  if (readSync(file, bytes, 0, HEADER_BYTES, 0) < HEADER_BYTES) return null
  const magic = bytes.readUInt32BE(0)
  if (magic !== MAGIC && magic !== MAGIC + 1) return null
  const littleEndian = magic === MAGIC
  const sum = add([0, 0], bytes.subarray(0, 24), littleEndian)
  if (sum[0] !== bytes.readUInt32BE(24) || sum[1] !== bytes.readUInt32BE(28)) return null
  const pageSize = bytes.readUInt32BE(8)
  return { pageSize, littleEndian, sum, sequence: bytes.readUInt32BE(12), salts: bytes.toString('hex', 16, 24) }
}

export const startOf = ({ sequence, salts, sum }: Log): Reach => ({ sequence, salts, frames: 0, sum })

/** Goes on from `from` as far as whole commits follow it, up to frame `until` where one is given. */
export function reachOf(file: number, log: Log, from: Reach, until = Infinity): Reach {
  const frame = Buffer.alloc(FRAME_HEADER_BYTES + log.pageSize)
  let reach = from
  let { frames, sum } = from
  while (frames < until) {
    if (readSync(file, frame, 0, frame.length, placeOf(log, frames)) < frame.length) break
    if (frame.toString('hex', 8, 16) !== log.salts) break
    sum = add(add(sum, frame.subarray(0, 8), log.littleEndian), frame.subarray(FRAME_HEADER_BYTES), log.littleEndian)
    if (sum[0] !== frame.readUInt32BE(16) || sum[1] !== frame.readUInt32BE(20)) break
    frames++
    if (endsCommit(frame)) reach = { sequence: log.sequence, salts: log.salts, frames, sum }
  }
  return reach
}

/** How many commits of this generation end after frame `from`, whole or not: what was there before a frame went bad. */
export function commitsAfter(file: number, log: Log, from: number, until = Infinity): number {
  const header = Buffer.alloc(FRAME_HEADER_BYTES)
  let commits = 0
  for (let frames = from; frames < until; frames++) {
    if (readSync(file, header, 0, header.length, placeOf(log, frames)) < header.length) break
    if (header.toString('hex', 8, 16) === log.salts && endsCommit(header)) commits++
  }
  return commits
}

/** Whether `later` is `earlier` itself or comes after it: the first salt counts on by one with the sequence. */
export function follows(later: Generation, earlier: Generation): boolean {
  const steps = (later.sequence - earlier.sequence) >>> 0
  if (steps === 0) return later.salts === earlier.salts
  return steps < 2 ** 31 && firstSalt(later) === (firstSalt(earlier) + steps) >>> 0
}

const firstSalt = ({ salts }: Generation) => Number.parseInt(salts.slice(0, 8), 16)
const placeOf = ({ pageSize }: Log, frame: number) => HEADER_BYTES + frame * (FRAME_HEADER_BYTES + pageSize)
const endsCommit = (frame: Buffer) => frame.readUInt32BE(4) !== 0

function add([first, second]: Sum, bytes: Buffer, littleEndian: boolean): Sum {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let [a, b] = [first, second]
  for (let i = 0; i < bytes.length; i += 8) {
    a = (a + words.getInt32(i, littleEndian) + b) | 0
    b = (b + words.getInt32(i + 4, littleEndian) + a) | 0
  }
  return [a >>> 0, b >>> 0]
}
