import { isFormula, tidy } from './cellText'

const LEADING = /^[\s\p{Cc}\p{Cf}\p{DI}\u2800]*/u
const STARTS = new Set(['=', '+', '-', '@'])
/** Without a letter or a figure there is nothing to compute: - and =.. are what people write for “nothing”. */
const COUNTS = /[\p{L}\p{N}]/u

/** Whether any spreadsheet might compute this text instead of showing it, whatever unseen signs stand before it. */
export function couldRun(text: string): boolean {
  if (!COUNTS.test(text)) return false
  const bare = text.replace(LEADING, '')
  const first = String.fromCodePoint(bare.codePointAt(0) ?? 0x20)
  return STARTS.has(first.normalize('NFKC').replace('\u2212', '-'))
}

const APOSTROPHES = /^'*/
const needsGuard = (text: string) => couldRun(text.replace(APOSTROPHES, ''))

/** The form in which a text stands in a file for spreadsheets: an apostrophe in front of what could run. */
export const guard = (text: string): string => (needsGuard(text) ? `'${text}` : text)

/** The text that stands guarded in a file; every text comes back as it went out. */
export const unguard = (text: string): string =>
  text.startsWith("'") && needsGuard(text.slice(1)) ? text.slice(1) : text

/** A cell as it is read: tidy and without its guard. `formula`: it has none, and somebody meant it to be computed. */
export function readCell(cell: string): { readonly text: string; readonly formula: boolean } {
  const text = tidy(cell)
  const bare = unguard(text)
  return { text: bare, formula: bare === text && isFormula(text) }
}
