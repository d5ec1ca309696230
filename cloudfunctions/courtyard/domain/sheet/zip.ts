import { inflateRawSync } from 'node:zlib'

/**
 * A zip read by its directory alone, and only if everything that says the same thing twice says the same. An archive that
 * different programs would read differently, or that claims less than it holds, is no archive: nothing of it is unpacked.
 */
export interface ZipEntry {
  readonly name: string
  readonly deflated: boolean
  readonly size: number
  readonly packed: Uint8Array
}

const END_OF_DIRECTORY = 0x06054b50
const ZIP64_LOCATOR = 0x07064b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const LOCAL_LENGTH = 30
const LOCATOR_LENGTH = 20
const LONGEST_COMMENT = 0xffff
const ZIP64_LONG = 0xffffffff
const ZIP64_EXTRA = 0x0001
/** Encrypted, with strong encryption, or with its directory encrypted. */
const ENCRYPTED = 0x0001 | 0x0040 | 0x2000
/** Sizes follow the data: those of the directory are the ones that count. */
const SIZES_FOLLOW = 0x0008
const STORED = 0
const DEFLATED = 8
/** A workbook has a part for each sheet, drawing and picture; hundreds at most. */
const ENTRIES_MAX = 1000

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

interface Directory {
  readonly entries: number
  readonly at: number
  readonly end: number
}

interface Place {
  readonly from: number
  readonly to: number
}

/** The entries by name; null for what isn't exactly one sound archive. Nothing is unpacked yet. */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = findDirectory(view)
  if (!directory) return null
  const entries = new Map<string, ZipEntry>()
  const names = new Set<string>()
  const places: Place[] = []
  let at = directory.at
  for (let left = directory.entries; left > 0; left--) {
    const read = readEntry(bytes, view, at, directory)
    if (!read) return null
    const { entry, place, next } = read
    const known = entry.name.toLowerCase()
    if (names.has(known)) return null
    names.add(known)
    entries.set(entry.name, entry)
    places.push(place)
    at = next
  }
  return at === directory.end && apart(places) ? entries : null
}

/** The one end record that reaches exactly to the end of the file and whose figures agree with each other. */
function findDirectory(view: DataView): Directory | null {
  const stop = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT)
  for (let end = view.byteLength - END_LENGTH; end >= stop; end--) {
    if (view.getUint32(end, true) !== END_OF_DIRECTORY) continue
    if (end + END_LENGTH + view.getUint16(end + 20, true) !== view.byteLength) continue
    const disks = view.getUint32(end + 4, true)
    const here = view.getUint16(end + 8, true)
    const entries = view.getUint16(end + 10, true)
    const size = view.getUint32(end + 12, true)
    const at = view.getUint32(end + 16, true)
    const zip64 = end >= LOCATOR_LENGTH && view.getUint32(end - LOCATOR_LENGTH, true) === ZIP64_LOCATOR
    if (disks !== 0 || here !== entries || entries === 0 || entries > ENTRIES_MAX || zip64) return null
    return at + size === end ? { entries, at, end } : null
  }
  return null
}

/** An entry of the directory, held against the header in front of its data. */
function readEntry(bytes: Uint8Array, view: DataView, at: number, { at: data, end }: Directory) {
  if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const packedSize = view.getUint32(at + 20, true)
  const size = view.getUint32(at + 24, true)
  const nameLength = view.getUint16(at + 28, true)
  const extraLength = view.getUint16(at + 30, true)
  const next = at + ENTRY_LENGTH + nameLength + extraLength + view.getUint16(at + 32, true)
  const disk = view.getUint16(at + 34, true)
  const from = view.getUint32(at + 42, true)
  const extraAt = at + ENTRY_LENGTH + nameLength
  if (next > end || disk !== 0 || (flags & ENCRYPTED) !== 0) return null
  if (packedSize === ZIP64_LONG || size === ZIP64_LONG || from === ZIP64_LONG) return null
  if (hasZip64(view, extraAt, extraLength) || (method !== STORED && method !== DEFLATED)) return null
  if (method === STORED && packedSize !== size) return null

  if (from + LOCAL_LENGTH > data || view.getUint32(from, true) !== LOCAL_HEADER) return null
  const localName = view.getUint16(from + 26, true)
  const localExtra = view.getUint16(from + 28, true)
  const start = from + LOCAL_LENGTH + localName + localExtra
  const to = start + packedSize
  if (to > data || hasZip64(view, from + LOCAL_LENGTH + localName, localExtra)) return null
  if ((view.getUint16(from + 6, true) & ENCRYPTED) !== 0 || view.getUint16(from + 8, true) !== method) return null
  const localSizes = [view.getUint32(from + 18, true), view.getUint32(from + 22, true)]
  const agree = localSizes[0] === packedSize && localSizes[1] === size
  const follow = (flags & SIZES_FOLLOW) !== 0 && localSizes.every((one) => one === 0)
  if (!agree && !follow) return null
  const name = bytes.subarray(at + ENTRY_LENGTH, extraAt)
  const nameThere = bytes.subarray(from + LOCAL_LENGTH, from + LOCAL_LENGTH + localName)
  if (name.length === 0 || Buffer.compare(name, nameThere) !== 0) return null
  const entry: ZipEntry = {
    name: new TextDecoder().decode(name).replace(/\\/g, '/'),
    deflated: method === DEFLATED,
    size,
    packed: bytes.subarray(start, to),
  }
  return { entry, place: { from, to }, next }
}

/** Also true for extra fields that don't end where they say. */
function hasZip64(view: DataView, at: number, length: number): boolean {
  const end = at + length
  for (let field = at; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    const id = view.getUint16(field, true)
    if (id === ZIP64_EXTRA || field + 4 + view.getUint16(field + 2, true) > end) return true
  }
  return false
}

/** No two entries share a byte: the same data under many names is how a small file swells. */
function apart(places: readonly Place[]): boolean {
  const inOrder = [...places].sort((one, other) => one.from - other.from)
  return inOrder.every(({ from }, at) => at === 0 || from >= (inOrder[at - 1]?.to ?? 0))
}

/** Unpacks parts of one archive: all of them together never to more than `max` bytes, whatever they claim. */
export class Unpacker {
  constructor(private left: number) {}

  /** Null when it would be too much, or isn't what its entry says. */
  unpack({ deflated, size, packed }: ZipEntry): Uint8Array | null {
    if (size > this.left) return null
    this.left -= size
    if (!deflated) return packed
    try {
      // the limit holds while it inflates: one byte more than was claimed ends it
      const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
      return bytes.length === size ? bytes : null
    } catch {
      return null
    }
  }
}
