import fc from 'fast-check'
import { positionRows } from '../../../../../../cloudfunctions/courtyard/domain/roll/positionRows'

test('places always rise in the order of the list', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 20_000 })))),
      (known) => {
        const places = positionRows(known)
        expect(places).toHaveLength(known.length)
        places.forEach((place, at) => expect(place).toBeGreaterThan(places[at - 1] ?? 0))
      },
    ),
  )
})

test('a row put in between moves no other', () => {
  expect(positionRows([1000, null, 2000, 3000, null])).toEqual([1000, 1500, 2000, 3000, 4000])
})

test('when nothing fits in between any more, all are placed anew', () => {
  expect(positionRows([1000, null, 1001])).toEqual([1000, 2000, 3000])
})
