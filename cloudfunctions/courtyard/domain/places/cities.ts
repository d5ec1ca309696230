import { areaList } from '@vant/area-data'
import { foldName } from './placeName'

/** A county-level city, district or county: the highest level that courtyards know. */
export interface City {
  /** 区划代码, six digits. */
  readonly code: string
  readonly name: string
  /** Province and prefecture, which may be written before the names of places in it. */
  readonly above: readonly string[]
  /** Whether the table has it; one that it hasn't is as its first founder says. */
  readonly known: boolean
}

const { province_list: provinces, city_list: prefectures, county_list: counties } = areaList

/** Prefectures without districts (东莞, 中山, 儋州, 嘉峪关): what the table lists in them are towns. */
const UNDIVIDED = new Set(['441900', '442000', '460400', '620200'])

const prefectureOf = (code: string): string => `${code.slice(0, 4)}00`

const aboveOf = (code: string): string[] =>
  [provinces[`${code.slice(0, 2)}0000`], prefectures[prefectureOf(code)]].filter((name) => name !== undefined)

const city = (code: string, name: string, known: boolean): City => ({ code, name, above: aboveOf(code), known })

/**
 * The city of a code; by its name alone where only one bears it. A code that the table hasn't is believed within a prefecture that it has,
 * unless a city there has the same name: a district made up last year is one, a second 都江堰市 isn't. Null: nothing fits.
 */
export function findCity(code: string | null, name: string): City | null {
  if (code === null) return onlyOne(Object.entries(counties), name)
  const prefecture = prefectures[prefectureOf(code)]
  if (prefecture === undefined) return null
  if (UNDIVIDED.has(prefectureOf(code))) return city(prefectureOf(code), prefecture, true)
  const known = counties[code]
  if (known !== undefined) return city(code, known, true)
  if (code === prefectureOf(code)) return null
  const siblings = Object.entries(counties).filter(([other]) => other.startsWith(code.slice(0, 4)))
  const sameName = onlyOne(siblings, name)
  if (sameName) return sameName
  return /[市区县旗]$/.test(foldName(name)) && foldName(name) !== foldName(prefecture) ? city(code, name, false) : null
}

function onlyOne(among: readonly (readonly [code: string, name: string])[], name: string): City | null {
  const key = foldName(name)
  const [found, another] = among.filter(([, other]) => foldName(other) === key)
  return found && !another ? city(found[0], found[1], true) : null
}
