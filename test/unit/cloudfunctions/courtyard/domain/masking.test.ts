import fc from 'fast-check'
import { maskName, maskPhone } from '../../../../../cloudfunctions/courtyard/domain/masking'

test('a name shows its first and last character only', () => {
  expect(maskName('刘秀英')).toBe('刘*英')
  expect(maskName('刘英')).toBe('刘*')
  expect(maskName('欧阳建国')).toBe('欧**国')
  expect(maskName('刘')).toBe('*')
  expect(maskName('')).toBe('')
})

test('no masked name is the name', () => {
  fc.assert(fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => maskName(name).includes('*')))
})

test('a phone number shows three digits and four', () => {
  expect(maskPhone('13800000001')).toBe('138****0001')
  expect(maskPhone('')).toBe('')
  expect(maskPhone('12345')).toBe('****')
})
