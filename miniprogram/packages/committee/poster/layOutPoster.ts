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
  line: '#e6dfd4',
  cinnabar: '#bf3b26',
  'on-cinnabar': '#ffffff',
  ink: '#1e2528',
  'ink-second': '#566066',
} as const
type Colour = keyof typeof palette

/** What stands on a poster. */
export interface PosterWords {
  readonly courtyard: string
  /** Two characters of the seal: 安全. */
  readonly seal: string
  readonly title: string
  readonly text: string
  /** Below, beside the code to scan. */
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

const MARGIN = 96
const WIDTH = SHEET.width - MARGIN * 2
const BAND = 280
const SEAL = 168
const FOOT = 380
const CODE = 300
const TOP = BAND + 100
const BOTTOM = SHEET.height - MARGIN - FOOT - 64
/** Steps of the letters, the largest that fits is taken: title, text. */
const SIZES: readonly (readonly [title: number, text: number])[] = [
  [124, 68],
  [112, 62],
  [100, 56],
  [88, 50],
  [76, 44],
  [64, 38],
  [54, 32],
]

/** Where everything of a poster stands, in drawing order. The largest letters that fit; a title of 30 and a text of 300 characters fit. */
export function layOutPoster(words: PosterWords, measure: Measure): Mark[] {
  const body = largestThatFits(words, measure)
  return [
    { kind: 'fill', colour: 'paper', box: { x: 0, y: 0, ...SHEET }, radius: 0 },
    { kind: 'fill', colour: 'slate', box: { x: 0, y: 0, width: SHEET.width, height: BAND }, radius: 0 },
    ...bandOf(words, measure),
    ...body,
    ...footOf(words, measure),
  ]
}

/** The courtyard's name in one line beside the seal, and what this is. */
function bandOf({ courtyard, seal }: PosterWords, measure: Measure): Mark[] {
  const x = SHEET.width - MARGIN - SEAL
  const y = (BAND - SEAL) / 2
  const room = x - MARGIN * 1.5
  const size = [76, 64, 54, 44, 36].find((each) => measure(courtyard, each, true) <= room) ?? 30
  const sealSize = 64
  return [
    { kind: 'text', colour: 'on-slate', text: courtyard, x: MARGIN, y: BAND / 2 + 8, size, strong: true },
    {
      kind: 'text',
      colour: 'on-slate-second',
      text: '院里告诉大家',
      x: MARGIN,
      y: BAND / 2 + 76,
      size: 40,
      strong: false,
    },
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

function largestThatFits(words: PosterWords, measure: Measure): Mark[] {
  let marks: Mark[] = []
  for (const [title, text] of SIZES) {
    const body = bodyOf(words, title, text, measure)
    marks = body.marks
    if (body.end <= BOTTOM) break
  }
  return marks
}

function bodyOf({ title, text }: PosterWords, titleSize: number, textSize: number, measure: Measure) {
  let y = TOP
  const lines = (said: string, size: number, strong: boolean, leading: number): Mark[] =>
    wrapLines(said, WIDTH, size, strong, measure).map((line) => {
      y += size * leading
      return { kind: 'text', colour: 'ink', text: line, x: MARGIN, y: y - size * (leading - 1), size, strong } as const
    })
  const head = lines(title, titleSize, true, 1.3)
  const rule = { x: MARGIN, y: y + 24, width: 120, height: 12 }
  y += 24 + 12 + 40
  const rest = lines(text, textSize, false, 1.55)
  const marks: Mark[] = [...head, { kind: 'fill', colour: 'cinnabar', box: rule, radius: 6 }, ...rest]
  return { marks, end: y }
}

function footOf({ foot }: PosterWords, measure: Measure): Mark[] {
  const y = SHEET.height - MARGIN - FOOT
  const inset = (FOOT - CODE) / 2
  const x = SHEET.width - MARGIN - inset - CODE
  const size = 42
  const lines = foot.flatMap((line, index) =>
    wrapLines(line, x - MARGIN - inset * 2, size, index === 0, measure).map((text) => ({ text, strong: index === 0 })),
  )
  const leading = Math.min(68, (FOOT - inset) / Math.max(1, lines.length))
  const first = y + FOOT / 2 - (leading * lines.length) / 2 + leading * 0.72
  return [
    { kind: 'fill', colour: 'line', box: { x: MARGIN, y, width: WIDTH, height: FOOT }, radius: 28 },
    {
      kind: 'fill',
      colour: 'surface',
      box: { x: MARGIN + 2, y: y + 2, width: WIDTH - 4, height: FOOT - 4 },
      radius: 26,
    },
    ...lines.map(({ text, strong }, index): Mark => ({
      kind: 'text',
      colour: strong ? 'ink' : 'ink-second',
      text,
      x: MARGIN + inset,
      y: first + index * leading,
      size,
      strong,
    })),
    { kind: 'code', box: { x, y: y + inset, width: CODE, height: CODE } },
  ]
}
