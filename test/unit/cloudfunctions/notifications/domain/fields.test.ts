import fc from 'fast-check'
import { fit } from '../../../../../cloudfunctions/notifications/domain/fields'
import { timeField } from '../../../../../cloudfunctions/notifications/domain/timeField'

test('a thing that is too long is cut to 20 characters with …', () => {
  expect(fit('thing1', '关于修订南桥院坝院规院约第三版的表决事项说明')).toBe('关于修订南桥院坝院规院约第三版的表决事…')
  expect(fit('thing1', '院规院约第三版')).toBe('院规院约第三版')
})

test('a phrase has at most five characters and no dots', () => {
  expect(fit('phrase2', '投票户数不够')).toBe('投票户数不')
})

test('whatever the text, a field is one line, not empty and within its limit', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const fitted = fit('thing1', text)
      expect([...fitted].length).toBeLessThanOrEqual(20)
      expect(fitted).not.toMatch(/\n/)
      expect(fitted).not.toBe('')
    }),
  )
})

test('a time is China’s', () => {
  expect(timeField(Date.parse('2026-06-09T19:05+08:00'))).toBe('2026-06-09 19:05')
})
