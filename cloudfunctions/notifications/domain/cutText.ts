const SENTENCE_END = /[。!?;\uff01\uff1f\uff1b\n]/u
const STOPPED = /[。!?;,:\uff01\uff1f\uff1b\uff0c\uff1a]/
const CLAUSE_END = /[,、:\uff0c\uff1a ]/u

/** One line: breaks become stops, other white space one blank. */
export function oneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim().replace(/\s+/g, ' '))
  return lines
    .filter((line) => line !== '')
    .reduce((said, line) => said + (said === '' || STOPPED.test(said.slice(-1)) ? '' : '。') + line, '')
}

/** The text ending in a stop of its own. */
export const asSentence = (text: string): string =>
  text === '' || /[。!?\uff01\uff1f…]$/.test(text) ? text : `${text}。`

/**
 * At most `max` UTF-16 units of the text, whole where it fits; else it ends with a sentence, or with a clause and “…”, or,
 * where there is neither in its second half, just before a character that has no room.
 */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text
  const sentence = lastWithin(text, max, SENTENCE_END)
  if (sentence > max / 2) return text.slice(0, sentence).trimEnd()
  const clause = lastWithin(text, max, CLAUSE_END)
  return `${wholeCharacters(text, clause > max / 2 ? clause - 1 : max - 1)}…`.slice(0, Math.max(0, max))
}

/** How far one may read and end with such a mark; 0 = there is none. */
function lastWithin(text: string, max: number, mark: RegExp): number {
  for (let end = max; end > 0; end--) if (mark.test(text[end - 1] ?? '')) return end
  return 0
}

/** The first `length` units without half a character at the end. */
export function wholeCharacters(text: string, length: number): string {
  const half = /[\ud800-\udbff]$/
  const cut = text.slice(0, Math.max(0, length))
  return half.test(cut) ? cut.slice(0, -1) : cut
}
