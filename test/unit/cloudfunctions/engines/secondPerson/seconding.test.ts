import {
  actingAs,
  eligibleSeconds,
  seconding,
  type Candidate,
  type TwoPersonMatter,
} from '../../../../../cloudfunctions/engines/secondPerson/domain/seconding'
import type { OfficeHolding } from '../../../../../cloudfunctions/shared/documents'
import { deriveId } from '../../../../../cloudfunctions/shared/ids'

const courtyardId = deriveId('secret', 'courtyard', 'own')
const account = (name: string) => deriveId('secret', 'account', name)
const home = (name: string) => deriveId('secret', 'household', name)
const BEGAN = 1_000
const NOW = 2_000

const person = (name: string, household: string | null, more: Partial<OfficeHolding> = {}): Candidate => ({
  ...{ accountId: account(name), courtyardId, householdId: household === null ? null : home(household) },
  offices: [
    {
      office: 'committee',
      placeId: courtyardId,
      from: 0,
      until: null,
      seatedBy: [account('founder'), account('elder')],
      ...more,
    },
  ],
})
const first = person('first', 'a')
const matterOf = (by: Candidate, more: Partial<TwoPersonMatter> = {}): TwoPersonMatter => ({
  ...{ secondIs: ['committee'], beganAt: BEGAN },
  first: { accountId: by.accountId, ...actingAs(by, 'committee', NOW) },
  ...more,
})
const matter = matterOf(first)

test.each([
  ['another household’s, in office from before', person('second', 'b'), 'ok'],
  ['the same account', first, 'SAME_PERSON'],
  ['a spouse', person('spouse', 'a'), 'ONE_HOUSEHOLD'],
  ['somebody without a household, beside one who has one', person('second', null), 'ok'],
  ['seated a moment before the matter began', person('second', 'b', { from: BEGAN - 1 }), 'ok'],
  ['seated in the moment it began', person('second', 'b', { from: BEGAN }), 'SEATED_LATER'],
  ['whose term is over', person('second', 'b', { until: NOW }), 'FORBIDDEN'],
  [
    'of another courtyard’s committee',
    person('second', 'b', { placeId: deriveId('secret', 'courtyard', 'x') }),
    'FORBIDDEN',
  ],
  ['in an office that isn’t asked for', person('second', 'b', { office: 'propertyManager' }), 'FORBIDDEN'],
  ['seated by the first alone', person('second', 'b', { seatedBy: [account('first')] }), 'SEATED_BY_THE_OTHER'],
  ['seated by whoever else seated only this one', person('second', 'b', { seatedBy: [account('founder')] }), 'ok'],
  ['seated by the first and another', person('second', 'b', { seatedBy: [account('first'), account('x')] }), 'ok'],
] as const)('%s: %s', (_, candidate, answer) => {
  expect(seconding(candidate, matter, NOW)).toBe(answer)
})

test('two without a household aren’t shown to be two households', () => {
  expect(seconding(person('second', null), matterOf(person('first', null)), NOW)).toBe('ONE_HOUSEHOLD')
})

test('the committee and the property’s manager are two bodies, but one household stays one', () => {
  const of = (household: string | null) =>
    matterOf(person('first', household), { secondIs: ['committee', 'propertyManager'] })
  const manager = (household: string | null) => person('manager', household, { office: 'propertyManager' })
  expect(seconding(manager(null), of(null), NOW)).toBe('ok')
  expect(seconding(manager('a'), of('a'), NOW)).toBe('ONE_HOUSEHOLD')
})

test('whoever seated the first alone isn’t the second: an accomplice may also go first', () => {
  const puppet = person('puppet', 'b', { seatedBy: [account('second')] })
  expect(seconding(person('second', 'c'), matterOf(puppet), NOW)).toBe('SEATED_BY_THE_OTHER')
})

test('no party and nobody of a party’s household', () => {
  const about = (...parties: NonNullable<TwoPersonMatter['parties']>) => ({ ...matter, parties })
  const second = person('second', 'b')
  expect(seconding(second, about({ accountId: account('second') }), NOW)).toBe('A_PARTY')
  expect(seconding(second, about({ householdId: home('b') }), NOW)).toBe('A_PARTY')
  expect(
    seconding(second, about({ accountId: account('x'), householdId: null }, { householdId: home('c') }), NOW),
  ).toBe('ok')
})

test('who could be the second is named', () => {
  const [second, third] = [person('second', 'b'), person('third', 'c')]
  expect(eligibleSeconds([first, second, person('spouse', 'a'), third], matter, NOW)).toEqual([second, third])
})

test('two who owe their seats to one person alone are one, but for a text that can be put right', () => {
  const bySame = { seatedBy: [account('founder')] }
  const owing = matterOf(person('first', 'a', bySame))
  const accomplice = person('second', 'b', bySame)
  expect(seconding(accomplice, owing, NOW)).toBe('SEATED_BY_ONE')
  expect(seconding(accomplice, { ...owing, posts: true }, NOW)).toBe('ok')
  expect(seconding(person('second', 'b', { seatedBy: [account('elder')] }), owing, NOW)).toBe('ok')
  expect(seconding(person('second', 'b', { seatedBy: [] }), owing, NOW)).toBe('ok')
})
