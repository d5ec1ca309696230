/** A table's place in the font's directory: tag, checksum, offset, length (OpenType: The Font File). */
const DIRECTORY = 12
const RECORD = 16
const HEAD_LOCA_FORMAT = 50
const LONG_OFFSETS = 1

interface Table {
  readonly tag: string
  readonly bytes: Buffer
}

/**
 * The TrueType font with every glyph's outline of an even length. @pdf-lib/fontkit 1.1.1 writes a document's part of a font
 * with short offsets, which are halves: after a glyph of odd length all others are read from the wrong place.
 */
export function evenGlyphs(font: Buffer): Buffer {
  const tables = readTables(font)
  const bytesOf = (tag: string): Buffer => {
    const table = tables.find((one) => one.tag === tag)
    if (!table) throw new Error(`the font has no ${tag} table`)
    return table.bytes
  }
  const offsets = glyphOffsets(bytesOf('loca'), bytesOf('head').readUInt16BE(HEAD_LOCA_FORMAT))
  const outlines = bytesOf('glyf')
  const glyphs = offsets.slice(0, -1).map((from, i) => padded(outlines.subarray(from, offsets[i + 1]), 2))
  const loca = Buffer.alloc(offsets.length * 4)
  let at = 0
  for (const [i, glyph] of glyphs.entries()) {
    loca.writeUInt32BE(at, i * 4)
    at += glyph.length
  }
  loca.writeUInt32BE(at, glyphs.length * 4)
  const head = Buffer.from(bytesOf('head'))
  head.writeUInt16BE(LONG_OFFSETS, HEAD_LOCA_FORMAT)
  const changed: Readonly<Record<string, Buffer>> = { glyf: Buffer.concat(glyphs), loca, head }
  return writeTables(
    font.subarray(0, DIRECTORY),
    tables.map(({ tag, bytes }) => ({ tag, bytes: changed[tag] ?? bytes })),
  )
}

function readTables(font: Buffer): Table[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, i) => {
    const record = DIRECTORY + i * RECORD
    const offset = font.readUInt32BE(record + 8)
    return {
      tag: font.toString('latin1', record, record + 4),
      bytes: font.subarray(offset, offset + font.readUInt32BE(record + 12)),
    }
  })
}

const glyphOffsets = (loca: Buffer, format: number): number[] =>
  format === LONG_OFFSETS
    ? Array.from({ length: loca.length / 4 }, (_, i) => loca.readUInt32BE(i * 4))
    : Array.from({ length: loca.length / 2 }, (_, i) => loca.readUInt16BE(i * 2) * 2)

function writeTables(start: Buffer, tables: readonly Table[]): Buffer {
  const directory = Buffer.alloc(tables.length * RECORD)
  let offset = DIRECTORY + directory.length
  for (const [i, { tag, bytes }] of tables.entries()) {
    directory.write(tag, i * RECORD, 'latin1')
    directory.writeUInt32BE(checksum(padded(bytes, 4)), i * RECORD + 4)
    directory.writeUInt32BE(offset, i * RECORD + 8)
    directory.writeUInt32BE(bytes.length, i * RECORD + 12)
    offset += padded(bytes, 4).length
  }
  return Buffer.concat([start, directory, ...tables.map(({ bytes }) => padded(bytes, 4))])
}

function checksum(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}

const padded = (bytes: Buffer, unit: number): Buffer =>
  bytes.length % unit === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(unit - (bytes.length % unit))])
