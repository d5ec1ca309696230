import { cleanText } from '../../../shared/characters'

/** Full-width digits, letters and - . + = @ / as people type them on a Chinese keyboard. */
const WIDE = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0d\uff0e\uff0b\uff1d\uff20\uff0f]/g
const ANY_SPACE = /\s+/g

/** Clean, wide signs made narrow, blanks at the ends dropped and runs of blanks made one. Chinese punctuation stays. */
export function tidy(cell: string): string {
  return cleanText(cell)
    .replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(ANY_SPACE, ' ')
    .trim()
}

/** For names, groups and numbers, where a blank inside only pads: 周 建国, 3 组. */
export function withoutSpaces(cell: string): string {
  return tidy(cell).replace(/ /g, '')
}

const LONGEST_TITLE = 60

/** A column's title without what stands around it: 面积*(㎡) → 面积, with ㎡ as its measure. */
export function readTitle(cell: string): { readonly name: string; readonly measure: string } {
  const bare = withoutSpaces(cell.slice(0, LONGEST_TITLE)).replace(/[*:\uff1a\uff0a]/g, '')
  const last = bare.at(-1)
  const from = Math.max(bare.lastIndexOf('('), bare.lastIndexOf('\uff08'))
  if (from === -1 || (last !== ')' && last !== '\uff09')) return { name: bare, measure: '' }
  return { name: bare.slice(0, from), measure: bare.slice(from + 1, -1) }
}

const COUNTS = /[\p{L}\p{N}]/u

/** A cell that somebody meant to be computed. After a sign, figures and Chinese words are harmless; sums and names of functions aren't. */
export function isFormula(cell: string): boolean {
  const text = tidy(cell)
  if (!COUNTS.test(text)) return false
  return /^[=@]|^[+-](?![\d\s.-])|^[+-].*[a-z(|!=*/+]/i.test(text)
}
