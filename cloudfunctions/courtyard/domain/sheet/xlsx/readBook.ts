import { Unpacker, type ZipEntry } from '../zip'
import { readXml } from './readXml'

/** All parts that are read, together: a list of a thousand rows has two or three. */
const UNPACKED_MAX = 30_000_000
const RELATION = /^https?:\/\/[\w./]{1,80}\/relationships\/(worksheet|sharedStrings|styles)$/

/** The parts of a workbook that its first sheet is made of. */
export interface Book {
  readonly sheet: Uint8Array
  readonly sharedStrings: Uint8Array | null
  readonly styles: Uint8Array | null
  /** Days are counted from 1904, as old Macs did. */
  readonly from1904: boolean
}

/** Null when a part is missing, isn't what it claims or unpacks to too much. Throws on XML that isn't well-formed. */
export function readBook(entries: ReadonlyMap<string, ZipEntry>): Book | null {
  const unpacker = new Unpacker(UNPACKED_MAX)
  const part = (name: string) => {
    const entry = entries.get(name)
    return entry ? unpacker.unpack(entry) : null
  }
  const relations = part('xl/_rels/workbook.xml.rels')
  const workbook = part('xl/workbook.xml')
  if (!relations || !workbook) return null
  const { sheets, sharedStrings, styles } = readRelations(relations)
  const { order, from1904 } = readOrder(workbook)
  const first = order.find((id) => sheets.has(id))
  const sheet = part(sheets.get(first ?? '') ?? '')
  if (!sheet) return null
  const parts = { sharedStrings: optional(part, entries, sharedStrings), styles: optional(part, entries, styles) }
  if (parts.sharedStrings === undefined || parts.styles === undefined) return null
  return { sheet, sharedStrings: parts.sharedStrings, styles: parts.styles, from1904 }
}

/** Null where there is no such part, undefined where there is one that can't be read. */
function optional(
  part: (name: string) => Uint8Array | null,
  entries: ReadonlyMap<string, ZipEntry>,
  name: string,
): Uint8Array | null | undefined {
  return entries.has(name) ? (part(name) ?? undefined) : null
}

function readRelations(bytes: Uint8Array) {
  const sheets = new Map<string, string>()
  let sharedStrings = 'xl/sharedStrings.xml'
  let styles = 'xl/styles.xml'
  readXml(bytes, {
    open: (name, attribute) => {
      if (name !== 'Relationship') return
      const kind = RELATION.exec(attribute('Type') ?? '')?.[1]
      const target = pathOf(attribute('Target') ?? '')
      if (kind === 'worksheet') sheets.set(attribute('Id') ?? '', target)
      if (kind === 'sharedStrings') sharedStrings = target
      if (kind === 'styles') styles = target
    },
  })
  return { sheets, sharedStrings, styles }
}

const pathOf = (target: string) => (target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`)

/** The sheets' relations in the order in which the workbook shows them. */
function readOrder(bytes: Uint8Array) {
  const order: string[] = []
  let from1904 = false
  readXml(bytes, {
    open: (name, attribute) => {
      if (name === 'workbookPr') from1904 ||= ['1', 'true'].includes(attribute('date1904') ?? '')
      if (name === 'sheet') order.push(attribute('id') ?? '')
    },
  })
  return { order, from1904 }
}
