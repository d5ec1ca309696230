import { barTo, barToRaise, isDone, notTwo, type Holder } from '../../../../../cloudfunctions/engines/raised/bars'
import type { Act, ClockAct } from '../../../../../cloudfunctions/engines/raised/states'
import { actingAs } from '../../../../../cloudfunctions/engines/secondPerson/domain/seconding'
import type { OfficeHolding } from '../../../../../cloudfunctions/shared/documents'
import { deriveId } from '../../../../../cloudfunctions/shared/ids'
import { inOffice } from '../../../../support/offices'
import { account, aMatter, household, kinds, NOW } from './aMatter'

const courtyardId = deriveId('a', 'courtyard', 'here')

/** Somebody who came into office before anything was raised, seated by others, unless it is said otherwise. */
function holder(
  name: string,
  home: string | null,
  committee = true,
  onRatedSide = false,
  seat: Partial<OfficeHolding> = {},
): Holder {
  const [office] = inOffice(courtyardId, 'committee')
  const member = {
    accountId: account(name),
    courtyardId,
    householdId: home === null ? null : household(home),
    offices: committee && office ? [{ ...office, ...seat }] : [],
  }
  const { accountId, householdId } = member
  return { ...{ accountId, householdId, committee, onRatedSide }, as: actingAs(member, 'committee', NOW) }
}

/** All but the last two sit on the committee. */
const people = {
  raiser: holder('raiser', 'home'),
  raisersHousemate: holder('housemate', 'home'),
  answerer: holder('answerer', 'office'),
  answerersHousemate: holder('spouse', 'office'),
  another: holder('another', 'elsewhere'),
  ofNoHousehold: holder('official', null),
  propertyManager: holder('manager', 'gate', true, true),
  raiserOffCommittee: holder('raiser', 'home', false),
  resident: holder('resident', 'nextDoor', false),
} satisfies Record<string, Holder>
type Name = keyof typeof people
const names = Object.keys(people) as Name[]

const allowed = (kind: (typeof kinds)[number], act: Exclude<Act, ClockAct>) =>
  names.filter((name) => barTo(act, aMatter(kind), people[name]) === null)

describe('kind × act × who may', () => {
  test.each([
    // an answer: by the committee, never in the own household's matter
    ['objection', 'answer', ['answerer', 'answerersHousemate', 'another', 'ofNoHousehold', 'propertyManager']],
    ['query', 'answer', ['answerer', 'answerersHousemate', 'another', 'ofNoHousehold', 'propertyManager']],
    ['correction', 'answer', []],
    ['appeal', 'answer', []],
    // an objection is settled by households drawn by lot, and by nobody of the committee
    ['objection', 'uphold', []],
    ['objection', 'dismiss', []],
    ['query', 'uphold', []],
    ['query', 'dismiss', []],
    ['correction', 'uphold', ['answerer', 'answerersHousemate', 'another', 'ofNoHousehold', 'propertyManager']],
    ['correction', 'dismiss', ['answerer', 'answerersHousemate', 'another', 'ofNoHousehold', 'propertyManager']],
    ['appeal', 'uphold', ['answerer', 'answerersHousemate', 'another', 'ofNoHousehold']],
    ['appeal', 'dismiss', ['answerer', 'answerersHousemate', 'another', 'ofNoHousehold']],
    // the raiser alone responds, on the committee or not, and only to what can be responded to
    ['objection', 'insist', ['raiser', 'raiserOffCommittee']],
    ['objection', 'withdraw', ['raiser', 'raiserOffCommittee']],
    ['query', 'insist', []],
    ['query', 'withdraw', []],
    ['correction', 'insist', []],
    ['correction', 'withdraw', []],
    ['appeal', 'insist', []],
    ['appeal', 'withdraw', []],
  ] as const)('%s: %s', (kind, act, who) => {
    expect(allowed(kind, act)).toEqual(who)
  })
})

test('each bar says why', () => {
  const correction = aMatter('correction')
  const why = (name: Name) => barTo('dismiss', correction, people[name])
  expect(why('raiser')).toBe('SAME_PERSON')
  expect(why('raisersHousemate')).toBe('SAME_HOUSEHOLD')
  expect(why('resident')).toBe('FORBIDDEN')
  expect(barTo('dismiss', aMatter('objection'), people.another)).toBe('FORBIDDEN')
  expect(barTo('uphold', aMatter('appeal'), people.propertyManager)).toBe('NOT_YOUR_PART')
})

test('two of no household aren’t of one; the household is the one of then, the person always the same', () => {
  const loner = { accountId: account('a'), householdId: null }
  expect(notTwo(loner, { accountId: account('b'), householdId: null })).toBeNull()
  expect(notTwo(loner, { ...loner, householdId: household('home') })).toBe('SAME_PERSON')
  // who raised it has moved out since
  const moved = { ...people.raiser, householdId: household('elsewhere') }
  expect(barTo('dismiss', aMatter('correction'), moved)).toBe('SAME_PERSON')
})

test('who may raise', () => {
  const home = { householdId: household('home') }
  const none = { householdId: null }
  const table = kinds.map((kind) => [
    kind,
    barToRaise(kind, home, true),
    barToRaise(kind, home),
    barToRaise(kind, none, true),
  ])
  expect(table).toEqual([
    ['objection', null, null, 'FORBIDDEN'],
    ['query', null, null, null],
    ['correction', null, 'NOT_AT_MEETING', 'NOT_AT_MEETING'],
    ['appeal', null, 'NOT_FOUND', 'NOT_FOUND'],
    ['receiptMissing', null, null, 'FORBIDDEN'],
    ['lateClaim', null, null, 'FORBIDDEN'],
  ])
})

test('a retry is the same step in the same words', () => {
  const answered = aMatter('objection', { state: 'answered', answer: '按约定办的' })
  expect(isDone(answered, 'answer', { answer: '按约定办的' })).toBe(true)
  expect(isDone(answered, 'answer', { answer: '别的' })).toBe(false)
  expect(isDone(answered, 'insist')).toBe(false)
  const dismissed = aMatter('correction', { state: 'dismissed', decision: '说的是三盏' })
  expect(isDone(dismissed, 'dismiss', { decision: '说的是三盏' })).toBe(true)
  expect(isDone(dismissed, 'dismiss', { decision: '别的' })).toBe(false)
  expect(isDone(dismissed, 'uphold', { decision: '说的是三盏' })).toBe(false)
})
