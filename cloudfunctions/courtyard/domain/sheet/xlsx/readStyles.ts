import { readXml } from './readXml'

/** Built-in formats that show a day or a time: everywhere, in Chinese and Japanese, in Thai. */
const DAY_FORMATS: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
  [71, 81],
]
/** Ids from here on are the workbook's own, whatever a built-in one would mean. */
const OWN_FORMATS = 100
const LONGEST_FORMAT = 255
const SAID_AS_IS = /"[^"]*"|\[[^\][]*\]|[\\_*]./g
const DAYS_AND_TIMES = /[ymdhs]/i
/** [h]:mm counts hours beyond 24. */
const ELAPSED = /\[(?:h{1,9}|m{1,9}|s{1,9})\]/i

/** Whether a format's own words (0.00, yyyy-mm-dd, [h]:mm) show a number as a day or a time. */
export function showsDay(format: string): boolean {
  const cut = format.slice(0, LONGEST_FORMAT)
  if (/general|standard/i.test(cut)) return false
  return ELAPSED.test(cut) || DAYS_AND_TIMES.test(cut.replace(SAID_AS_IS, ''))
}

/** By a cell's style: is its number a day? */
export function readDayStyles(bytes: Uint8Array): ReadonlySet<number> {
  const own = new Map<number, boolean>()
  const days = new Set<number>()
  let inCells = false
  let style = 0
  readXml(bytes, {
    open: (name, attribute) => {
      if (name === 'numFmt') own.set(Number(attribute('numFmtId')), showsDay(attribute('formatCode') ?? ''))
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const id = Number(attribute('numFmtId') ?? 0)
      const builtIn = DAY_FORMATS.some(([from, to]) => id >= from && id <= to)
      if (id >= OWN_FORMATS ? (own.get(id) ?? false) : builtIn) days.add(style)
      style += 1
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return days
}
