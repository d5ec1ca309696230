import { cutText } from '../../../../shared/characters'
import { CELL_MAX } from '../gatherRows'
import { readXml, type XmlHandlers } from './readXml'

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g

/** Spreadsheets write signs that XML can't hold as _x0000_. */
export const unescapeSigns = (text: string) =>
  text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** Collects the text of a rich string: its runs, without the readings that may stand above them. */
export class RichText {
  private said = ''
  private inText = false
  private inReading = false

  open(name: string): void {
    if (name === 't') this.inText = true
    if (name === 'rPh') this.inReading = true
  }

  close(name: string): void {
    if (name === 't') this.inText = false
    if (name === 'rPh') this.inReading = false
  }

  text(text: string): void {
    if (this.inText && !this.inReading && this.said.length < CELL_MAX) this.said = cutText(this.said + text, CELL_MAX)
  }

  /** What was collected; begins anew. */
  take(): string {
    const said = unescapeSigns(this.said)
    this.said = ''
    this.inText = false
    this.inReading = false
    return said
  }
}

/** The strings that cells of all sheets refer to by number. */
export function readSharedStrings(bytes: Uint8Array): readonly string[] {
  const strings: string[] = []
  const string = new RichText()
  const handlers: XmlHandlers = {
    open: (name) => string.open(name),
    text: (text) => string.text(text),
    close: (name) => {
      if (name === 'si') strings.push(string.take())
      else string.close(name)
    },
  }
  readXml(bytes, handlers)
  return strings
}
