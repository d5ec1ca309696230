import { natureWords, placeWords } from './receiptWords'

/**
 * A receipt people can say and write down: 竹林-清泉-0731. From at least 6 derived bytes: two words and four digits, one of
 * 655,360,000. The bytes come from the root secret, the motion and the household, so a receipt says nothing about
 * its household, and a retry makes the same one.
 */
export function receiptFrom(bytes: Uint8Array): string {
  const [place = 0, nature = 0, a = 0, b = 0, c = 0, d = 0] = bytes
  const digits = (((a * 256 + b) * 256 + c) * 256 + d) % 10_000
  return `${placeWords[place]}-${natureWords[nature]}-${String(digits).padStart(4, '0')}`
}
