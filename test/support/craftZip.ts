import { deflateRawSync } from 'node:zlib'

export interface CraftedEntry {
  readonly name: string
  readonly bytes: Uint8Array
  /** What the headers say of it, where that isn't the truth. */
  readonly claims?: Partial<Readonly<Record<'size' | 'packedSize' | 'flags' | 'method', number>>>
  readonly extra?: Uint8Array
  /** Data of an entry before it, instead of its own. */
  readonly shares?: number
}

/** What the end record says, where that isn't the truth. */
export type EndClaims = Partial<Readonly<Record<'here' | 'entries' | 'size' | 'at', number>>>

/** A zip byte by byte, as an attacker writes one. `before`: bytes between the directory and its end record. */
export function craftZip(entries: readonly CraftedEntry[], end: EndClaims = {}, before: Uint8Array = Buffer.alloc(0)) {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  const places: number[] = []
  let at = 0
  for (const { name, bytes, claims = {}, extra = Buffer.alloc(0), shares } of entries) {
    const packed = deflateRawSync(bytes)
    const label = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(claims.flags ?? 0, 2)
    fields.writeUInt16LE(claims.method ?? 8, 4)
    fields.writeUInt32LE(claims.packedSize ?? packed.length, 14)
    fields.writeUInt32LE(claims.size ?? bytes.length, 18)
    fields.writeUInt16LE(label.length, 22)
    fields.writeUInt16LE(extra.length, 24)
    const place = shares === undefined ? at : (places[shares] ?? 0)
    places.push(place)
    if (shares === undefined) {
      const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, label, extra, packed])
      parts.push(local)
      at += local.length
    }
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(place, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, rest, label, extra]))
  }
  const whole = Buffer.concat(directory)
  const last = Buffer.alloc(22)
  last.write('PK\u0005\u0006', 'latin1')
  last.writeUInt16LE(end.here ?? entries.length, 8)
  last.writeUInt16LE(end.entries ?? entries.length, 10)
  last.writeUInt32LE(end.size ?? whole.length, 12)
  last.writeUInt32LE(end.at ?? at, 16)
  return Buffer.concat([...parts, whole, before, last])
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a workbook with one sheet, to be packed as they are or spoiled. `rows`: the inside of <sheetData>. */
export function bookParts(
  rows: string,
  more: { readonly before?: string; readonly strings?: string } = {},
): CraftedEntry[] {
  const part = (name: string, xml: string) => ({ name, bytes: Buffer.from(`<?xml version="1.0"?>${xml}`) })
  return [
    part('[Content_Types].xml', '<Types/>'),
    part(
      'xl/workbook.xml',
      `<workbook xmlns:r="${RELATIONS}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>` +
        `<Relationship Id="r2" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    part('xl/sharedStrings.xml', `<sst>${more.strings ?? ''}</sst>`),
    part('xl/worksheets/sheet1.xml', `<worksheet>${more.before ?? ''}<sheetData>${rows}</sheetData></worksheet>`),
  ]
}

/** A cell of text. */
export const textCell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`

/** Rows of a sheet out of texts, beginning with A1. */
export const textRows = (rows: readonly (readonly string[])[]) =>
  rows
    .map(
      (row, y) =>
        `<row r="${y + 1}">${row.map((text, x) => textCell(`${String.fromCharCode(65 + x)}${y + 1}`, text)).join('')}</row>`,
    )
    .join('')
