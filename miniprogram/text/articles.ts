const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1–99 as a rule numbers its articles: 一, 十二, 二十. */
export function chineseNumber(number: number): string {
  if (number < 10) return DIGITS[number] ?? String(number)
  if (number > 99) return String(number)
  const tens = Math.floor(number / 10)
  const ones = number % 10
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`
}

export interface Article {
  readonly number: number
  readonly title: string
  readonly text: string
}

export interface ShownArticle {
  readonly number: number
  /** “一、门前三包。”, or “十、” where an article has no title. */
  readonly heading: string
  readonly text: string
  readonly mark?: string
}

export const headingOf = (number: number, title: string): string =>
  `${chineseNumber(number)}、${title && !/[。.!?!?]$/.test(title) ? `${title}。` : title}`

/** As components/article-list shows them. `mark` puts a line below an article. */
export const showArticles = (
  articles: readonly Article[],
  mark: (article: Article) => string = () => '',
): ShownArticle[] =>
  articles.map((article) => ({
    number: article.number,
    heading: headingOf(article.number, article.title),
    text: article.text,
    ...(mark(article) ? { mark: mark(article) } : {}),
  }))
