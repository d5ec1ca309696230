import { ristretto255 } from '@noble/curves/ed25519.js'
import type { Sha256 } from './ruleTextHash'

/*
 * What this does, in plain words
 *
 * Some votes are counted by area. Publishing the area of every ballot would publish who voted what: an area to the
 * hundredth of a square metre is as good as a name. Publishing only the sums would leave nothing to check. So each area is
 * put into a sealed envelope (a “commitment”). The envelopes have three properties:
 *
 * - Nobody can see the area inside. Each holds, next to the area, a long random-looking number (the “blinding”) which only the
 *   household and the server can make; without it every area would fit the envelope equally well.
 * - Nobody can change the area later. To find a second area that fits the same envelope one would have to solve a problem
 *   (the discrete logarithm in the group ristretto255, RFC 9496) that nobody knows how to solve.
 * - Envelopes can be added without opening them: all “yes” envelopes together make one big envelope of the sum of their
 *   areas. The record publishes that sum, and the sum of the blindings, and with these two numbers everybody can open the big
 *   envelope — and only that one.
 *
 * What it proves: the published area of each choice is the sum of the areas sealed in its ballots, and the published area of
 * the electorate is the sum of those sealed for its households. What it doesn't prove: that a sealed area is the one in the
 * property register. That, each household checks for itself with its own opening (the procedure myOpenings).
 *
 * In formulas (Pedersen, 1991): C = area·H + blinding·G, with G the base point of ristretto255 and H a point of which nobody
 * knows the ratio to G, because it is the hash of a sentence (see `areaBase`).
 */

const { Point } = ristretto255
/** Not a literal: WeChat joins a package's scripts, and an old phone that can't read 0n would stop at all of them. */
const ZERO = BigInt(0)

/** hash_to_ristretto255 (RFC 9380) of “yuanba-record/1 area” with the domain “yuanba-area-base/1”; a test makes it again. */
export const areaBase = 'bafa37c16eebeed46c3ff6bca279f2e0c9a9ccde5c62651270dcf5794b31ea0f'
const H = Point.fromHex(areaBase)

/** Taken modulo the group's order from 512 bits, so that every value is as likely as any other. */
function scalarOf(hex: string): bigint {
  return Point.Fn.create(BigInt(`0x${hex}`))
}
const hexOf = (scalar: bigint) => scalar.toString(16).padStart(64, '0')

function envelope(areaDm2: number, blinding: bigint) {
  const ofArea = H.multiplyUnsafe(BigInt(areaDm2))
  // multiply() refuses 0, of which the product is nothing
  return blinding === ZERO ? ofArea : ofArea.add(Point.BASE.multiply(blinding))
}

/** What the area of one household is blinded with, once in the electorate and once in its ballot: not linked by it. */
export function blindingOf(salt: string, place: 'electorate' | 'ballot', sha256: Sha256): string {
  const half = (part: number) => sha256(`yuanba-blinding/1\n${place}\n${part}\n${salt}`)
  return hexOf(scalarOf(half(0) + half(1)))
}

/** The sealed area, 64 hex digits. */
export function commitArea(areaDm2: number, blinding: string): string {
  return envelope(areaDm2, scalarOf(blinding)).toHex()
}

/** The blinding of the sum of commitments. */
export function sumBlindings(blindings: Iterable<string>): string {
  let sum = ZERO
  for (const blinding of blindings) sum = Point.Fn.add(sum, scalarOf(blinding))
  return hexOf(sum)
}

/** Whether these sealed areas add up to `areaDm2`. False also for text that is no commitment at all. */
export function areasAddUp(commitments: Iterable<string>, areaDm2: number, blinding: string): boolean {
  try {
    let sum = Point.ZERO
    for (const commitment of commitments) sum = sum.add(Point.fromHex(commitment))
    return sum.equals(envelope(areaDm2, scalarOf(blinding)))
  } catch {
    return false
  }
}
