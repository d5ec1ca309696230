import type { Language, Words } from './language'
import { deskWords } from './words/desk'
import { insideWords } from './words/inside'
import { phoneWords } from './words/phones'

const words = { ...deskWords, ...phoneWords, ...insideWords }

export type Word = keyof typeof words

let current: Language = 'zh'

export const language = (): Language => current

export function speak(chosen: Language): void {
  current = chosen
}

/** The words in the language chosen; `{name}` in them is filled in from `values`. */
export const say = (word: Word, values: Readonly<Record<string, string | number>> = {}): string =>
  words[word][current].replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole))

export const sayWords = (text: Words): string => text[current]
