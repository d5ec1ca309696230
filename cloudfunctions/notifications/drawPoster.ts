import {
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setLineWidth,
  setStrokingRgbColor,
  setTextRenderingMode,
  TextRenderingMode,
  type Color,
} from 'pdf-lib'
import type { Topic } from '../shared/documents'
import { dayOnPaper } from '../shared/dates'
import { embedPicture, newPdf, PdfSheet } from '../shared/pdfSheet'
import { posterHeadings } from './domain/posterHeadings'
import { layOutPoster, TEXT_LEADING, TITLE_LEADING, type Block } from './domain/posterLayout'
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
  const { document, face } = await newPdf(poster.title, font, now)
  const code = await embedPicture(document, poster.code.bytes)
  const [width, height] = SHEETS[size]
  const sheet = new PdfSheet(document.addPage([width, height]), face, width / A4_WIDTH)
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

function drawBand(sheet: PdfSheet, { topic, courtyardName }: Poster): void {
  const { heading, seal } = posterHeadings[topic]
  sheet.fill(0, 0, A4_WIDTH, BAND, SLATE)
  sheet.write(heading, MARGIN, 58, 22, PAPER)
  const room = A4_WIDTH - 3 * MARGIN - SEAL
  const name = sheet.known(courtyardName)
  sheet.write(name, MARGIN, 110, sheet.fitted(name, 38, room), SURFACE)
  const left = A4_WIDTH - MARGIN - SEAL
  sheet.fill(left, (BAND - SEAL) / 2, SEAL, SEAL, CINNABAR)
  sheet.write(seal, left + (SEAL - sheet.measure(seal, 34)) / 2, BAND / 2 + 12, 34, SURFACE)
}

function drawText(sheet: PdfSheet, poster: Poster): void {
  const [top, gap] = [BAND + 46, 26]
  const laid = layOutPoster(
    (text, size) => sheet.measure(text, size),
    { title: sheet.known(poster.title), text: sheet.known(poster.text) },
    { width: A4_WIDTH - 2 * MARGIN, height: sheet.height - top - MARGIN - CARD - 30, gap },
  )
  const below = writeBlock(sheet, laid.title, top, TITLE_LEADING, INK, true)
  writeBlock(sheet, laid.text, below + gap, TEXT_LEADING, INK, false)
}

/** Answers where the block ends. */
function writeBlock(
  sheet: PdfSheet,
  { size, lines }: Block,
  top: number,
  leading: number,
  color: Color,
  bold: boolean,
): number {
  sheet.page.pushOperators(pushGraphicsState())
  // one font for all: a title is made bold by its outline
  if (bold) {
    sheet.page.pushOperators(
      setTextRenderingMode(TextRenderingMode.FillAndOutline),
      setLineWidth((size / 36) * sheet.scale),
      setStrokingRgbColor(0x1e / 255, 0x25 / 255, 0x28 / 255),
    )
  }
  for (const [i, line] of lines.entries()) {
    sheet.write(line, MARGIN, top + i * size * leading + size, size, color)
  }
  sheet.page.pushOperators(popGraphicsState())
  return top + lines.length * size * leading
}
