import { raisedIds } from '../../../../../cloudfunctions/engines/raised/places'
import { account, household, kinds } from './aMatter'

const of = (changes: object = {}) => ({
  ...{ subjectId: 'subject', part: 'a1', accountId: account('a'), householdId: household('home') },
  ...changes,
})

test('as many ids as may ever be raised, the same ones every time and no two alike', () => {
  const all = kinds.flatMap((kind) => raisedIds('secret', kind, of()))
  expect(kinds.map((kind) => raisedIds('secret', kind, of()).length)).toEqual([1, 20, 5, 1, 1, 1])
  expect(new Set(all).size).toBe(all.length)
  expect(kinds.flatMap((kind) => raisedIds('secret', kind, of()))).toEqual(all)
})

test('who counts together meets at one key: an account, or a household whoever of it speaks', () => {
  const first = (kind: (typeof kinds)[number], changes: object = {}) => raisedIds('secret', kind, of(changes))[0]
  const other = { accountId: account('b') }
  const same = kinds.filter((kind) => first(kind) === first(kind, other))
  expect(same).toEqual(['objection', 'correction', 'appeal', 'receiptMissing', 'lateClaim'])
  const perPart = kinds.filter((kind) => first(kind) !== first(kind, { part: 'a2' }))
  expect(perPart).toEqual(['correction'])
  expect(first('appeal')).not.toBe(first('appeal', { householdId: household('next') }))
})
