/** A line (from 1) of one of the app's files. */
export interface Place {
  file: string
  line: number
}

/** As much of a source map (version 3) as is needed to find a line. */
export interface SourceMap {
  sources: string[]
  mappings: string
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const CONTINUES = 32

/** Where `line` and `column` (both from 1) of a built file come from; undefined when the map doesn't say. */
export function originalPlace({ sources, mappings }: SourceMap, line: number, column: number): Place | undefined {
  let source = 0
  let sourceLine = 0
  let found: Place | undefined
  // Every number but the column in the built file counts on from the last one, through all lines.
  mappings.split(';').some((row, index) => {
    let builtColumn = 0
    for (const segment of row.split(',').filter(Boolean)) {
      const [columnStep = 0, sourceStep, lineStep = 0] = readNumbers(segment)
      builtColumn += columnStep
      if (index === line - 1 && builtColumn > column - 1) return true
      if (sourceStep === undefined) continue
      source += sourceStep
      sourceLine += lineStep
      if (index === line - 1) found = { file: tidy(sources[source] ?? ''), line: sourceLine + 1 }
    }
    return index === line - 1
  })
  return found
}

/** Base 64 VLQ: five bits a digit, lowest first, the sign in the lowest bit. */
function readNumbers(segment: string): number[] {
  const numbers: number[] = []
  let value = 0
  let shift = 0
  for (const character of segment) {
    const digit = DIGITS.indexOf(character)
    value += (digit % CONTINUES) * 2 ** shift
    shift += 5
    if (digit >= CONTINUES) continue
    numbers.push(value % 2 ? -(value - 1) / 2 : value / 2)
    value = shift = 0
  }
  return numbers
}

const tidy = (source: string) => source.replace(/^(?:\.{1,2}\/)+/, '')
