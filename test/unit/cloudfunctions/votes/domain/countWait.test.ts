import {
  asksAll,
  claimsOpen,
  doorsToAsk,
  drawDoors,
  isWaiting,
  waitUntil,
  WAIT_MAX_MS,
  WAIT_MS,
} from '../../../../../cloudfunctions/votes/domain/countWait'
import { castingState } from '../../../../../cloudfunctions/votes/domain/castingState'
import { mayAskAt } from '../../../../../cloudfunctions/votes/domain/doorAsking'
import { undecidedAt } from '../../../../../cloudfunctions/votes/domain/postingTimes'
import { statusAt, type MotionFacts } from '../../../../../cloudfunctions/votes/domain/statusAt'
import { deriveId } from '../../../../../cloudfunctions/shared/ids'
import { sha256 } from '../../../../../cloudfunctions/shared/sha256'

const DAY = 86_400_000
const closesAt = 100 * DAY
const wait = { since: closesAt, until: closesAt + WAIT_MS, doors: 3, papers: 2, again: false }
const open = { stage: 'open', opensAt: 90 * DAY, closesAt, countWait: null } as const
const waiting = { ...open, countWait: wait }

test('the wait is two days from when they were told, never shorter than it was, never beyond seven days', () => {
  expect(waitUntil(closesAt, closesAt + 1)).toBe(closesAt + 1 + WAIT_MS)
  expect(waitUntil(closesAt, closesAt + 6 * DAY)).toBe(closesAt + WAIT_MAX_MS)
  expect(waitUntil(closesAt, closesAt + 1, closesAt + 3 * DAY)).toBe(closesAt + 3 * DAY)
  let until = waitUntil(closesAt, closesAt)
  for (let claims = 0; claims < 50; claims++) until = waitUntil(closesAt, until - 1, until)
  expect(until).toBe(closesAt + WAIT_MAX_MS)
})

test('claims are open while it is voted, and while the count waits; not in between, not after', () => {
  const at = (motion: Parameters<typeof claimsOpen>[0], now: number) => claimsOpen(motion, now)
  expect(at(open, 90 * DAY - 1)).toBe(false)
  expect(at(open, closesAt - 1)).toBe(true)
  expect(at(open, closesAt)).toBe(false)
  expect(at(waiting, closesAt + 1)).toBe(true)
  expect(at(waiting, wait.until - 1)).toBe(true)
  expect(at(waiting, wait.until)).toBe(false)
  expect(at({ ...waiting, stage: 'posted' }, closesAt + 1)).toBe(false)
})

test('after closing only whose ballot was set aside casts, and only while it waits', () => {
  expect(castingState(waiting, closesAt, false)).toBe('closed')
  expect(castingState(waiting, closesAt, true)).toBe('open')
  expect(castingState(waiting, wait.until, true)).toBe('closed')
  expect(castingState(open, closesAt, true)).toBe('closed')
  expect(isWaiting({ ...waiting, stage: 'noQuorum' }, closesAt)).toBe(false)
})

test('what holds by the clock: open, being checked, about to be counted', () => {
  const motion = { ...waiting, standing: 'courtyard', postedUntil: null, openObjections: 0, tally: null } as MotionFacts
  expect(statusAt(motion, closesAt - 1)).toBe('open')
  expect(statusAt(motion, closesAt)).toBe('checking')
  expect(statusAt(motion, wait.until)).toBe('counting')
})

test('one door in five is asked, five at the least, or all', () => {
  expect([0, 3, 5, 6, 24, 25, 26, 100].map(doorsToAsk)).toEqual([0, 3, 5, 5, 5, 5, 6, 20])
})

test('which doors: by the step that closed the vote and nothing else; another step, others', () => {
  const doors = Array.from({ length: 40 }, (_, i) => ({ householdId: deriveId('a', 'household', String(i)) }))
  const drawn = drawDoors(doors, 'seed', sha256)
  expect(drawn).toHaveLength(8)
  expect(drawDoors([...doors].reverse(), 'seed', sha256)).toEqual(drawn)
  expect(drawDoors(doors, 'another', sha256)).not.toEqual(drawn)
})

test('all are asked after one no, or three without an answer when the wait is over; once', () => {
  const answers = (...all: ('waiting' | 'yes' | 'no' | 'nobody')[]) => all.map((answer) => ({ answer }))
  expect(asksAll(wait, answers('yes', 'no'), false)).toBe(true)
  expect(asksAll(wait, answers('waiting', 'waiting', 'nobody'), false)).toBe(false)
  expect(asksAll(wait, answers('waiting', 'waiting', 'nobody'), true)).toBe(true)
  expect(asksAll(wait, answers('waiting', 'nobody', 'yes'), true)).toBe(false)
  expect(asksAll({ again: true }, answers('no', 'no'), true)).toBe(false)
})

test('who asks is of another household than the door, the recorder and the witness', () => {
  const household = (name: string) => deriveId('a', 'household', name)
  const account = (name: string) => deriveId('a', 'account', name)
  const hands = [
    { accountId: account('recorder'), householdId: household('recorder') },
    { accountId: account('witness'), householdId: null },
  ]
  const check = { householdId: household('door'), notBy: hands }
  const may = (who: string, home: string | null) =>
    mayAskAt({ accountId: account(who), householdId: home === null ? null : household(home) }, check)
  expect(may('third', 'elsewhere')).toBe(true)
  expect(may('third', 'door')).toBe(false)
  expect(may('spouse', 'recorder')).toBe(false)
  expect(may('recorder', 'elsewhere')).toBe(false)
  // of no household, like the witness: they aren't shown to be two
  expect(may('official', null)).toBe(false)
})

test('objections are in the way for 30 days after posting began, and for 14 after a longer posting', () => {
  const countedAt = Date.parse('2026-06-12T20:01:00+08:00')
  const posted = (days: number) => ({ countedAt, postedUntil: Date.parse('2026-06-13T00:00:00+08:00') + days * DAY })
  expect(undecidedAt(posted(7))).toBe(Date.parse('2026-07-13T00:00:00+08:00'))
  expect(undecidedAt(posted(60))).toBe(posted(60).postedUntil + 14 * DAY)
  expect(undecidedAt({ countedAt: null, postedUntil: null })).toBe(Infinity)
})
