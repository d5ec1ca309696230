/** Limits of a subscribe message's fields, by the kind in its key (thing1 → thing). In characters as WeChat counts them. */
const lengths: Readonly<Record<string, number>> = { thing: 20, phrase: 5, name: 10, character_string: 32 }

/** The value as the field takes it: one line, cut with “…” where it is too long, never empty. */
export function fit(key: string, value: string): string {
  const kind = /^\D*/.exec(key)?.[0] ?? ''
  const characters = [...value.replace(/\s+/g, ' ').trim()]
  if (characters.length === 0) return '无'
  const max = lengths[kind]
  if (max === undefined || characters.length <= max) return characters.join('')
  // 汉字 only in a phrase: a dot would be refused (47003)
  return kind === 'phrase' ? characters.slice(0, max).join('') : `${characters.slice(0, max - 1).join('')}…`
}
