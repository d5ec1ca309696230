import { chinaDay, nextWorkday } from '../../../shared/dates'
import type { TypedNumber } from '../../../shared/documents'

/** How many households may type it; more would only repeat it. */
export const NUMBERS_MAX = 12
/** How many households must have typed the same. */
const ALIKE = 2

export const isNumber = (value: string): boolean => /^(0|[1-9]\d{0,11})(\.\d{1,6})?$/.test(value)

/** The one day whose number draws: nobody could have known it when the list was fixed, and nobody chooses among several. */
export const dayOfNumber = (beganAt: number): string => nextWorkday(beganAt)

/** It counts only for its day, and when that day has come. */
export const dayFits = (day: string, beganAt: number, now: number): boolean =>
  day === dayOfNumber(beganAt) && day <= chinaDay(now)

type Typed = Pick<TypedNumber, 'value' | 'day'>

export const isSame = (one: Typed, other: Typed): boolean => one.day === other.day && one.value === other.value

/** The number that two households typed alike and fewer typed otherwise; null = not yet. */
export function agreedNumber<T extends Typed>(typed: readonly T[]): T | null {
  const alike = (number: T) => typed.filter((one) => isSame(one, number)).length
  const found = typed.find((number) => alike(number) >= ALIKE && typed.length - alike(number) < alike(number))
  return found ?? null
}
