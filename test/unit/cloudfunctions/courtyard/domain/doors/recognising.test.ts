import {
  areOfTwoHouseholds,
  hasRecognised,
  knownLately,
  mayRecognise,
  recognisedBy,
} from '../../../../../../cloudfunctions/courtyard/domain/doors/recognising'
import { mayRead } from '../../../../../../cloudfunctions/courtyard/domain/doors/record'
import { needsSlip, slipState } from '../../../../../../cloudfunctions/courtyard/domain/doors/slips'
import type { AccountId, HouseholdId } from '../../../../../../cloudfunctions/shared/ids'

const id = (text: string) => text as HouseholdId
const DAY = 86_400_000
const now = 100 * DAY
const door = { _id: id('door'), codeMadeBy: { accountId: 'a' as AccountId, householdId: id('maker') } }
const recognised = { since: 1, how: 'slip' } as const
const neighbour = { _id: id('n1'), recognised }

test('a neighbour says 认得这家 whose own door is recognised and who didn’t make the slip', () => {
  expect(mayRecognise(neighbour, door, now)).toBe('ok')
  expect(mayRecognise({ ...neighbour, recognised: null }, door, now)).toBe('NOT_RECOGNISED')
  expect(mayRecognise({ ...neighbour, _id: id('door') }, door, now)).toBe('SAME_HOUSEHOLD')
  expect(mayRecognise({ ...neighbour, _id: id('maker') }, door, now)).toBe('SLIP_MAKER')
})

test('five in 30 days, and what is older counts no more', () => {
  const knows = [31, 29, 20, 3, 2, 1].map((ago) => ({ householdId: id(`d${ago}`), at: now - ago * DAY }))
  expect(knownLately({ knows }, now)).toHaveLength(5)
  expect(mayRecognise({ ...neighbour, knows }, door, now)).toBe('RECOGNISED_OFTEN')
  expect(mayRecognise({ ...neighbour, knows: knows.slice(0, 5) }, door, now)).toBe('ok')
})

test('the second one makes a door recognised; one that is stays since when it is', () => {
  const once = recognisedBy({}, id('n1'), 10)
  expect(once.recognised).toBeNull()
  expect(hasRecognised(once, id('n1'))).toBe(true)
  expect(recognisedBy(once, id('n2'), 20).recognised).toEqual({ since: 20, how: 'neighbours' })
  expect(recognisedBy({ ...once, recognised }, id('n2'), 20).recognised).toBe(recognised)
})

test('accounts without a household are one household', () => {
  const of = (householdId: HouseholdId | null) => ({ householdId })
  expect(areOfTwoHouseholds(of(id('a')), of(id('b')))).toBe(true)
  expect(areOfTwoHouseholds(of(id('a')), of(null))).toBe(true)
  expect(areOfTwoHouseholds(of(id('a')), of(id('a')))).toBe(false)
  expect(areOfTwoHouseholds(of(null), of(null))).toBe(false)
})

test('a batch is for doors without a slip and without accounts', () => {
  expect(slipState({}, 0)).toBe('none')
  expect(slipState({ codeMadeAt: 1 }, 0)).toBe('made')
  expect(slipState({ codeMadeAt: 1, codeSpentAt: 2 }, 1)).toBe('joined')
  expect(slipState({ codeMadeAt: 1, codeSpentAt: 2 }, 0)).toBe('left')
  expect(needsSlip({ codeMadeAt: null, codeSpentAt: null }, 0)).toBe(true)
  expect(needsSlip({}, 1)).toBe(false)
})

test('who came in later reads who belonged and voted before, and nothing else of it', () => {
  const before = { at: 5 }
  for (const kind of ['joined', 'left', 'letIn', 'putOut', 'representative', 'tookPart'] as const) {
    expect(mayRead({ kind, ...before }, 10)).toBe(true)
  }
  for (const kind of ['codeMade', 'recognised', 'paper', 'title', 'roll'] as const) {
    expect(mayRead({ kind, ...before }, 10)).toBe(false)
    expect(mayRead({ kind, at: 10 }, 10)).toBe(true)
  }
})
