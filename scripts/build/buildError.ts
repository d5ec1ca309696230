import { relative } from 'node:path'

/** One mistake in the sources, where an editor can jump to it. `line` and `column` count from 1. */
export interface Mistake {
  file: string
  line: number
  column?: number
  message: string
}

/** Everything that WeChat DevTools would refuse, collected in one go: each mistake as `file:line message`. */
export class BuildError extends Error {
  constructor(readonly mistakes: readonly Mistake[]) {
    super(mistakes.map(formatMistake).join('\n'))
    this.name = 'BuildError'
  }
}

export function formatMistake({ file, line, column, message }: Mistake): string {
  const shown = relative(process.cwd(), file) || file
  return `${shown.startsWith('..') ? file : shown}:${line}${column === undefined ? '' : `:${column}`} ${message}`
}

/** Line (from 1) of the first occurrence of `needle` in `text`; 1 when it isn't there. */
export function lineOf(text: string, needle: string): number {
  const at = text.indexOf(needle)
  return at < 0 ? 1 : text.slice(0, at).split('\n').length
}
