import { dueAt, remindAt, wake } from '../../../../../cloudfunctions/engines/raised/times'
import { aMatter } from './aMatter'

const at = (time: string) => Date.parse(`${time}+08:00`)

test('the raiser is reminded the evening before the last day; on its morning where the answer came later than that', () => {
  const lapsesAt = at('2026-06-14T00:00:00')
  expect(remindAt(at('2026-06-10T10:00:00'), lapsesAt)).toBe(at('2026-06-12T19:00:00'))
  expect(remindAt(at('2026-06-12T20:00:00'), lapsesAt)).toBe(at('2026-06-13T09:00:00'))
})

test('an answer to an objection is due after seven days, to a question after the courtyard’s', () => {
  const now = at('2026-06-01T10:00:00')
  expect(dueAt('objection', now, [])).toBe(at('2026-06-09T00:00:00'))
  expect(dueAt('objection', now, ['2026-06-08'])).toBe(at('2026-06-10T00:00:00'))
  expect(dueAt('query', now, [], 3)).toBe(at('2026-06-05T00:00:00'))
  expect(() => dueAt('appeal', now, [])).toThrow()
})

test('what the clock asks: late goes on to those who settle it, is drawn for, an answer is reminded of, then lapses', () => {
  const raised = aMatter('objection', { wakesAt: 100 })
  expect(wake(raised, 99)).toBeNull()
  expect(wake(raised, 100)).toBe('refer')
  expect(wake({ ...raised, wakesAt: null }, 1_000)).toBeNull()
  const answered = aMatter('objection', { state: 'answered', wakesAt: 200, lapsesAt: 300 })
  expect(wake(answered, 199)).toBeNull()
  expect(wake(answered, 200)).toBe('lapsing')
  expect(wake({ ...answered, wakesAt: 300 }, 299)).toBeNull()
  expect(wake({ ...answered, wakesAt: 300 }, 300)).toBe('lapse')
  // the timer comes too late to remind
  expect(wake(answered, 300)).toBe('lapse')
  expect(wake(aMatter('objection', { state: 'insisted', wakesAt: 1 }), 5)).toBe('draw')
  expect(wake(aMatter('objection', { state: 'insisted', wakesAt: null }), 5)).toBeNull()
})
