import { addDays, dayOf, instantOf, timeOf } from '../../../../miniprogram/text/chinaDay'

test('days and times are China’s, whatever the phone’s zone', () => {
  const at = Date.parse('2026-11-30T23:30:00+08:00')
  expect(dayOf(at)).toBe('2026-11-30')
  expect(timeOf(at)).toBe('23:30')
  expect(instantOf('2026-11-30', '23:30')).toBe(at)
})

test('24:00 is the end of its day and the beginning of the next', () => {
  expect(instantOf('2026-11-30', '24:00')).toBe(instantOf('2026-12-01', '00:00'))
})

test('counts days over months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
})
