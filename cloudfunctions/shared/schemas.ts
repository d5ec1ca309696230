import * as v from 'valibot'
import { cleanText, flawIn } from './characters'

/** What an `issues` entry says of a text that no cleaning mends: handle() answers it with SIGN_UNFIT. */
export const UNFIT_SIGN = 'unfit sign'
/** Cleaning shortens: spaces that were pasted along, or the signs of an emoji. More than this is never cleaned, it is too long. */
const UNCLEANED_TIMES = 4

/** Text a person typed, as cleanText leaves it: at most `max` characters. Refused when it holds signs that turn text around. */
export const typedText = (max: number) =>
  v.pipe(
    v.string(),
    v.maxLength(max * UNCLEANED_TIMES),
    v.check((text) => flawIn(text) === null, UNFIT_SIGN),
    v.transform(cleanText),
    v.maxLength(max),
  )
export const requiredText = (max: number) => v.pipe(typedText(max), v.minLength(1))

/** Milliseconds since 1970 (UTC). */
export const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8_640_000_000_000_000))
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** 0.01 m² = 1 dm². */
export const areaDm2 = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
export const sha256Hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
export const empty = v.object({})
export const done = v.object({})
