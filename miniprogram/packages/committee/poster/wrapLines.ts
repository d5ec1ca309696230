/** How wide a text is, in pixels. */
export type Measure = (text: string, size: number, strong: boolean) => number

/** Chinese typesetting (GB/T 15834): these never begin a line. */
const NOT_FIRST = /^[,。、;:!?)》」』”’…%.,;:!?)]/
/** A number with its sign and unit, a Latin word and what has to stay beside the character before it. */
const PIECES = /[A-Za-z0-9][A-Za-z0-9.,:%/-]*|\s|[\s\S]/gu

/**
 * Breaks a text into lines of at most `width` pixels. Breaks between any two characters but not inside a number and not
 * before a full stop; a line break in the text stays one. What is longer than a line is broken anywhere.
 */
export function wrapLines(text: string, width: number, size: number, strong: boolean, measure: Measure): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    const pieces = piecesOf(paragraph).flatMap((piece) => (measure(piece, size, strong) > width ? [...piece] : [piece]))
    for (const piece of pieces) {
      if (line !== '' && measure(`${line}${piece}`.trimEnd(), size, strong) > width) {
        lines.push(line.trimEnd())
        line = piece.trimStart()
      } else line += piece
    }
    lines.push(line.trimEnd())
    return lines
  })
}

function piecesOf(paragraph: string): string[] {
  const pieces: string[] = []
  for (const [piece] of paragraph.matchAll(PIECES)) {
    const before = pieces.pop()
    if (before === undefined) pieces.push(piece)
    else if (NOT_FIRST.test(piece)) pieces.push(`${before}${piece}`)
    else pieces.push(before, piece)
  }
  return pieces
}
