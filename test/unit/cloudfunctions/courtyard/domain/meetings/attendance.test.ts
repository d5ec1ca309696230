import fc from 'fast-check'
import {
  countAttendance,
  stateOf,
  whoSignedIn,
  type Attended,
} from '../../../../../../cloudfunctions/courtyard/domain/meetings/attendance'
import type { AccountId, HouseholdId } from '../../../../../../cloudfunctions/shared/ids'

const household = (i: number) => `household-${i}` as HouseholdId
const somebody = 'somebody' as AccountId
const signedIn = { by: 'roll', at: 1, markedBy: somebody } as const

const attended = (i: number, more: Partial<Attended> = {}): Attended => ({
  householdId: household(i),
  rsvp: null,
  delegateHouseholdId: null,
  delegateName: '',
  signedIn: null,
  ...more,
})

const anyAttended = (i: number): fc.Arbitrary<Attended> =>
  fc.record({
    householdId: fc.constant(household(i)),
    rsvp: fc.constantFrom('coming', 'notComing', 'delegate', null),
    // also itself, somebody outside the roll, or nobody
    delegateHouseholdId: fc.option(fc.integer({ min: 0, max: 30 }).map(household)),
    delegateName: fc.constant(''),
    signedIn: fc.constantFrom(signedIn, null),
  })

test('the numbers always add up to the roll, whoever answered, came, stood in or has left it', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 30 })),
      fc.uniqueArray(fc.integer({ min: 0, max: 30 })).chain((some) => fc.tuple(...some.map(anyAttended))),
      (roll, attendances) => {
        const { households, ...states } = countAttendance(roll.map(household), attendances)
        expect(households).toBe(roll.length)
        expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(roll.length)
        const there = attendances.filter((one) => one.signedIn && roll.some((i) => household(i) === one.householdId))
        expect(states.present).toBe(there.length)
      },
    ),
  )
})

test('a household is represented while the one that stands for it is signed in, and only then', () => {
  const mine = attended(1, { rsvp: 'delegate', delegateHouseholdId: household(2) })
  expect(stateOf(mine, whoSignedIn([mine, attended(2)]))).toBe('delegated')
  expect(stateOf(mine, whoSignedIn([mine, attended(2, { signedIn })]))).toBe('represented')
  // who comes after all is there in person
  expect(stateOf({ ...mine, signedIn }, whoSignedIn([attended(2, { signedIn })]))).toBe('present')
  // a changed mind leaves nobody standing in
  const changed = { ...mine, rsvp: 'notComing' } as const
  expect(stateOf(changed, whoSignedIn([attended(2, { signedIn })]))).toBe('notComing')
})

test('standing for one that stands for another doesn’t make a chain', () => {
  const first = attended(1, { rsvp: 'delegate', delegateHouseholdId: household(2) })
  const second = attended(2, { rsvp: 'delegate', delegateHouseholdId: household(3) })
  const third = attended(3, { signedIn })
  const counts = countAttendance([1, 2, 3].map(household), [first, second, third])
  expect(counts).toMatchObject({ present: 1, represented: 1, delegated: 1 })
})
