import { wrapLines, type Measure } from './wrapLines'

/** A4 at 150 dots an inch; A3 has the same sides in the same proportion. */
export const SHEET = { width: 1240, height: 1754 } as const

/** A canvas knows no tokens: these are the values of styles/tokens.wxss, held to them by a test. */
export const palette = {
  slate: '#2e3b41',
  'on-slate': '#ffffff',
  'on-slate-second': '#c9d2d5',
  paper: '#f5f1ea',
  surface: '#ffffff',
  cinnabar: '#bf3b26',
  'on-cinnabar': '#ffffff',
  ink: '#1e2528',
  'ink-second': '#566066',
} as const
type Colour = keyof typeof palette

/** What stands on a poster. */
export interface PosterWords {
  readonly courtyard: string
  /** What it is, above the courtyard's name: 安全提醒. */
  readonly heading: string
  /** Two characters: 安全. */
  readonly seal: string
  readonly title: string
  readonly text: string
  /** Beside the code to scan. */
  readonly foot: readonly string[]
}

export type Mark =
  | { readonly kind: 'fill'; readonly colour: Colour; readonly box: Box; readonly radius: number }
  | {
      readonly kind: 'text'
      readonly colour: Colour
      readonly text: string
      readonly x: number
      /** Of the baseline. */
      readonly y: number
      readonly size: number
      readonly strong: boolean
    }
  | { readonly kind: 'code'; readonly box: Box }

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const MARGIN = 100
const WIDTH = SHEET.width - MARGIN * 2
const BAND = 312
const SEAL = 176
const CODE = 248
const CARD = CODE + 50
const TOP = BAND + 80
const BOTTOM = SHEET.height - MARGIN - CARD - 60
/** Each is taken as large as it fits, the title first. */
const TITLE_SIZES = [104, 96, 88, 80, 72, 64, 56]
const TEXT_SIZES = [72, 64, 58, 52, 46, 40, 34]
const TITLE_LEADING = 1.35
const TEXT_LEADING = 1.6

/**
 * Where everything of a poster stands, in drawing order; the same sheet as the PDF to print. The largest letters that fit: a
 * title of 30 and a text of 300 characters do.
 */
export function layOutPoster(words: PosterWords, measure: Measure): Mark[] {
  return [
    { kind: 'fill', colour: 'paper', box: { x: 0, y: 0, ...SHEET }, radius: 0 },
    { kind: 'fill', colour: 'slate', box: { x: 0, y: 0, width: SHEET.width, height: BAND }, radius: 0 },
    ...bandOf(words, measure),
    ...bodyOf(words, measure),
    ...footOf(words, measure),
  ]
}

/** What it is and whose, in one line each, beside the seal. */
function bandOf({ courtyard, heading, seal }: PosterWords, measure: Measure): Mark[] {
  const x = SHEET.width - MARGIN - SEAL
  const y = (BAND - SEAL) / 2
  const room = x - MARGIN * 1.5
  const size = [80, 68, 56, 46, 38].find((each) => measure(courtyard, each, true) <= room) ?? 32
  const sealSize = 70
  return [
    { kind: 'text', colour: 'on-slate-second', text: heading, x: MARGIN, y: 124, size: 46, strong: false },
    { kind: 'text', colour: 'on-slate', text: courtyard, x: MARGIN, y: 228, size, strong: true },
    { kind: 'fill', colour: 'cinnabar', box: { x, y, width: SEAL, height: SEAL }, radius: 20 },
    {
      kind: 'text',
      colour: 'on-cinnabar',
      text: seal,
      x: x + (SEAL - measure(seal, sealSize, true)) / 2,
      y: y + SEAL / 2 + sealSize * 0.36,
      size: sealSize,
      strong: true,
    },
  ]
}

function bodyOf({ title, text }: PosterWords, measure: Measure): Mark[] {
  const titles = TITLE_SIZES.map((size) => ({ size, lines: wrapLines(title, WIDTH, size, true, measure) }))
  // the last is taken for what never reads well: a title of line breaks
  const head = titles.find(({ lines }) => reads(lines)) ?? titles[titles.length - 1] ?? { size: 0, lines: [] }
  const headMarks = linesOf(head.size, TITLE_LEADING, head.lines, TOP, true)
  const rule = TOP + head.lines.length * head.size * TITLE_LEADING + 20
  const from = rule + 48
  const paragraphs = text.replace(/\n\s*\n/g, '\n')
  const texts = TEXT_SIZES.map((size) => ({ size, lines: wrapLines(paragraphs, WIDTH, size, false, measure) }))
  const fits =
    texts.find(({ size, lines }) => from + lines.length * size * TEXT_LEADING <= BOTTOM) ?? texts[texts.length - 1]
  return [
    ...headMarks,
    { kind: 'fill', colour: 'cinnabar', box: { x: MARGIN, y: rule, width: 120, height: 12 }, radius: 6 },
    ...(fits ? linesOf(fits.size, TEXT_LEADING, cut(fits.lines, fits.size, BOTTOM - from), from, false) : []),
  ]
}

/** In few lines, and not with a character or two alone in the last. */
const reads = (lines: readonly string[]) =>
  lines.length === 1 || (lines.length <= 3 && [...(lines[lines.length - 1] ?? '')].length > 2)

/** What doesn't fit even in the smallest letters (many short lines) is behind the code to scan. */
function cut(lines: readonly string[], size: number, height: number): readonly string[] {
  const room = Math.floor(height / (size * TEXT_LEADING))
  return lines.length <= room ? lines : [...lines.slice(0, room - 1), `${lines[room - 1] ?? ''}……`]
}

const linesOf = (size: number, leading: number, lines: readonly string[], top: number, strong: boolean): Mark[] =>
  lines.map((text, index) => ({
    kind: 'text',
    colour: 'ink',
    text,
    x: MARGIN,
    y: top + index * size * leading + size,
    size,
    strong,
  }))

function footOf({ foot }: PosterWords, measure: Measure): Mark[] {
  const y = SHEET.height - MARGIN - CARD
  const inset = (CARD - CODE) / 2
  const x = MARGIN + CARD + 50
  const size = 44
  const lines = foot.flatMap((line, index) =>
    wrapLines(line, SHEET.width - MARGIN - x, size, index === 0, measure).map((text) => ({
      text,
      strong: index === 0,
    })),
  )
  const leading = Math.min(72, CARD / Math.max(1, lines.length))
  const first = y + CARD / 2 - (leading * lines.length) / 2 + leading * 0.72
  return [
    { kind: 'fill', colour: 'surface', box: { x: MARGIN, y, width: CARD, height: CARD }, radius: 20 },
    { kind: 'code', box: { x: MARGIN + inset, y: y + inset, width: CODE, height: CODE } },
    ...lines.map(({ text, strong }, index): Mark => ({
      kind: 'text',
      colour: strong ? 'ink' : 'ink-second',
      text,
      x,
      y: first + index * leading,
      size,
      strong,
    })),
  ]
}
