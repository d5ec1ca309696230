import { matches, shortLabels } from '../../../../miniprogram/text/households'

test('door numbers lose what all of a group share', () => {
  expect(shortLabels(['N049', 'N050', 'N101'])).toEqual(['49', '50', '101'])
  expect(shortLabels(['N001'])).toEqual(['1'])
  expect(shortLabels(['1-1-0101', '1-2-0101'])).toEqual(['1-0101', '2-0101'])
  expect(shortLabels(['1-1-0101', '1-1-0102'])).toEqual(['0101', '0102'])
  expect(shortLabels(['3-1-0101'])).toEqual(['0101'])
  expect(shortLabels([])).toEqual([])
})

test('labels stay different from each other, whatever the numbers', () => {
  const numbers = ['1-1-1', '1-2', '1-1-2', '1-10']
  expect(new Set(shortLabels(numbers)).size).toBe(numbers.length)
})

test('finds by part of a number, name or address, in any case and any order', () => {
  expect(matches('n05', 'N059', '周国强', '南桥村3组11号')).toBe(true)
  expect(matches('国强 3组', 'N059', '周国强', '南桥村3组11号')).toBe(true)
  expect(matches('国强 4组', 'N059', '周国强', '南桥村3组11号')).toBe(false)
})
