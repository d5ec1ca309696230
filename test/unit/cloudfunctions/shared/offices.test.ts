import fc from 'fast-check'
import type { OfficeHolding } from '../../../../cloudfunctions/shared/documents'
import { deriveId } from '../../../../cloudfunctions/shared/ids'
import * as offices from '../../../../cloudfunctions/shared/offices'
import { inOffice } from '../../../support/offices'

const here = deriveId('secret', 'courtyard', 'here')
const there = deriveId('secret', 'courtyard', 'there')
const community = deriveId('secret', 'place', 'community')
const chair = deriveId('secret', 'account', 'chair')
const other = deriveId('secret', 'account', 'other')
const now = 1_000

const holding = (changes: Partial<OfficeHolding> = {}): OfficeHolding => ({
  ...{ office: 'committee', placeId: here, from: 100, until: null, seatedBy: [chair] },
  ...changes,
})
const member = (...held: readonly OfficeHolding[]) => ({ courtyardId: here, offices: held })

test.each([
  ['held without an end', holding(), true],
  ['held until later', holding({ until: now + 1 }), true],
  ['ended at this very instant', holding({ until: now }), false],
  ['begins at this very instant', holding({ from: now }), true],
  ['begins later', holding({ from: now + 1 }), false],
  ['another office', holding({ office: 'propertyManager' }), false],
  ['another courtyard', holding({ placeId: there }), false],
  ['staff of the community above', holding({ office: 'communityStaff', placeId: community }), false],
])('may the committee’s work be done: %s', (_what, held, expected) => {
  expect(offices.may(member(held), 'committee', here, now)).toBe(expected)
  expect(offices.officesHere(member(held), now).includes('committee')).toBe(expected)
})

test('an office is held in its own place: the community’s staff are nobody in a courtyard', () => {
  const staff = { offices: inOffice(community, 'communityStaff') }
  expect(offices.may(staff, 'communityStaff', community, now)).toBe(true)
  expect(offices.may(staff, 'communityStaff', here, now)).toBe(false)
  expect(offices.heldOffices(staff, community, now)).toEqual([])
  expect(offices.levelOfOffice).toMatchObject({ committee: 'courtyard', townStaff: 'town', cityStaff: 'city' })
})

test('who is seated again keeps since when and by whom; an ended term begins anew', () => {
  const seating = { office: 'committee', courtyardId: here, by: [other], now } as const
  expect(offices.seated(member(holding()), seating)).toEqual([holding()])
  expect(offices.seated(member(holding({ until: 2_000 })), seating)).toEqual([holding({ until: 2_000 })])
  expect(offices.seated(member(holding()), { ...seating, until: 2_000 })).toEqual([holding({ until: 2_000 })])
  expect(offices.seated(member(holding({ until: 2_000 })), { ...seating, until: null })).toEqual([holding()])
  expect(offices.seated(member(holding({ until: now })), seating)).toEqual([
    holding({ from: now, until: null, seatedBy: [other] }),
  ])
})

test('who can be counted on at every later instant has no end of term', () => {
  expect(offices.staysOn(member(holding()), 'committee', now)).toBe(true)
  expect(offices.staysOn(member(holding({ until: 2_000 })), 'committee', now)).toBe(false)
  expect(offices.staysOn(member(holding({ from: 2_000 })), 'committee', now)).toBe(false)
  expect(offices.termsHere(member(holding({ until: 2_000 }), holding({ office: 'propertyManager' })), now)).toEqual([
    { office: 'committee', until: 2_000 },
  ])
})

test('whatever is seated and unseated in whatever order: one holding an office, and only the asked one changes', () => {
  const step = fc.record({
    office: fc.constantFrom('committee' as const, 'propertyManager' as const),
    seat: fc.boolean(),
    wait: fc.integer({ min: 0, max: 50 }),
    term: fc.option(fc.integer({ min: 1, max: 100 })),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let at = 0
      let held: readonly OfficeHolding[] = [holding({ placeId: there })]
      for (const { office, seat, wait, term } of steps) {
        at += wait
        const seating = { office, courtyardId: here, by: [chair], now: at, until: term === null ? null : at + term }
        const before = held
        held = seat ? offices.seated({ offices: held }, seating) : offices.unseated({ offices: held }, seating)
        const rest = (all: readonly OfficeHolding[]) =>
          all.filter((one) => one.placeId !== here || one.office !== office)
        expect(rest(held)).toEqual(rest(before))
        expect(offices.may({ offices: held }, office, here, at)).toBe(seat)
        expect(held.filter((one) => one.placeId === here && one.office === office).length).toBeLessThanOrEqual(1)
        const again = seat ? offices.seated({ offices: held }, seating) : offices.unseated({ offices: held }, seating)
        expect(again).toEqual(held)
      }
      return offices.may({ offices: held }, 'committee', there, at + 100)
    }),
  )
})
