import { ristretto255_hasher } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { sha256 } from '../../../../../../cloudfunctions/shared/sha256'
import {
  areaBase,
  areasAddUp,
  blindingOf,
  commitArea,
  sumBlindings,
} from '../../../../../../cloudfunctions/votes/domain/record/areaCommitment'

const sealed = (areas: readonly number[]) => {
  const blindings = areas.map((_, i) => blindingOf(sha256(String(i)), 'ballot', sha256))
  return {
    commitments: areas.map((area, i) => commitArea(area, blindings[i] ?? '')),
    blinding: sumBlindings(blindings),
    sum: areas.reduce((a, b) => a + b, 0),
  }
}

test('the base of areas is the hash of a sentence: nobody knows its ratio to the other base', () => {
  const made = ristretto255_hasher.hashToCurve(new TextEncoder().encode('yuanba-record/1 area'), {
    DST: 'yuanba-area-base/1',
  })
  expect(made.toHex()).toBe(areaBase)
})

test('sealed areas open to their sum and to no other', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50_000 }), { maxLength: 6 }), (areas) => {
      const { commitments, blinding, sum } = sealed(areas)
      expect(areasAddUp(commitments, sum, blinding)).toBe(true)
      expect(areasAddUp(commitments, sum + 1, blinding)).toBe(false)
    }),
    { numRuns: 20 },
  )
})

test('one sealed area exchanged, doubled or left out is found', () => {
  const { commitments, blinding, sum } = sealed([10_262, 9_873, 12_000])
  const [first = '', second = '', third = ''] = commitments
  const { commitments: other } = sealed([10_263])
  expect(areasAddUp([other[0] ?? '', second, third], sum, blinding)).toBe(false)
  expect(areasAddUp([first, first, second, third], sum, blinding)).toBe(false)
  expect(areasAddUp([first, second], sum, blinding)).toBe(false)
})

test('the same area of the same household looks different in the electorate and in its ballot', () => {
  const salt = sha256('salt')
  const inRoll = commitArea(10_262, blindingOf(salt, 'electorate', sha256))
  const inBallot = commitArea(10_262, blindingOf(salt, 'ballot', sha256))
  expect(inRoll).not.toBe(inBallot)
})

test.each(['', 'zz', 'f'.repeat(64), '0'.repeat(63)])('what is no commitment adds up to nothing: %p', (text) => {
  expect(areasAddUp([text], 0, '0'.repeat(64))).toBe(false)
})
