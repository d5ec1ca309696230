import fontkit from '@pdf-lib/fontkit'
import { PDFDocument, type Color, type PDFFont, type PDFImage, type PDFPage } from 'pdf-lib'

/** A PDF with one font, which is embedded with the characters it needs. `font`: TrueType; `now` is noted as its date. */
export async function newPdf(
  title: string,
  font: Buffer,
  now: number,
): Promise<{ readonly document: PDFDocument; readonly face: PDFFont }> {
  const document = await PDFDocument.create()
  document.registerFontkit(fontkit)
  const face = await document.embedFont(font, { subset: true })
  document.setTitle(title)
  document.setCreationDate(new Date(now))
  document.setModificationDate(new Date(now))
  return { document, face }
}

const charactersOf = new WeakMap<PDFFont, ReadonlySet<number>>()

/** Read once a font: it has some twenty thousand. */
function charactersIn(font: PDFFont): ReadonlySet<number> {
  const known = charactersOf.get(font) ?? new Set(font.getCharacterSet())
  charactersOf.set(font, known)
  return known
}

/** WeChat chooses the format of its pictures. */
export const embedPicture = (document: PDFDocument, picture: Buffer): Promise<PDFImage> =>
  picture[0] === 0xff ? document.embedJpg(picture) : document.embedPng(picture)

/** A page measured in points from its upper left corner; `scale`: of what was measured on a smaller one. */
export class PdfSheet {
  readonly height: number
  private readonly characters: ReadonlySet<number>

  constructor(
    readonly page: PDFPage,
    private readonly font: PDFFont,
    readonly scale = 1,
  ) {
    this.height = page.getHeight() / scale
    this.characters = charactersIn(font)
  }

  /** Without the characters that the font can't draw (emoji), which would be empty boxes. */
  known(text: string): string {
    return [...text].filter((one) => one === '\n' || this.characters.has(one.codePointAt(0) ?? 0)).join('')
  }

  measure(text: string, size: number): number {
    return this.font.widthOfTextAtSize(text, size)
  }

  /** The size at which a text is no wider than `room`. */
  fitted(text: string, size: number, room: number): number {
    return Math.min(size, (size * room) / Math.max(1, this.measure(text, size)))
  }

  box(left: number, top: number, width: number, height: number) {
    const { scale } = this
    return { x: left * scale, y: (this.height - top - height) * scale, width: width * scale, height: height * scale }
  }

  fill(left: number, top: number, width: number, height: number, color: Color): void {
    this.page.drawRectangle({ ...this.box(left, top, width, height), color })
  }

  /** `dashed`: where to cut. */
  line(from: readonly [number, number], to: readonly [number, number], color: Color, dashed = false): void {
    const point = ([left, top]: readonly [number, number]) => ({
      x: left * this.scale,
      y: (this.height - top) * this.scale,
    })
    const dash = dashed ? { dashArray: [6, 5] } : {}
    this.page.drawLine({ start: point(from), end: point(to), thickness: 0.8 * this.scale, color, ...dash })
  }

  /** `baseline`: from the top. */
  write(text: string, left: number, baseline: number, size: number, color: Color): void {
    const { scale, font } = this
    this.page.drawText(text, {
      x: left * scale,
      y: (this.height - baseline) * scale,
      size: size * scale,
      font,
      color,
    })
  }
}
