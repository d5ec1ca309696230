import { saySending } from '../../../../local/desk/page/inside/saySending'
import { sayTimer } from '../../../../local/desk/page/inside/sayTimer'

test.each([
  ['*/5 * * * * * *', '每 5 秒'],
  ['0 * * * * * *', '每分钟'],
  ['0 */1 * * * * *', '每分钟'],
  ['0 */5 * * * * *', '每 5 分钟'],
  ['0 0/10 * * * * *', '每 10 分钟'],
  ['0 30 * * * * *', '每小时第 30 分'],
  ['0 0 */2 * * * *', '每 2 小时'],
  ['0 5 9 * * * *', '每天 09:05'],
  ['0 0 8 1 * * *', '每月 1 日 08:00'],
])('the timer %s is said as %s', (config, said) => {
  expect(sayTimer(config)).toBe(said)
})

test.each(['0 0 9 * * MON-FRI *', '0 0 9 * 5 * *', '0 0-30 * * * * *', '0 0 9,18 * * * *', '15 10 2 * *', ''])(
  'the timer %j says something less usual and stands as it is',
  (config) => {
    expect(sayTimer(config)).toBe(config)
  },
)

test('how sending stands', () => {
  expect(saySending({ answers: [], holding: false, held: 0 })).toBe('现在一切照常。')
  expect(saySending({ answers: [43101, -1], holding: true, held: 3 })).toBe(
    '接下来 2 条送不到。 有 3 条送到了,还没有回话。',
  )
  expect(saySending({ answers: [], holding: true, held: 0 })).toBe('送到的先不回话。')
})
