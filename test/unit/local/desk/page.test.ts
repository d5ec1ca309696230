import { fromInput, sayAhead, sayDay, sayTime, toInput, DAY, HOUR, MINUTE } from '../../../../local/desk/page/chinaTime'
import { EDGE, GAP, heightOf, scaleToFit } from '../../../../local/desk/page/fit'

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

describe('the scale of the phones', () => {
  const four = [390, 390, 390, 390]
  const across = (widths: readonly number[], scale: number) =>
    widths.reduce((sum, width) => sum + width * scale + 2 * EDGE, 0) + (widths.length - 1) * GAP

  test('four phones fit a window of 1280 × 800 with its bars', () => {
    const room = { width: 1240, height: 629 }
    const scale = scaleToFit(four, room, 0.6)
    expect(across(four, scale)).toBeLessThanOrEqual(room.width)
    expect(heightOf(390) * scale + 2 * EDGE).toBeLessThanOrEqual(room.height)
    expect(scale).toBeGreaterThan(0.7)
  })

  test('no phone is larger than life', () => {
    expect(scaleToFit([390], { width: 4000, height: 4000 }, 0.6)).toBe(1)
  })

  test('where four would be too small, as many as fit fill the row', () => {
    const room = { width: 680, height: 629 }
    const scale = scaleToFit(four, room, 0.6)
    expect(across(four.slice(0, 2), scale)).toBeLessThanOrEqual(room.width)
    expect(scale).toBeGreaterThanOrEqual(0.6)
  })
})
