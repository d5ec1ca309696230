import * as v from 'valibot'

/** Text a person typed: trimmed, no control characters but line breaks, at most `max` characters. */
export const typedText = (max: number) =>
  v.pipe(
    v.string(),
    v.transform((text) =>
      text
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n]/gu, '')
        .trim(),
    ),
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
