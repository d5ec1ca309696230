import { fieldAccepts } from '../../../../../local/cloud/wx/fieldRules'

describe('fields of a subscribe message', () => {
  test.each([
    ['thing1', '一'.repeat(20)],
    ['phrase2', '已经通过了'],
    ['name1', '张三李四王五赵六孙七'],
    ['name1', 'A twenty letter name'],
    ['character_string4', 'No. 2026-11/003'],
    ['number1', '96'],
    ['number1', '-0.5'],
    ['date3', '2026年11月20日'],
    ['date3', '2026-11-20 18:00'],
    ['time3', '18:00'],
    ['time3', '2026年11月20日 18:00~2026年11月21日 18:00'],
    ['amount1', '¥12.50元'],
    ['phone_number1', '138****0000'.replaceAll('*', '0')],
  ])('%s takes %s', (key, value) => {
    expect(fieldAccepts(key, value)).toBe(true)
  })

  test.each([
    ['thing1', '一'.repeat(21)],
    ['thing1', ''],
    ['phrase2', '已经通过了吗'],
    ['phrase2', 'ok'],
    ['name1', '一'.repeat(11)],
    ['character_string4', '中文'],
    ['character_string4', 'x'.repeat(33)],
    ['number1', '九十六'],
    ['number1', '1'.repeat(33)],
    ['date3', '明天'],
    ['date3', '18:00'],
    ['time3', '晚上六点'],
    ['nothing1', 'x'],
    ['toString', 'x'],
  ])('%s refuses %s', (key, value) => {
    expect(fieldAccepts(key, value)).toBe(false)
  })
})
