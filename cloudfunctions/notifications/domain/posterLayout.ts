import { wholeCharacters } from './cutText'

/** Width of a text in points at a font size. */
export type Measure = (text: string, size: number) => number

export interface Block {
  readonly size: number
  readonly lines: readonly string[]
}

export interface PosterText {
  readonly title: Block
  readonly text: Block
}

const TITLE_SIZES = [46, 42, 38, 34, 30, 26]
const TEXT_SIZES = [30, 27, 24, 21, 19, 17]
/** Line to line, in font sizes. */
export const TITLE_LEADING = 1.35
export const TEXT_LEADING = 1.65
/** A title of more lines is too large: it is read from across the road. */
const TITLE_LINES_MAX = 3

/**
 * Title and text as large as they fit into a box of `width` × `height` points with `gap` between them. What doesn't fit even
 * in the smallest type ends with “…”: the rest is behind the code on the poster.
 */
export function layOutPoster(
  measure: Measure,
  { title, text }: { readonly title: string; readonly text: string },
  { width, height, gap }: { readonly width: number; readonly height: number; readonly gap: number },
): PosterText {
  const paragraphs = text.split('\n').filter((line) => line.trim() !== '')
  for (const [i, titleSize] of TITLE_SIZES.entries()) {
    const titleLines = wrap(measure, title, titleSize, width)
    const last = i === TITLE_SIZES.length - 1
    if (!last && !reads(titleLines)) continue
    const left = height - titleLines.length * titleSize * TITLE_LEADING - gap
    for (const size of TEXT_SIZES) {
      const lines = paragraphs.flatMap((paragraph) => wrap(measure, paragraph, size, width))
      if (lines.length * size * TEXT_LEADING <= left) {
        return { title: { size: titleSize, lines: titleLines }, text: { size, lines } }
      }
    }
  }
  return cutToFit(measure, { title, paragraphs }, { width, height, gap })
}

/** In few lines, and not with a character or two alone in the last. */
const reads = (lines: readonly string[]) =>
  lines.length <= TITLE_LINES_MAX && (lines.length === 1 || [...(lines.at(-1) ?? '')].length > 2)

function cutToFit(
  measure: Measure,
  { title, paragraphs }: { readonly title: string; readonly paragraphs: readonly string[] },
  { width, height, gap }: { readonly width: number; readonly height: number; readonly gap: number },
): PosterText {
  const [titleSize, size] = [TITLE_SIZES.at(-1) ?? 0, TEXT_SIZES.at(-1) ?? 0]
  const titleLines = shorten(wrap(measure, title, titleSize, width), TITLE_LINES_MAX)
  const room = height - titleLines.length * titleSize * TITLE_LEADING - gap
  const lines = paragraphs.flatMap((paragraph) => wrap(measure, paragraph, size, width))
  const shown = shorten(lines, Math.max(1, Math.floor(room / (size * TEXT_LEADING))))
  return { title: { size: titleSize, lines: titleLines }, text: { size, lines: shown } }
}

function shorten(lines: readonly string[], max: number): readonly string[] {
  if (lines.length <= max) return lines
  const last = lines[max - 1] ?? ''
  return [...lines.slice(0, max - 1), `${wholeCharacters(last, last.length - 1)}…`]
}

/** What no line begins with, and what none ends with (GB/T 15834). */
const NEVER_FIRST = /^[,。、:;!?)》」』】%…\uff01\uff05\uff09\uff0c\uff1a\uff1b\uff1f”’]/u
const NEVER_LAST = /[(《「『【\uff08“‘]$/u
/** Words and numbers in Latin letters stay whole; a Chinese text breaks anywhere. */
const PIECES = /[A-Za-z0-9][A-Za-z0-9.:/+-]*|./gsu

/** Lines no wider than `width`; a single piece that is wider is broken where it must be. */
export function wrap(measure: Measure, text: string, size: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  const put = (piece: string) => {
    if (measure(line + piece, size) <= width) line += piece
    else if (measure(piece, size) > width) for (const character of piece) putCharacter(character)
    else breakBefore(piece)
  }
  const putCharacter = (character: string) => {
    if (line === '' || measure(line + character, size) <= width) line += character
    else breakBefore(character)
  }
  const breakBefore = (piece: string) => {
    // moving the whole line along would only move it
    const along = movedAlong(line, piece)
    const moved = along === line ? '' : along
    lines.push(line.slice(0, line.length - moved.length).trimEnd())
    line = (moved + piece).trimStart()
  }
  for (const [piece] of text.trim().matchAll(PIECES)) put(piece)
  return line === '' ? lines : [...lines, line]
}

/** What has to go to the next line with the piece: an opening mark, or the character that a closing mark belongs to. */
function movedAlong(line: string, piece: string): string {
  if (NEVER_LAST.test(line)) return lastCharacter(line)
  return NEVER_FIRST.test(piece) ? lastCharacter(line) : ''
}

const lastCharacter = (line: string): string => [...line].at(-1) ?? ''
