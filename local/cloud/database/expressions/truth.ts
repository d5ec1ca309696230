import type { Maybe } from '../compareValues'

/** false, 0, null and missing are false; every text, even an empty one, is true. */
export function isTrue(value: Maybe): boolean {
  return !(value === undefined || value === null || value === false || value === 0)
}
