import fc from 'fast-check'
import { derive } from '../../../../../cloudfunctions/shared/ids'
import { receiptFrom } from '../../../../../cloudfunctions/votes/domain/receipt'
import { natureWords, placeWords } from '../../../../../cloudfunctions/votes/domain/receiptWords'

test('256 words a list, each of two characters, none twice', () => {
  expect(placeWords).toHaveLength(256)
  expect(natureWords).toHaveLength(256)
  expect(new Set([...placeWords, ...natureWords]).size).toBe(512)
  for (const word of [...placeWords, ...natureWords]) expect(word).toMatch(/^\p{Script=Han}{2}$/u)
})

test('a receipt is two words and four digits', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      expect(receiptFrom(bytes)).toMatch(/^\p{Script=Han}{2}-\p{Script=Han}{2}-\d{4}$/u)
    }),
  )
})

test('the receipts of 5,000 households hardly ever meet', () => {
  const receipts = new Set(
    Array.from({ length: 5_000 }, (_, i) => receiptFrom(derive('secret', 'receipt', 'motion', String(i), '0'))),
  )
  expect(receipts.size).toBeGreaterThanOrEqual(4_998)
})
