import fontkit from '@pdf-lib/fontkit'
import {
  PDFDocument,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setLineWidth,
  setStrokingRgbColor,
  setTextRenderingMode,
  TextRenderingMode,
  type Color,
  type PDFFont,
  type PDFPage,
} from 'pdf-lib'
import type { Topic } from '../shared/documents'
import { posterHeadings } from './domain/posterHeadings'
import { layOutPoster, TEXT_LEADING, TITLE_LEADING, type Block } from './domain/posterLayout'
import { dayOnPaper } from './domain/timeField'
import type { PosterFacts } from './readPosterFacts'

export interface Poster extends PosterFacts {
  readonly topic: Topic
  readonly title: string
  readonly text: string
  readonly at: number
}

/** In points; everything else is measured on A4 and grows with the sheet. */
const SHEETS = { a4: [595.28, 841.89], a3: [841.89, 1190.55] } as const
const A4_WIDTH = 595.28

/** The face's colours (face/README): slate roof, warm paper, one cinnabar seal. */
const SLATE = rgb(0x2e / 255, 0x3b / 255, 0x41 / 255)
const PAPER = rgb(0xf5 / 255, 0xf1 / 255, 0xea / 255)
const CINNABAR = rgb(0xbf / 255, 0x3b / 255, 0x26 / 255)
const INK = rgb(0x1e / 255, 0x25 / 255, 0x28 / 255)
const INK_2 = rgb(0x56 / 255, 0x60 / 255, 0x66 / 255)
const SURFACE = rgb(1, 1, 1)

const BAND = 150
const MARGIN = 48
const SEAL = 84
const CODE = 118
const CARD = CODE + 24

/** A page to print, its font embedded with the characters it needs. `font`: TrueType; `now` is noted as its date. */
export async function drawPoster(
  poster: Poster,
  size: keyof typeof SHEETS,
  font: Buffer,
  now: number,
): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.registerFontkit(fontkit)
  const face = await document.embedFont(font, { subset: true })
  const code = await (poster.code.type === 'jpeg'
    ? document.embedJpg(poster.code.bytes)
    : document.embedPng(poster.code.bytes))
  document.setTitle(poster.title)
  document.setCreationDate(new Date(now))
  document.setModificationDate(new Date(now))
  const [width, height] = SHEETS[size]
  const sheet = new Sheet(document.addPage([width, height]), face, width / A4_WIDTH)
  sheet.fill(0, 0, A4_WIDTH, sheet.height, PAPER)
  drawBand(sheet, poster)
  drawText(sheet, poster)
  const top = sheet.height - MARGIN - CARD
  sheet.fill(MARGIN, top, CARD, CARD, SURFACE)
  sheet.page.drawImage(code, sheet.box(MARGIN + 12, top + 12, CODE, CODE))
  sheet.write('微信扫一扫', MARGIN + CARD + 24, top + 52, 24, INK)
  sheet.write('看全文,办事情', MARGIN + CARD + 24, top + 84, 18, INK_2)
  sheet.write(dayOnPaper(poster.at), MARGIN + CARD + 24, top + 120, 18, INK_2)
  return Buffer.from(await document.save())
}

function drawBand(sheet: Sheet, { topic, courtyardName }: Poster): void {
  const { heading, seal } = posterHeadings[topic]
  sheet.fill(0, 0, A4_WIDTH, BAND, SLATE)
  sheet.write(heading, MARGIN, 58, 22, PAPER)
  const room = A4_WIDTH - 3 * MARGIN - SEAL
  const name = sheet.known(courtyardName)
  sheet.write(name, MARGIN, 110, Math.min(38, (38 * room) / sheet.measure(name, 38)), SURFACE)
  const left = A4_WIDTH - MARGIN - SEAL
  sheet.fill(left, (BAND - SEAL) / 2, SEAL, SEAL, CINNABAR)
  sheet.write(seal, left + (SEAL - sheet.measure(seal, 34)) / 2, BAND / 2 + 12, 34, SURFACE)
}

function drawText(sheet: Sheet, poster: Poster): void {
  const [top, gap] = [BAND + 46, 26]
  const laid = layOutPoster(
    (text, size) => sheet.measure(text, size),
    { title: sheet.known(poster.title), text: sheet.known(poster.text) },
    { width: A4_WIDTH - 2 * MARGIN, height: sheet.height - top - MARGIN - CARD - 30, gap },
  )
  const below = sheet.writeBlock(laid.title, top, TITLE_LEADING, INK, true)
  sheet.writeBlock(laid.text, below + gap, TEXT_LEADING, INK, false)
}

/** A page measured in A4 points from its upper left corner. */
class Sheet {
  readonly height: number
  private readonly characters: ReadonlySet<number>

  constructor(
    readonly page: PDFPage,
    private readonly font: PDFFont,
    private readonly scale: number,
  ) {
    this.height = page.getHeight() / scale
    this.characters = new Set(font.getCharacterSet())
  }

  /** Without the characters that the font can't draw (emoji), which would be empty boxes. */
  known(text: string): string {
    return [...text].filter((one) => one === '\n' || this.characters.has(one.codePointAt(0) ?? 0)).join('')
  }

  measure(text: string, size: number): number {
    return this.font.widthOfTextAtSize(text, size)
  }

  box(left: number, top: number, width: number, height: number) {
    const { scale } = this
    return { x: left * scale, y: (this.height - top - height) * scale, width: width * scale, height: height * scale }
  }

  fill(left: number, top: number, width: number, height: number, color: Color): void {
    this.page.drawRectangle({ ...this.box(left, top, width, height), color })
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

  /** Answers where the block ends. */
  writeBlock({ size, lines }: Block, top: number, leading: number, color: Color, bold: boolean): number {
    this.page.pushOperators(pushGraphicsState())
    // one font for all: a title is made bold by its outline
    if (bold) {
      this.page.pushOperators(
        setTextRenderingMode(TextRenderingMode.FillAndOutline),
        setLineWidth((size / 36) * this.scale),
        setStrokingRgbColor(0x1e / 255, 0x25 / 255, 0x28 / 255),
      )
    }
    for (const [i, line] of lines.entries()) {
      this.write(line, MARGIN, top + i * size * leading + size, size, color)
    }
    this.page.pushOperators(popGraphicsState())
    return top + lines.length * size * leading
  }
}
