import fc from 'fast-check'
import { isFormula, tidy, withoutSpaces } from '../../../../../../cloudfunctions/courtyard/domain/sheet/cellText'
import {
  numeralMeant,
  parseAreaDm2,
  parseCount,
  parsePhone,
  squareMetres,
} from '../../../../../../cloudfunctions/courtyard/domain/roll/cellText'

test('every area with two decimals is read to the last digit', () => {
  fc.assert(
    fc.property(fc.nat(9_999_999_99), (areaDm2) => {
      expect(parseAreaDm2(squareMetres(areaDm2))).toBe(areaDm2)
    }),
  )
})

test('areas are read as people write them, and never guessed', () => {
  expect(parseAreaDm2('127.1')).toBe(12710)
  expect(parseAreaDm2('133')).toBe(13300)
  expect(parseAreaDm2('１２０.５㎡')).toBe(12050)
  expect(parseAreaDm2('1,234.56 平方米')).toBe(123456)
  expect(parseAreaDm2('203.6100')).toBe(20361)
  for (const cell of ['约150', '150左右', '12.345', '-3', '1e3', '0x10', '', '一百', '1.2.3', '12,3']) {
    expect(parseAreaDm2(cell)).toBeNull()
  }
})

test('people are counted in digits; a word is asked back', () => {
  expect(parseCount('３')).toBe(3)
  expect(parseCount('3.0')).toBe(3)
  expect(parseCount('4人')).toBe(4)
  for (const cell of ['二', '2.5', '-1', '', '1000', '两三个']) expect(parseCount(cell)).toBeNull()
  expect(numeralMeant('二')).toBe(2)
  expect(numeralMeant('两人')).toBe(2)
  expect(numeralMeant('好几个')).toBeNull()
})

test('phones are 11 digits, or a landline with its area code', () => {
  expect(parsePhone('１３８０００００２０１')).toBe('13800000201')
  expect(parsePhone('+86 138-0000-0201')).toBe('13800000201')
  expect(parsePhone('028-87123456')).toBe('02887123456')
  for (const cell of ['1380000206', '87123456', '138000002011', 'abc']) expect(parsePhone(cell)).toBeNull()
})

test('a cell that a spreadsheet would run is known', () => {
  for (const cell of [
    '=1+1',
    '=HYPERLINK("http://x")',
    '＝SUM(A1)',
    '@SUM(A1)',
    '+cmd',
    '-cmd',
    `-2+3+cmd|' /C calc'!A0`,
  ]) {
    expect(isFormula(cell)).toBe(true)
  }
  for (const cell of ['-3', '-3.50', '+86 138', '- 无', '刘秀英', '1-1-0101', '']) expect(isFormula(cell)).toBe(false)
})

test('wide signs and blanks are tidied, Chinese punctuation stays', () => {
  expect(tidy(' Ｎ２０１ ')).toBe('N201')
  expect(tidy('在外(广东),过年回')).toBe('在外(广东),过年回')
  expect(withoutSpaces('周 建 国')).toBe('周建国')
  fc.assert(fc.property(fc.string(), (cell) => tidy(tidy(cell)) === tidy(cell)))
})
