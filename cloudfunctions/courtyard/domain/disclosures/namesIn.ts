import { maskName } from '../masking'

/** Shorter ones would be found in any text. */
const NAME_LENGTH_MIN = 2

export interface NameFound {
  readonly name: string
  readonly times: number
}

/** Each name once, the longest first, so that 张建 isn't found inside 张建国. */
export function askableNames(names: readonly string[]): readonly string[] {
  const bare = names.map((name) => name.replace(/\s/g, ''))
  return [...new Set(bare)].filter((name) => [...name].length >= NAME_LENGTH_MIN).sort((a, b) => b.length - a.length)
}

/** Masks every name of the list in the text (张建国 → 张*国) and says which were there. `names` from askableNames. */
export function maskNamesIn(text: string, names: readonly string[]): { text: string; found: readonly NameFound[] } {
  const found: NameFound[] = []
  let masked = text
  for (const name of names) {
    const places = placesOf(masked, name)
    if (places.length === 0) continue
    found.push({ name, times: places.length })
    let done = ''
    let from = 0
    for (const place of places) {
      done += masked.slice(from, place.from) + maskName(name)
      from = place.to
    }
    masked = done + masked.slice(from)
  }
  return { text: masked, found }
}

interface Place {
  readonly from: number
  readonly to: number
}

/** Where a name stands, also as it may be typed: 周 建国. */
function placesOf(text: string, name: string): readonly Place[] {
  const at: number[] = []
  let bare = ''
  for (let index = 0; index < text.length; index++) {
    const unit = text.charAt(index)
    if (/\s/.test(unit)) continue
    at.push(index)
    bare += unit
  }
  const places: Place[] = []
  for (let from = bare.indexOf(name); from !== -1; from = bare.indexOf(name, from + name.length)) {
    places.push({ from: at[from] ?? 0, to: (at[from + name.length - 1] ?? 0) + 1 })
  }
  return places
}
