import fc from 'fast-check'
import {
  checkDigit,
  isWellFormed,
  printed,
  withCheckDigit,
} from '../../../../../cloudfunctions/courtyard/domain/householdCode'

const payload = fc.stringMatching(/^\d{11}$/)

test('the check digit is that of ISO 7064 MOD 11,10', () => {
  // the standard's own example: 0794 takes the check digit 5
  expect(checkDigit('0794')).toBe('5')
})

test('a code that was made is well formed', () => {
  fc.assert(fc.property(payload, (digits) => isWellFormed(withCheckDigit(digits))))
})

test('one wrong digit anywhere is found', () => {
  fc.assert(
    fc.property(payload, fc.nat(11), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
      const code = withCheckDigit(digits)
      const wrong = String((Number(code[at]) + shift) % 10)
      expect(isWellFormed(code.slice(0, at) + wrong + code.slice(at + 1))).toBe(false)
    }),
  )
})

test('anything but twelve digits is no code', () => {
  for (const text of ['', '12345678901', '1234567890123', '12345678901a', ' 12345678901']) {
    expect(isWellFormed(text)).toBe(false)
  }
  expect(() => withCheckDigit('123')).toThrow(RangeError)
})

test('it is printed in fours', () => {
  expect(printed('123456789012')).toBe('1234-5678-9012')
})
