import { canonicalJson } from './canonicalJson'

interface ArticleText {
  readonly number: number
  readonly title: string
  readonly text: string
}

/** Hex sha256 of a UTF-8 text. Injected everywhere, so that the phone can bring its own. */
export type Sha256 = (text: string) => string

/**
 * The hash of a rule's text: of its title and its articles, word for word and in order. A version carries it from the
 * moment it is sealed, and so does every ballot cast on it.
 */
export function ruleTextHash(title: string, articles: readonly ArticleText[], sha256: Sha256): string {
  return sha256(
    canonicalJson({
      format: 'yuanba-rule/1',
      title,
      articles: articles.map(({ number, title: heading, text }) => ({ number, title: heading, text })),
    }),
  )
}
