import { cleanText, foldKey } from '../../../shared/characters'
import type { PlaceLevel } from '../../../shared/documents'

type Typed = Exclude<PlaceLevel, 'city'>

/** Who works at a place isn't the place: 灌口街道办事处 is in 灌口街道, 南桥社区居民委员会 in 南桥社区. */
const officials: Readonly<Record<Typed, readonly (readonly [RegExp, string])[]>> = {
  town: [
    [/(?<=镇|乡|苏木)(人民)?政府$/, ''],
    [/街道?(办事处|办公室|办)$/, '街道'],
    [/(?<=街道)(人民政府|党工委)$/, ''],
  ],
  community: [
    [/(?<=社区|村)(党群服务中心|便民服务中心|服务中心|服务站|工作站|党支部|党委)$/, ''],
    [/(社区)?居(民委员会|委会|委)$/, '社区'],
    [/(?<=社区)(委员会|委会)$/, ''],
    [/村?村(民委员会|委会|委)$/, '村'],
  ],
}

/** What the names of such places end with; a name without is a bare stem, and 南桥社区 and 南桥村 are two places. */
const endings: Readonly<Record<Typed, readonly string[]>> = {
  town: ['街道', '镇', '乡', '苏木', '地区', '开发区', '管理区', '新区', '园区', '景区', '农场', '林场', '牧场', '团'],
  community: ['社区', '村', '嘎查', '管理区', '农场', '林场', '牧场', '渔场', '分场', '生产队', '连'],
}

export const STEM_LEAST = 2
const MARKS = /[\p{P}\p{S}]/gu

/** What a rule leaves of a text when it has nothing more to take. */
export function settled(text: string, rule: (text: string) => string): string {
  let after = rule(text)
  for (let before = text; before !== after; after = rule(before)) before = after
  return after
}

/** The folded form without marks: 五·一村 is 五一村. */
export const foldName = (text: string): string => settled(text, (name) => foldKey(name).replace(MARKS, ''))

export interface PlaceName {
  /** As it is stored and shown. */
  readonly name: string
  /** The same for every spelling of one place. */
  readonly key: string
  /** Whether it says what kind of place it is. */
  readonly full: boolean
}

/**
 * A town or a community as somebody typed it. `above`: names of the levels above, the highest first, which may stand before it
 * (都江堰市灌口街道南桥社区).
 */
export function readPlaceName(level: Typed, typed: string, above: readonly string[]): PlaceName {
  const whole = foldName(typed)
  const key = settled(whole, (name) => withoutOfficials(level, withoutAbove(name, above)))
  const full = endings[level].some((ending) => key.endsWith(ending) && key.length > ending.length)
  return { name: key === whole ? cleanText(typed) : key, key, full }
}

function withoutOfficials(level: Typed, key: string): string {
  return officials[level].reduce((name, [official, place]) => {
    const shorter = name.replace(official, place)
    return endings[level].includes(shorter) ? name : shorter
  }, key)
}

const OFFICE = /^(办事处|人民政府)/

/** Without the names that stand before it, as long as a name of its own is left. */
export function withoutAbove(key: string, above: readonly string[]): string {
  return above.map(foldName).reduce((rest, name) => {
    if (name === '' || !rest.startsWith(name)) return rest
    const shorter = rest.slice(name.length).replace(OFFICE, '')
    return shorter.length >= STEM_LEAST && !allEndings.has(shorter) ? shorter : rest
  }, key)
}
const allEndings = new Set(Object.values(endings).flat())

/** What a bare stem may mean: 南桥 is 南桥社区, 南桥村, … */
export const meanings = (level: Typed, stem: string): string[] => endings[level].map((ending) => stem + ending)
