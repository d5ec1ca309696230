/// <reference lib="dom" />
import { calendarLines } from '../../../../../local/phone/runtime/dialogs/calendarLines'

const startTime = Date.UTC(2026, 10, 23, 11, 30) / 1000

test('an entry says its time in China, its end, place and reminder', () => {
  const entry = { title: '业主大会', startTime, endTime: String(startTime + 5400), location: '院坝', alarmOffset: 1800 }
  expect(calendarLines(entry)).toEqual([
    '业主大会',
    '2026年11月23日 19:30',
    '到 2026年11月23日 21:00',
    '地点：院坝',
    '提前 30 分钟提醒',
  ])
})

test('a day-long entry has no hours, a repeated one says how often, and one may come without a reminder', () => {
  const entry = { title: '缴费', startTime, allDay: true, alarm: false, repeatInterval: 'month' } as const
  expect(calendarLines(entry)).toEqual(['缴费', '2026年11月23日 全天', '每月重复', '不提醒'])
})
