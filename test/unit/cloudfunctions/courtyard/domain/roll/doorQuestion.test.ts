import { openOf, questionableUntil, raiseBy } from '../../../../../../cloudfunctions/courtyard/domain/roll/doorQuestion'
import type { AccountId, HouseholdId } from '../../../../../../cloudfunctions/shared/ids'

const raiser = (name: string, at = 1) => ({
  householdId: name as HouseholdId,
  by: `account of ${name}` as AccountId,
  text: '空房',
  at,
})

test('one household raises it, a second one makes it stand, a third changes nothing', () => {
  const raised = raiseBy(null, raiser('one'))
  expect(raised).toMatchObject({ state: 'raised', raisedBy: ['one'], standsSince: null })
  expect(raiseBy(raised, raiser('one'))).toBeNull()
  const standing = raiseBy(raised, raiser('two', 7))
  expect(standing).toMatchObject({ state: 'standing', raisedBy: ['one', 'two'], standsSince: 7 })
  expect(raiseBy(standing, raiser('three'))).toBeNull()
})

test('what was settled begins anew', () => {
  const settled = { state: 'dismissed', raisers: [raiser('one'), raiser('two')], raisedBy: [], standsSince: 1 } as const
  expect(raiseBy(settled, raiser('one'))).toMatchObject({ state: 'raised', raisedBy: ['one'] })
})

test('only open ones count for a household', () => {
  const one = 'one' as HouseholdId
  const of = (state: 'raised' | 'standing' | 'upheld' | 'dismissed') => ({ state, raisedBy: [one] })
  expect(openOf([of('raised'), of('standing'), of('upheld'), of('dismissed')], one)).toBe(2)
  expect(openOf([of('raised')], 'two' as HouseholdId)).toBe(0)
  expect(questionableUntil(72 * 3_600_000)).toBe(0)
})
