import { canonicalJson } from '../../../engines/chain/domain/canonicalJson'
import type { Sha256 } from '../../../engines/chain/domain/link'

interface ArticleText {
  readonly number: number
  readonly title: string
  readonly text: string
}

export type { Sha256 }

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
