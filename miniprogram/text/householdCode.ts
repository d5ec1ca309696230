const LENGTH = 12

/** Digits only, at most twelve: people type blanks, dashes and full-width figures. */
export const digitsOf = (typed: string): string =>
  typed
    .replace(/[\uff10-\uff19]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\D/g, '')
    .slice(0, LENGTH)

/** 4-4-4, as the slip prints it. */
export const inFours = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ')

export const isComplete = (digits: string): boolean => digits.length === LENGTH

/**
 * Whether the last digit fits the eleven before (ISO/IEC 7064 MOD 11,10, as cloudfunctions/courtyard/domain/householdCode
 * makes it): a slip of the finger is told at once and costs no try.
 */
export function fitsCheckDigit(digits: string): boolean {
  if (!isComplete(digits)) return false
  let product = 10
  for (const digit of digits.slice(0, -1)) product = (((product + Number(digit)) % 10 || 10) * 2) % 11
  return (11 - product) % 10 === Number(digits.slice(-1))
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
