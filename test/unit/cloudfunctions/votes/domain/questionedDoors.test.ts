import type { HouseholdId } from '../../../../../cloudfunctions/shared/ids'
import { doorsInQuestion, openingWaits } from '../../../../../cloudfunctions/votes/domain/questionedDoors'

const DAY = 86_400_000
const door = (name: string) => name as HouseholdId

test('a door’s ballot waits while a question stands, for seven days; what was upheld stays out', () => {
  const questions = [
    { householdId: door('raised'), state: 'raised', standsSince: null },
    { householdId: door('standing'), state: 'standing', standsSince: 10 },
    { householdId: door('upheld'), state: 'upheld', standsSince: 10 },
    { householdId: door('dismissed'), state: 'dismissed', standsSince: 10 },
  ] as const
  expect([...doorsInQuestion(questions, 10)]).toEqual(['standing', 'upheld'])
  expect([...doorsInQuestion(questions, 10 + 7 * DAY - 1)]).toEqual(['standing', 'upheld'])
  expect([...doorsInQuestion(questions, 10 + 7 * DAY)]).toEqual(['upheld'])
})

test('an opening waits from a tenth of the doors on, and at least three', () => {
  expect(openingWaits(2, 5)).toBe(false)
  expect(openingWaits(3, 30)).toBe(true)
  expect(openingWaits(3, 31)).toBe(false)
  expect(openingWaits(10, 100)).toBe(true)
  expect(openingWaits(9, 100)).toBe(false)
})
