export interface Article {
  /** 1-based. */
  readonly number: number
  /** The opening sentence without its 。 where it is short enough to be a name, else empty. */
  readonly title: string
  /** All that isn't the title. */
  readonly text: string
}

export interface SplitText {
  /** A Markdown heading above the articles: the rule's name, else empty. */
  readonly title: string
  readonly articles: readonly Article[]
}

export const ARTICLES_MAX = 100
const TITLE_MAX = 12

/** How the lines that start an article look, the most formal first; the first kind found is the only one that counts. */
const markers = [
  { pattern: /^第([零〇一二三四五六七八九十百]+|\d{1,3})条[\s:\uff1a、.]*/, rising: false },
  { pattern: /^[零〇一二三四五六七八九十百]+、\s*/, rising: false },
  // an inner list starts again at 1; an article's number only grows
  { pattern: /^(\d{1,3})(?:、|[.．](?!\d))\s*/, rising: true },
] as const
type Marker = (typeof markers)[number]

const HEADING = /^#{1,6}\s*/

/**
 * Splits pasted text into articles: 第一条, 一、 or 1. at the start of a line, else a paragraph each. Lines before the first
 * article open that article, so that no word is lost.
 */
export function splitArticles(text: string): SplitText {
  const lines = text.replace(/\r\n?/g, '\n').split('\n').map((line) => line.trim()) // prettier-ignore
  const heading = lines.find((line) => line !== '')
  const title = heading && HEADING.test(heading) ? heading.replace(HEADING, '').trim() : ''
  const body = title === '' ? lines : lines.slice(lines.indexOf(heading ?? '') + 1)
  const marker = markers.find(({ pattern }) => body.some((line) => pattern.test(line)))
  const parts = marker ? byMarker(body, marker) : body.filter((line) => line !== '').map((line) => ({ lead: '', line }))
  return { title, articles: parts.map(({ lead, line }, index) => ({ number: index + 1, ...titled(lead, line) })) }
}

interface Part {
  readonly lead: string
  readonly line: string
}

function byMarker(lines: readonly string[], { pattern, rising }: Marker): Part[] {
  const lead: string[] = []
  const parts: string[][] = []
  let last = 0
  for (const line of lines) {
    const match = pattern.exec(line)
    const number = Number(match?.[1] ?? 0)
    if (match && (!rising || number > last)) {
      last = number
      parts.push([line.slice(match[0].length)])
    } else (parts[parts.length - 1] ?? lead).push(line)
  }
  const join = (some: readonly string[]) => some.join('\n').replace(/\n{2,}/g, '\n').trim() // prettier-ignore
  return parts.map((some, index) => ({ lead: index === 0 ? join(lead) : '', line: join(some) }))
}

function titled(lead: string, line: string): Pick<Article, 'title' | 'text'> {
  if (lead !== '') return { title: '', text: `${lead}\n${line}` }
  const stop = line.indexOf('。')
  const rest = line.slice(stop + 1).trim()
  const opening = line.slice(0, stop)
  const short = stop > 0 && stop <= TITLE_MAX && rest !== '' && !/[\n,;\uff0c\uff1b]/.test(opening)
  return short ? { title: opening, text: rest } : { title: '', text: line }
}

/** The articles as one text again: what splitArticles() took apart, without the numbering. */
export function joinArticles(articles: readonly Article[]): string {
  return articles.map(({ title, text }) => (title === '' ? text : `${title}。${text}`)).join('\n')
}
