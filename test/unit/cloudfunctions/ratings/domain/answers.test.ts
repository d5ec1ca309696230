import { answerStateAt, decideAnswer } from '../../../../../cloudfunctions/ratings/domain/answers'

const dated = { answerBy: 100, respondBy: null } as const

test('a date that has passed makes an answer overdue by itself', () => {
  expect(answerStateAt({ ...dated, state: 'due' }, 99)).toBe('due')
  expect(answerStateAt({ ...dated, state: 'due' }, 100)).toBe('overdue')
  expect(answerStateAt({ ...dated, state: 'rejected' }, 100)).toBe('overdue')
  expect(answerStateAt({ ...dated, state: 'confirmed' }, 1000)).toBe('confirmed')
})

test('an answer nobody confirms stays unconfirmed, it never closes itself', () => {
  const answered = { state: 'answered', answerBy: 100, respondBy: 200 } as const
  expect(answerStateAt(answered, 199)).toBe('answered')
  expect(answerStateAt(answered, 200)).toBe('unconfirmed')
  expect(decideAnswer({ agree: 0, against: 0, raters: 12 }, true)).toBe('answered')
  expect(decideAnswer({ agree: 3, against: 3, raters: 12 }, true)).toBe('answered')
})

test('more than half of the raters decide at once, whoever were more decide in the end', () => {
  expect(decideAnswer({ agree: 6, against: 0, raters: 12 }, false)).toBe('answered')
  expect(decideAnswer({ agree: 7, against: 0, raters: 12 }, false)).toBe('confirmed')
  expect(decideAnswer({ agree: 0, against: 7, raters: 12 }, false)).toBe('rejected')
  expect(decideAnswer({ agree: 2, against: 1, raters: 12 }, true)).toBe('confirmed')
  expect(decideAnswer({ agree: 1, against: 2, raters: 12 }, true)).toBe('rejected')
})
