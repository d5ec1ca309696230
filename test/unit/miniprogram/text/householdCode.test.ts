import fc from 'fast-check'
import { withCheckDigit } from '../../../../cloudfunctions/courtyard/domain/householdCode'
import { codeInScan, digitsOf, fitsCheckDigit, inFours } from '../../../../miniprogram/text/householdCode'

const payload = fc.stringMatching(/^\d{11}$/)

test('the phone accepts every code the server hands out', () => {
  fc.assert(fc.property(payload, (digits) => expect(fitsCheckDigit(withCheckDigit(digits))).toBe(true)))
})

test('one wrong digit is found before it costs a try', () => {
  fc.assert(
    fc.property(payload, fc.nat(11), fc.integer({ min: 1, max: 9 }), (digits, place, by) => {
      const code = withCheckDigit(digits)
      const wrong = `${code.slice(0, place)}${(Number(code[place]) + by) % 10}${code.slice(place + 1)}`
      expect(fitsCheckDigit(wrong)).toBe(false)
    }),
  )
})

test('people type blanks, dashes and full-width figures', () => {
  expect(digitsOf('1234-5678 9012')).toBe('123456789012')
  expect(digitsOf('1234')).toBe('1234')
  expect(digitsOf('1234567890123456')).toHaveLength(12)
  expect(inFours('123456789012')).toBe('1234 5678 9012')
  expect(inFours('12345')).toBe('1234 5')
})

test('a code is found in whatever the camera reads', () => {
  expect(codeInScan('packages/join/code/code?scene=c%3D123456789012', '')).toBe('123456789012')
  expect(codeInScan('?code=c%3D123456789012', '')).toBe('123456789012')
  expect(codeInScan('', '1234-5678-9012')).toBe('123456789012')
  expect(codeInScan('', 'c=123456789012')).toBe('123456789012')
  expect(codeInScan('', '6901234567892 牛奶')).toBe('')
  expect(codeInScan('', '%')).toBe('')
})
