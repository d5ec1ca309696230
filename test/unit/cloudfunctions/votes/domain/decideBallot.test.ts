import type { Choice } from '../../../../../cloudfunctions/shared/documents'
import { decideBallot } from '../../../../../cloudfunctions/votes/domain/decideBallot'
import { aBallot, accountId, aMotion, anElector, closesAt, opensAt } from '../aMotion'

const open = aMotion('courtyardOrdinary', { stage: 'open' })
const now = opensAt + 5
const intention = (choice: Choice, requestId: string, by = accountId(1), at = now) => ({
  choice,
  requestId,
  by,
  now: at,
})
const standing = aBallot(anElector(1), 'yes', '竹林-清泉-0731')

test('the first ballot of a household is made', () => {
  expect(decideBallot(open, true, null, intention('yes', 'r-1'))).toEqual({ do: 'create' })
})

test('the same request once more is answered with what stands, even after closing', () => {
  expect(decideBallot(open, true, standing, intention('yes', 'request-1')).do).toBe('keep')
  expect(decideBallot(open, true, standing, intention('yes', 'request-1', accountId(1), closesAt + 1)).do).toBe('keep')
})

test('a late repeat of an earlier request doesn’t bring its choice back', () => {
  const changed = decideBallot(open, true, standing, intention('no', 'request-2'))
  if (changed.do !== 'change') throw new Error('not changed')
  const after = { ...standing, ...changed.patch }
  expect(after).toMatchObject({ choice: 'no', revision: 2 })
  expect(decideBallot(open, true, after, intention('yes', 'request-1')).do).toBe('keep')
})

test('a request id that somebody else uses too is no repeat', () => {
  expect(decideBallot(open, true, standing, intention('no', 'request-1', accountId(2))).do).toBe('change')
})

test('a change is refused where the frozen regime doesn’t allow it', () => {
  const fixed = { ...open, regime: { ...open.regime, ballotChangeable: false } }
  expect(decideBallot(fixed, true, standing, intention('no', 'r-2'))).toEqual({
    do: 'refuse',
    code: 'CHANGE_NOT_ALLOWED',
  })
})

test('a ballot on paper stands', () => {
  const paper = { ...standing, channel: 'paper' as const }
  expect(decideBallot(open, true, paper, intention('no', 'r-2'))).toEqual({ do: 'refuse', code: 'ALREADY_VOTED' })
})

test('a household that isn’t in the frozen electorate has no ballot', () => {
  expect(decideBallot(open, false, null, intention('yes', 'r-1'))).toEqual({
    do: 'refuse',
    code: 'NOT_IN_ELECTORATE',
  })
})

test.each([
  [opensAt - 1, 'NOT_YET_OPEN'],
  [closesAt, 'CLOSED'],
])('outside the hours of voting it is refused', (at, code) => {
  expect(decideBallot(open, true, null, intention('yes', 'r-1', accountId(1), at))).toEqual({ do: 'refuse', code })
})

test('what has been counted takes no ballot, however far the clock goes back', () => {
  for (const stage of ['posted', 'noQuorum', 'inForce', 'rejected', 'ended'] as const) {
    expect(decideBallot({ ...open, stage }, true, null, intention('yes', 'r-1'))).toEqual({
      do: 'refuse',
      code: 'CLOSED',
    })
  }
})
