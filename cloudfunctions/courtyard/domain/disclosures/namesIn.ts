import { maskName } from '../masking'

/** Shorter ones would be found in any text. */
const NAME_LENGTH_MIN = 2

export interface NameFound {
  readonly name: string
  readonly times: number
}

/** A name as it may be typed: 周 建国. */
const patternOf = (name: string) =>
  new RegExp([...name].map((sign) => sign.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('[\\s\\u3000]*'), 'g')

/** Each name once, the longest first, so that 张建 isn't found inside 张建国. */
export function askableNames(names: readonly string[]): readonly string[] {
  const bare = names.map((name) => name.replace(/[\s\u3000]/g, ''))
  return [...new Set(bare)].filter((name) => [...name].length >= NAME_LENGTH_MIN).sort((a, b) => b.length - a.length)
}

/** Masks every name of the list in the text (张建国 → 张*国) and says which were there. `names` from askableNames. */
export function maskNamesIn(text: string, names: readonly string[]): { text: string; found: readonly NameFound[] } {
  const found: NameFound[] = []
  let masked = text
  for (const name of names) {
    let times = 0
    masked = masked.replace(patternOf(name), () => {
      times += 1
      return maskName(name)
    })
    if (times > 0) found.push({ name, times })
  }
  return { text: masked, found }
}
