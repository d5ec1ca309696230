import { nextFire, parseCron } from '../../../../../local/cloud/functions/cron'
import { FIRINGS_PER_JUMP_MAX, firingTimes } from '../../../../../local/cloud/functions/timers'

const china = (text: string) => Date.parse(`${text}+08:00`)
const next = (cron: string, after: string) => {
  const time = nextFire(parseCron(cron), china(after))
  return time === undefined ? undefined : new Date(time + 8 * 3600_000).toISOString().slice(0, 19)
}

describe('cron, seven fields in China time', () => {
  test.each([
    ['0 */5 * * * * *', '2026-11-20T10:01:00', '2026-11-20T10:05:00'],
    ['0 */5 * * * * *', '2026-11-20T10:05:00', '2026-11-20T10:10:00'],
    ['0 0 8 * * * *', '2026-11-20T08:00:00', '2026-11-21T08:00:00'],
    ['0 0 2 1 * * *', '2026-11-20T00:00:00', '2026-12-01T02:00:00'],
    ['0 30 9 * * MON-FRI *', '2026-11-20T10:00:00', '2026-11-23T09:30:00'],
    ['0 0 0 * * 0 *', '2026-11-20T10:00:00', '2026-11-22T00:00:00'],
    ['0 0 0 31 * * *', '2026-11-20T10:00:00', '2026-12-31T00:00:00'],
    ['0 0 0 1 JAN,jul * *', '2026-11-20T10:00:00', '2027-01-01T00:00:00'],
    ['0 30 7-9/2 * * * *', '2026-11-20T07:30:00', '2026-11-20T09:30:00'],
    ['*/5 * * * * * *', '2026-11-20T23:59:56', '2026-11-21T00:00:00'],
    ['0 0 0 13 * FRI *', '2026-11-20T10:00:00', '2026-11-27T00:00:00'],
    ['59 59 23 31 12 * *', '2026-12-31T23:59:59', '2027-12-31T23:59:59'],
    ['0 0 12 29 2 * *', '2026-11-20T10:00:00', '2028-02-29T12:00:00'],
    ['0 0 12 1 * 5 *', '2026-11-20T10:00:00', '2026-11-20T12:00:00'],
    ['10,50 59 23 31 DEC * 2026', '2026-11-20T10:00:00', '2026-12-31T23:59:10'],
    ['0 15/20 * * * * *', '2026-11-20T10:16:00', '2026-11-20T10:35:00'],
  ])('%s after %s fires at %s', (cron, after, expected) => {
    expect(next(cron, after)).toBe(expected)
  })

  test.each(['0 0 0 1 1 * 2020', '0 0 0 30 2 * *', '0 0 0 31 4,6,9,11 * *'])('%s never fires', (cron) => {
    expect(next(cron, '2026-11-20T10:00:00')).toBeUndefined()
  })

  test.each([
    '* * * * *',
    '60 * * * * * *',
    '* * * * * *',
    '0 0 24 * * * *',
    'x * * * * * *',
    '5-1 * * * * * *',
    '*/0 * * * * * *',
    '0 0 0 * * 7 *',
    '0 0 0 ? * MON *',
    '0 0 0 L * * *',
    '0 0 0 * * 5#3 *',
    '0 0 0 * 13 * *',
    '0 0 0 * * SAT-MON *',
    '0 0 0 * * * 2100',
    '0, * * * * * *',
    '-1 * * * * * *',
    '1.5 * * * * * *',
  ])('%s is refused', (cron) => {
    expect(() => parseCron(cron)).toThrow(cron)
  })
})

describe('firings while the clock is moved', () => {
  const every5 = parseCron('0 */5 * * * * *')
  const from = china('2026-11-20T10:01:00')

  test('all of a few, the last one included', () => {
    const times = firingTimes(every5, from, from + 14 * 60_000)
    expect(times.map((time) => (time - from) / 60_000)).toEqual([4, 9, 14])
  })

  test('of many an even choice, in order, with the first and the last', () => {
    const to = from + 30 * 86_400_000
    const times = firingTimes(every5, from, to)
    expect(times.length).toBeLessThanOrEqual(FIRINGS_PER_JUMP_MAX)
    expect(times.length).toBeGreaterThan(FIRINGS_PER_JUMP_MAX / 2)
    expect(times[0]).toBe(from + 4 * 60_000)
    expect(times[times.length - 1]).toBe(to - 60_000)
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
  })

  test('a cron of every second over ten years is chosen from, not counted', () => {
    const times = firingTimes(parseCron('* * * * * * *'), from, from + 10 * 365 * 86_400_000)
    expect(times).toHaveLength(FIRINGS_PER_JUMP_MAX)
    expect(times[times.length - 1]).toBe(from + 10 * 365 * 86_400_000)
  })
})
