import { foldName, settled, STEM_LEAST, withoutAbove } from './placeName'

/** 锦绣花园, 锦绣花园小区 and 锦绣花园院落 are one name to whoever is asked where they live. */
const KINDS = /(小区|院落|院坝)$/

/**
 * What makes two courtyards of one community namesakes: the name without blanks, marks, look-alike letters, the levels above and the word
 * for what it is. Chinese numerals stay: 一期 and 二期 are two.
 */
export const courtyardKey = (name: string, above: readonly string[]): string =>
  settled(foldName(name), (key) => withoutKind(withoutAbove(key, above)))

function withoutKind(key: string): string {
  const stem = key.replace(KINDS, '')
  return stem.length >= STEM_LEAST ? stem : key
}
