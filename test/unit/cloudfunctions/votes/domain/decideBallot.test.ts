import type { Choice } from '../../../../../cloudfunctions/shared/documents'
import { decideBallot } from '../../../../../cloudfunctions/votes/domain/decideBallot'
import { aBallot, accountId, aMotion, anElector, closesAt, opensAt } from '../aMotion'

const open = aMotion('courtyardOrdinary', { stage: 'open' })
const now = opensAt + 5
const intention = (choice: Choice, requestId: string, by = accountId(1), at = now, seen = 0) => ({
  choice,
  seen,
  requestId,
  by,
  now: at,
})
const saw = (seen: number, choice: Choice, requestId: string) => intention(choice, requestId, accountId(1), now, seen)
const standing = aBallot(anElector(1), 'yes', '竹林-清泉-0731')

test('the first ballot of a household is made', () => {
  expect(decideBallot(open, true, null, intention('yes', 'r-1'))).toEqual({ do: 'create' })
})

test('the same request once more is answered with what stands, even after closing', () => {
  expect(decideBallot(open, true, standing, intention('yes', 'request-1')).do).toBe('keep')
  expect(decideBallot(open, true, standing, intention('yes', 'request-1', accountId(1), closesAt + 1)).do).toBe('keep')
})

test('a late repeat of an earlier request doesn’t bring its choice back, however many changes lie between', () => {
  let after = standing
  const sent = [saw(0, 'yes', 'request-1')]
  for (let revision = 1; revision <= 30; revision++) {
    const change = saw(revision, revision % 2 === 0 ? 'yes' : 'no', `request-${revision + 1}`)
    const changed = decideBallot(open, true, after, change)
    if (changed.do !== 'change') throw new Error('not changed')
    after = { ...after, ...changed.patch }
    expect(after.revision).toBe(revision + 1)
    sent.push(change)
  }
  const last = sent.pop()
  if (!last) throw new Error('nothing was sent')
  expect(decideBallot(open, true, after, last)).toEqual({ do: 'keep' })
  for (const earlier of sent) {
    const decision = decideBallot(open, true, after, earlier)
    expect(decision).toEqual(
      earlier.choice === after.choice ? { do: 'keep' } : { do: 'refuse', code: 'BALLOT_CHANGED' },
    )
  }
})

test('a change is made to the ballot that was seen, and to no other', () => {
  expect(decideBallot(open, true, standing, saw(1, 'no', 'request-2')).do).toBe('change')
  for (const seen of [0, 2]) {
    expect(decideBallot(open, true, standing, saw(seen, 'no', 'request-2'))).toEqual({
      do: 'refuse',
      code: 'BALLOT_CHANGED',
    })
  }
  expect(decideBallot(open, true, null, saw(1, 'no', 'request-2'))).toEqual({ do: 'refuse', code: 'BALLOT_CHANGED' })
})

test('who didn’t cast it neither repeats, changes nor learns it, whatever they try', () => {
  for (const choice of ['yes', 'no', 'abstain'] as const) {
    for (const seen of [0, 1, 2]) {
      expect(decideBallot(open, true, standing, intention(choice, 'request-1', accountId(2), now, seen))).toEqual({
        do: 'refuse',
        code: 'CAST_BY_ANOTHER',
      })
    }
  }
})

test('who recorded a paper ballot isn’t answered with it', () => {
  const paper = { ...standing, channel: 'paper' as const }
  expect(decideBallot(open, true, paper, intention('yes', 'request-1'))).toEqual({
    do: 'refuse',
    code: 'ALREADY_VOTED',
  })
})

test('who was handed paper casts by paper, and who raised a hand or used the box has voted', () => {
  const paperOut = { channel: 'paper', state: 'paperOut' } as const
  expect(decideBallot(open, true, paperOut, intention('no', 'r-2'))).toEqual({ do: 'refuse', code: 'PAPER_OUT' })
  for (const channel of ['hands', 'box'] as const) {
    expect(decideBallot(open, true, { channel, state: 'tookPart' }, intention('no', 'r-2'))).toEqual({
      do: 'refuse',
      code: 'ALREADY_VOTED',
    })
  }
})

test('in place of a ballot set aside any other account casts, also while the count waits; never who cast that one', () => {
  const aside = { channel: 'wechat', state: 'setAside', by: accountId(1) } as const
  const again = { do: 'refuse', code: 'CAST_BEFORE' }
  expect(decideBallot(open, true, aside, intention('no', 'r-2'))).toEqual(again)
  expect(decideBallot(open, true, aside, intention('no', 'r-2', accountId(2)))).toEqual({ do: 'castAnew' })
  const countWait = { since: closesAt, until: closesAt + 10, doors: 1, papers: 0, again: false }
  const at = (by: number, when: number) =>
    decideBallot({ ...open, countWait }, true, aside, intention('no', 'r-2', accountId(by), when))
  expect(at(2, closesAt + 9)).toEqual({ do: 'castAnew' })
  expect(at(2, closesAt + 10)).toEqual({ do: 'refuse', code: 'CLOSED' })
  expect(decideBallot({ ...open, countWait }, true, null, intention('no', 'r-2', accountId(2), closesAt))).toEqual({
    do: 'refuse',
    code: 'CLOSED',
  })
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
