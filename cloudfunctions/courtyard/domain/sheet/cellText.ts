/** Full-width digits, letters and - . + = @ / as people type them on a Chinese keyboard, and the wide space. */
const WIDE = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0d\uff0e\uff0b\uff1d\uff20\uff0f]/g
const ANY_SPACE = /[\s\u00a0\u2000-\u200b\u3000\ufeff]+/g

/** Wide signs made narrow, blanks at the ends dropped and runs of blanks made one. Chinese punctuation stays. */
export function tidy(cell: string): string {
  return cell
    .replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(ANY_SPACE, ' ')
    .trim()
}

/** For names, groups and numbers, where a blank inside only pads: 周 建国, 3 组. */
export function withoutSpaces(cell: string): string {
  return tidy(cell).replace(/ /g, '')
}

/** A cell that a spreadsheet would run instead of show. After a sign, figures and Chinese words are harmless; sums and names of functions aren't. */
export function isFormula(cell: string): boolean {
  return /^[=@]|^[+-](?![\d\s.-])|^[+-].*[a-z(|!=*/+]/i.test(tidy(cell))
}
