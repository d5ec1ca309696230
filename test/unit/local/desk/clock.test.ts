import { fromInput, sayAhead, sayDay, sayTime, toInput, DAY, HOUR, MINUTE } from '../../../../local/desk/page/chinaTime'

const eveningInChina = Date.parse('2026-12-05T15:59:30Z')

test('the desk shows China’s time and day, wherever it runs', () => {
  expect(sayDay(eveningInChina, 'zh')).toBe('2026年12月5日 周六')
  expect(sayTime(eveningInChina, true)).toBe('23:59:30')
  expect(sayDay(eveningInChina + MINUTE, 'zh')).toBe('2026年12月6日 周日')
})

test('what the date field gives is read as China time', () => {
  expect(toInput(eveningInChina)).toBe('2026-12-05T23:59')
  expect(fromInput('2026-12-06T00:00')).toBe(Date.parse('2026-12-05T16:00:00Z'))
  expect(fromInput('')).toBeNull()
})

test('how far ahead something is: its two largest units', () => {
  expect(sayAhead(2 * DAY + 5 * HOUR + 3 * MINUTE, 'zh')).toBe('还有 2 天 5 小时')
  expect(sayAhead(HOUR, 'en')).toBe('in 1 h')
  expect(sayAhead(10, 'zh')).toBe('还有 1 分钟')
})
