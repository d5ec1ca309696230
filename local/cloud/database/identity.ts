import { stringifyEjson } from './ejson'
import type { Value } from './values'

/** A text that is the same for values that MongoDB holds equal, to look them up by: 0 and -0 are one. */
export function identityOf(value: Value): string {
  return stringifyEjson(value).replaceAll('{"$numberDouble":"-0.0"}', '0')
}
