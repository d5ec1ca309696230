/**
 * A household's code: eleven digits and one check digit (ISO/IEC 7064 MOD 11,10), read as 4-4-4.
 * The check finds every single wrong digit and nearly all swaps of neighbours, so a slip of the finger costs no try.
 */
const PAYLOAD = /^\d{11}$/
const CODE = /^\d{12}$/

/** ISO/IEC 7064 MOD 11,10: the hybrid system with one decimal check digit. */
export function checkDigit(payload: string): string {
  let product = 10
  for (const digit of payload) {
    const sum = (product + Number(digit)) % 10 || 10
    product = (sum * 2) % 11
  }
  return String((11 - product) % 10)
}

/** Eleven digits → the code of twelve. Throws on anything else: callers derive the digits, nobody types them. */
export function withCheckDigit(payload: string): string {
  if (!PAYLOAD.test(payload)) throw new RangeError('a code is made from eleven digits')
  return payload + checkDigit(payload)
}

/** False for what can't be anybody's code, whatever was handed out. */
export function isWellFormed(code: string): boolean {
  return CODE.test(code) && checkDigit(code.slice(0, 11)) === code[11]
}

/** As it is printed: 1234-5678-9012. */
export function printed(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
}
