import {
  sayDay,
  sayDeadline,
  sayExactDeadline,
  sayExactly,
  sayInstant,
  sayLastDay,
  sayLeft,
  sayPast,
} from '../../../../miniprogram/text/when'

const china = (text: string) => Date.parse(`${text}+08:00`)
const now = china('2026-11-23T10:00:00') // a Monday

test('days are said as people say them', () => {
  expect(sayDay(china('2026-11-23T23:59:00'), now)).toBe('今天')
  expect(sayDay(china('2026-11-24T00:00:00'), now)).toBe('明天')
  expect(sayDay(china('2026-11-25T09:00:00'), now)).toBe('后天')
  expect(sayDay(china('2026-11-22T09:00:00'), now)).toBe('昨天')
  expect(sayDay(china('2026-11-21T09:00:00'), now)).toBe('前天')
  expect(sayDay(china('2026-11-28T09:00:00'), now)).toBe('周六')
  expect(sayDay(china('2026-12-05T09:00:00'), now)).toBe('12月5日')
  expect(sayDay(china('2027-01-05T09:00:00'), now)).toBe('2027年1月5日')
})

test('the day is China’s, wherever the phone is', () => {
  expect(sayDay(Date.parse('2026-11-23T17:00:00Z'), now)).toBe('明天')
  expect(sayInstant(Date.parse('2026-11-28T11:30:00Z'), now)).toBe('周六 19:30')
})

test('a deadline at midnight is 24:00 of the day that ends (民法典 203)', () => {
  const midnight = china('2026-11-30T00:00:00')
  expect(sayDeadline(midnight, now)).toBe('周日 24:00')
  expect(sayLastDay(midnight, now)).toBe('周日')
  expect(sayExactDeadline(midnight)).toBe('2026年11月29日 周日 24:00')
  expect(sayDeadline(china('2026-11-28T19:30:00'), now)).toBe('周六 19:30')
  expect(sayExactly(china('2026-12-05T09:05:00'))).toBe('2026年12月5日 周六 9:05')
})

test('what is left is never said to be more than it is', () => {
  const left = (ms: number) => sayLeft(now + ms, now)
  expect(left(48 * 3_600_000)).toBe('还剩 2 天')
  expect(left(48 * 3_600_000 - 1)).toBe('还剩 1 天')
  expect(left(24 * 3_600_000 - 1)).toBe('还剩 23 小时')
  expect(left(59 * 60_000)).toBe('还剩 59 分钟')
  expect(left(1)).toBe('还剩 1 分钟')
  expect(left(0)).toBe('')
})

test('the past', () => {
  expect(sayPast(now - 30_000, now)).toBe('刚刚')
  expect(sayPast(now - 20 * 60_000, now)).toBe('20 分钟前')
  expect(sayPast(china('2026-11-23T08:05:00'), now)).toBe('今天 8:05')
  expect(sayPast(china('2026-11-22T08:05:00'), now)).toBe('昨天')
})
