const LENGTH = 12

/** Digits only, at most twelve: people type blanks, dashes and full-width figures. */
export const digitsOf = (typed: string): string =>
  typed
    .replace(/[0-9]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\D/g, '')
    .slice(0, LENGTH)

/** 4-4-4, as the slip prints it. */
export const inFours = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ')

export const isComplete = (digits: string): boolean => digits.length === LENGTH

/**
 * Whether the last digit fits the others (Luhn, ISO/IEC 7812-1 annex B: finds every single wrong digit and almost every
 * swapped pair). A slip of the finger is told at once and costs no try.
 */
export function fitsCheckDigit(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = digit * 2
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return isComplete(digits) && sum % 10 === 0
}

/** The code in what a camera read: a mini-program code's path (…?scene=…) or the text of a QR. Empty when there is none. */
export function codeInScan(path: string, text: string): string {
  const scene = /[?&](?:scene|code)=([^&]*)/.exec(path)?.[1] ?? ''
  // no lookbehind: iPhones before iOS 16.4 can't read it
  const found = /(?:^|\D)(\d{12})(?!\d)/.exec(`${decode(scene)} ${decode(text)}`.replace(/[ -](?=\d)/g, ''))
  return found?.[1] ?? ''
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
