import type { AccountId } from '../../../../../cloudfunctions/shared/ids'
import { mayWitness, openPaper, witnessAt, withOpening } from '../../../../../cloudfunctions/votes/domain/paperWitness'

const HOUR = 3_600_000
const [recorder, witness, other] = ['r', 'w', 'o'] as AccountId[] as [AccountId, AccountId, AccountId]
const paper = (witnessBy: AccountId | null, witnessSince: number | null) => ({
  ...{ recordedBy: recorder, witnessBy, witnessSince },
})

test('a paper is somebody’s for a day to the millisecond', () => {
  expect(witnessAt(paper(witness, 0), 24 * HOUR - 1)).toBe(witness)
  expect(witnessAt(paper(witness, 0), 24 * HOUR)).toBeNull()
  expect(witnessAt(paper(null, null), 0)).toBeNull()
})

test('the first who opens it becomes its witness, never its recorder', () => {
  expect(openPaper(paper(null, null), recorder, 0)).toBe('show')
  expect(openPaper(paper(null, null), witness, 0)).toBe('assign')
  expect(openPaper(paper(witness, 0), witness, HOUR)).toBe('show')
  expect(openPaper(paper(witness, 0), other, HOUR)).toBe('taken')
  expect(openPaper(paper(witness, 0), other, 24 * HOUR)).toBe('assign')
})

test('only its witness may say whether it is so, also late, as long as nobody else has it', () => {
  expect(mayWitness(paper(witness, 0), witness, HOUR)).toBe('yes')
  expect(mayWitness(paper(witness, 0), witness, 30 * HOUR)).toBe('yes')
  expect(mayWitness(paper(witness, 0), other, HOUR)).toBe('taken')
  expect(mayWitness(paper(witness, 0), other, 30 * HOUR)).toBe('unseen')
  expect(mayWitness(paper(null, null), other, HOUR)).toBe('unseen')
})

test('whoever opens it is written down once', () => {
  const once = withOpening([], witness, 5)
  expect(once).toEqual([{ by: witness, at: 5 }])
  expect(withOpening(once, witness, 9)).toEqual(once)
  expect(withOpening(once, other, 9)).toHaveLength(2)
})
