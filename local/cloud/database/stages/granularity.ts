/** The next number of a series above or below a number, never the number itself; 0 stays 0. */
export interface Rounding {
  up: (value: number) => number
  down: (value: number) => number
}

/** ISO 3, the basic numbers of R80; every second one is R40's, and so on down to R5. */
const RENARD = [
  100, 103, 106, 109, 112, 115, 118, 122, 125, 128, 132, 136, 140, 145, 150, 155, 160, 165, 170, 175, 180, 185, 190,
  195, 200, 206, 212, 218, 224, 230, 236, 243, 250, 258, 265, 272, 280, 290, 300, 307, 315, 325, 335, 345, 355, 365,
  375, 387, 400, 412, 425, 437, 450, 462, 475, 487, 500, 515, 530, 545, 560, 580, 600, 615, 630, 650, 670, 690, 710,
  730, 750, 775, 800, 825, 850, 875, 900, 925, 950, 975,
] // prettier-ignore

/** IEC 60063, E24, which is older than the rule of the finer series. */
const E24 = [
  100, 110, 120, 130, 150, 160, 180, 200, 220, 240, 270, 300, 330, 360, 390, 430, 470, 510, 560, 620, 680, 750, 820, 910,
] // prettier-ignore

/** IEC 60063, E192: roots of ten to three digits, but for one number that the standard has otherwise. */
const E192 = Array.from({ length: 192 }, (_, i) => Math.round(100 * 10 ** (i / 192))).map((one) =>
  one === 919 ? 920 : one,
)

const each = (step: number, series: readonly number[]) => series.filter((_, i) => i % step === 0)

/** What bucketAuto may round its boundaries to, by MongoDB's names: the numbers of a series from 100 up to 1000. */
const SERIES: Readonly<Record<string, readonly number[]>> = {
  R5: each(16, RENARD),
  R10: each(8, RENARD),
  R20: each(4, RENARD),
  R40: each(2, RENARD),
  R80: RENARD,
  '1-2-5': [100, 200, 500],
  E6: each(4, E24),
  E12: each(2, E24),
  E24,
  E48: each(4, E192),
  E96: each(2, E192),
  E192,
}

/** Undefined for a series that isn't one. */
export function roundingOf(granularity: string): Rounding | undefined {
  if (granularity === 'POWERSOF2') return unlessZero(neighbours((value) => powersAround(Math.floor(Math.log2(value)))))
  const series = Object.hasOwn(SERIES, granularity) ? SERIES[granularity] : undefined
  return series && unlessZero(neighbours((value) => numbersAround(series, Math.floor(Math.log10(value)))))
}

const powersAround = (exponent: number) => [-1, 0, 1, 2].map((more) => 2 ** (exponent + more))

/** The decimal text makes 630e-3 the number that 0.63 is. */
const numbersAround = (series: readonly number[], exponent: number) =>
  [-1, 0, 1, 2].flatMap((more) => series.map((one) => Number(`${one}e${exponent - 2 + more}`)))

/** `around` gives numbers in order, some of them below and some above a value. */
function neighbours(around: (value: number) => readonly number[]): Rounding {
  return {
    up: (value) => around(value).find((one) => one > value) ?? Infinity,
    down: (value) =>
      around(value)
        .filter((one) => one < value)
        .at(-1) ?? 0,
  }
}

function unlessZero({ up, down }: Rounding): Rounding {
  return { up: (value) => (value === 0 ? 0 : up(value)), down: (value) => (value === 0 ? 0 : down(value)) }
}
