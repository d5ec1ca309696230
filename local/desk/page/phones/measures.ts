import { say } from '../words'

/** What a phone measured of its setData since it was opened. */
export interface Measures {
  readonly count: number
  readonly bytes: number
  readonly ms: number
  readonly largestBytes: number
  readonly perSecondMax: number
  /** Null until the first page stands. */
  readonly firstPageMs: number | null
}

/** From here on WeChat's own tools warn (setData data size; setData frequency). */
export const LARGE_BYTES = 256 * 1024
export const OFTEN_PER_SECOND = 20

/** Null for a message that measures nothing. */
export function readMeasures(message: Readonly<Record<string, unknown>>): Measures | null {
  const { setData, firstPageMs } = message
  if (typeof setData !== 'object' || setData === null) return null
  const facts = setData as Readonly<Record<string, unknown>>
  const number = (name: string) => (typeof facts[name] === 'number' ? facts[name] : 0)
  return {
    count: number('count'),
    bytes: number('bytes'),
    ms: number('ms'),
    largestBytes: number('largestBytes'),
    perSecondMax: number('perSecondMax'),
    firstPageMs: typeof firstPageMs === 'number' ? firstPageMs : null,
  }
}

export const isTooLarge = ({ largestBytes }: Measures): boolean => largestBytes > LARGE_BYTES
export const isTooOften = ({ perSecondMax }: Measures): boolean => perSecondMax > OFTEN_PER_SECOND

const KB = 1024

/** 812 B, 12 KB, 1.4 MB. */
export function sayBytes(bytes: number): string {
  if (bytes < KB) return `${bytes} B`
  if (bytes < KB * KB) return `${Math.round(bytes / KB)} KB`
  return `${(bytes / KB / KB).toFixed(1)} MB`
}

/** One line for the foot of the phone: what is wrong, or else how much there was. */
export function sayInShort(measures: Measures): string {
  if (isTooLarge(measures)) return say('tooLargeInShort', { bytes: sayBytes(measures.largestBytes) })
  if (isTooOften(measures)) return say('tooOftenInShort', { times: measures.perSecondMax })
  return say('inShort', { count: measures.count, largest: sayBytes(measures.largestBytes) })
}

export interface MeasureLine {
  readonly label: string
  readonly value: string
  readonly wrong: boolean
}

export function describeMeasures(measures: Measures): readonly MeasureLine[] {
  const { count, bytes, ms, largestBytes, perSecondMax, firstPageMs } = measures
  const line = (label: string, value: string, wrong = false): MeasureLine => ({ label, value, wrong })
  return [
    ...(firstPageMs === null ? [] : [line(say('firstPage'), say('milliseconds', { n: Math.round(firstPageMs) }))]),
    line(say('updates'), say('times', { n: count })),
    line(say('updatesTotal'), sayBytes(bytes)),
    line(say('updatesTime'), say('milliseconds', { n: Math.round(ms) })),
    line(say('updatesLargest'), sayBytes(largestBytes), isTooLarge(measures)),
    line(say('updatesPerSecond'), say('times', { n: perSecondMax }), isTooOften(measures)),
  ]
}
