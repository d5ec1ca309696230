import fc from 'fast-check'
import type { MotionDocument, MotionStage, Tally, Weight } from '../../../../../cloudfunctions/shared/documents'
import { castingState } from '../../../../../cloudfunctions/votes/domain/castingState'
import { statusAt } from '../../../../../cloudfunctions/votes/domain/statusAt'
import { aMotion, closesAt, opensAt } from '../aMotion'

const weight = (households: number): Weight => ({ households, adults: 0, areaDm2: 0 })
const tally = (yes: number, no: number): Tally => ({ yes: weight(yes), no: weight(no), abstain: weight(0) })
const electorate = { ...weight(96), rollVersion: 1, commitment: 'c'.repeat(64) }
const postedUntil = closesAt + 8 * 86_400_000
const posted = (changes: Partial<MotionDocument> = {}) =>
  aMotion('courtyardOrdinary', {
    stage: 'posted',
    electorate,
    tally: tally(60, 10),
    countedAt: closesAt + 60_000,
    postedUntil,
    ...changes,
  })

test('a vote opens and closes by its times, without any timer', () => {
  const motion = aMotion()
  expect(statusAt(motion, opensAt - 1)).toBe('announced')
  expect(statusAt(motion, opensAt)).toBe('open')
  expect(statusAt(motion, closesAt - 1)).toBe('open')
  expect(statusAt(motion, closesAt)).toBe('counting')
  expect(statusAt({ ...motion, stage: 'open' }, closesAt)).toBe('counting')
})

test('a posted result takes effect when its days are over and nobody objects any more', () => {
  expect(statusAt(posted(), postedUntil - 1)).toBe('posted')
  expect(statusAt(posted(), postedUntil)).toBe('inForce')
  expect(statusAt(posted({ tally: tally(30, 40) }), postedUntil)).toBe('rejected')
  expect(statusAt(posted({ openObjections: 1 }), postedUntil)).toBe('objected')
})

test('a poll never takes effect: it ends', () => {
  expect(statusAt(posted({ standing: 'poll' }), postedUntil)).toBe('ended')
})

test('what was counted as owners decide never takes effect here, whatever its standing', () => {
  for (const key of ['ownersOrdinary', 'ownersSpecial'] as const) {
    const motion = posted({ regime: { ...aMotion(key).regime, participation: [], passing: [] } })
    expect(statusAt({ ...motion, standing: 'courtyard' }, postedUntil)).toBe('ended')
  }
})

test('no clock leads back to voting once a count is stored', () => {
  const stages: MotionStage[] = ['posted', 'noQuorum', 'inForce', 'rejected', 'ended']
  fc.assert(
    fc.property(fc.constantFrom(...stages), fc.integer({ min: 0, max: 4e12 }), (stage, now) => {
      const motion = posted({ stage })
      expect(['announced', 'open', 'counting']).not.toContain(statusAt(motion, now))
      expect(castingState(motion, now)).toBe('closed')
    }),
  )
})

test('ballots count from opening until one millisecond before closing', () => {
  const motion = aMotion('courtyardOrdinary', { stage: 'open' })
  expect(castingState(motion, opensAt - 1)).toBe('notYetOpen')
  expect(castingState(motion, opensAt)).toBe('open')
  expect(castingState(motion, closesAt - 1)).toBe('open')
  expect(castingState(motion, closesAt)).toBe('closed')
})
