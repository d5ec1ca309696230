import fc from 'fast-check'
import type { Threshold, Weight } from '../../../../../../cloudfunctions/shared/documents'
import {
  allResults,
  needed,
  outcomeOf,
  participationResults,
} from '../../../../../../cloudfunctions/votes/domain/record/thresholds'
import { regimeFor, type RegimeKey } from '../../../../../../cloudfunctions/votes/domain/regimes'
import { courtyard } from '../../aMotion'

/** The roll has stood for long. */
const MONTHS_LATER = Date.parse('2030-01-01T00:00:00+08:00')

const of = (households: number, areaDm2 = 0): Weight => ({ households, adults: 0, areaDm2 })
const regime = (key: RegimeKey, abstentionParticipates = true) =>
  regimeFor(key, { ...courtyard, settings: { ...courtyard.settings, abstentionParticipates } }, null, MONTHS_LATER)
const outcome = (key: RegimeKey, electorate: Weight, yes: Weight, no: Weight, abstain = of(0), participates = true) =>
  outcomeOf(allResults(regime(key, participates), electorate, { yes, no, abstain }))

const threshold = fc.record<Threshold>({
  counts: fc.constant('households'),
  share: fc.integer({ min: 1, max: 4 }),
  shareOf: fc.integer({ min: 1, max: 4 }),
  strict: fc.boolean(),
})

test('`needed` is the smallest number that meets a threshold', () => {
  fc.assert(
    fc.property(threshold, fc.integer({ min: 1, max: 1_000_000_000 }), (one, total) => {
      const meets = (n: number) => {
        const left = BigInt(n) * BigInt(one.shareOf)
        const right = BigInt(total) * BigInt(one.share)
        return one.strict ? left > right : left >= right
      }
      const n = needed(one, total)
      expect(meets(n)).toBe(true)
      expect(meets(n - 1)).toBe(false)
    }),
  )
})

test('two thirds of 96 households is 64, and 以上 includes it (民法典 1259)', () => {
  const results = (voted: number) => participationResults(regime('courtyardOrdinary'), of(96), of(voted))
  expect(results(63)[0]).toMatchObject({ needed: 64, left: 189, right: 192, met: false })
  expect(results(64)[0]).toMatchObject({ left: 192, right: 192, met: true })
})

test('过半 is strict: half of the votes is not enough', () => {
  expect(outcome('courtyardOrdinary', of(96), of(32), of(32))).toBe('failed')
  expect(outcome('courtyardOrdinary', of(96), of(33), of(31))).toBe('passed')
})

test('passing is measured against those who took part, not against everybody (民法典 278)', () => {
  expect(outcome('courtyardOrdinary', of(96), of(33), of(31))).toBe('passed')
})

test('owners need heads and area: one of the two is not enough', () => {
  const electorate = of(100, 10_000)
  expect(outcome('ownersOrdinary', electorate, of(60, 3_000), of(10, 4_000))).toBe('failed')
  expect(outcome('ownersOrdinary', electorate, of(60, 6_000), of(10, 700))).toBe('passed')
  expect(outcome('ownersOrdinary', electorate, of(70, 6_666), of(0, 0))).toBe('noQuorum')
  expect(outcome('ownersOrdinary', electorate, of(66, 9_000), of(0, 0))).toBe('noQuorum')
})

test('the special regime needs three quarters, which includes exactly three quarters', () => {
  const electorate = of(100, 10_000)
  expect(outcome('ownersSpecial', electorate, of(75, 7_500), of(25, 2_500))).toBe('passed')
  expect(outcome('ownersSpecial', electorate, of(74, 7_500), of(26, 2_500))).toBe('failed')
  expect(outcome('ownersSpecial', electorate, of(75, 7_499), of(25, 2_501))).toBe('failed')
})

test('an abstention counts as taking part only if the frozen setting says so', () => {
  expect(outcome('courtyardOrdinary', of(96), of(40), of(0), of(24), true)).toBe('passed')
  expect(outcome('courtyardOrdinary', of(96), of(40), of(0), of(24), false)).toBe('noQuorum')
  expect(outcome('courtyardOrdinary', of(96), of(32), of(10), of(54), true)).toBe('failed')
  expect(outcome('courtyardOrdinary', of(96), of(33), of(31), of(32), false)).toBe('passed')
})

test('of nobody there is no quorum', () => {
  expect(outcome('courtyardOrdinary', of(0), of(0), of(0))).toBe('noQuorum')
})

test('one more yes never makes a passed motion fail, one more no never makes a failed one pass', () => {
  const count = fc.integer({ min: 0, max: 400 })
  fc.assert(
    fc.property(count, count, count, (yes, no, abstain) => {
      const electorate = of(yes + no + abstain + 1)
      const now = outcome('courtyardOrdinary', electorate, of(yes), of(no), of(abstain))
      if (now === 'passed')
        expect(outcome('courtyardOrdinary', electorate, of(yes + 1), of(no), of(abstain))).toBe('passed')
      if (now === 'failed')
        expect(outcome('courtyardOrdinary', electorate, of(yes), of(no + 1), of(abstain))).toBe('failed')
    }),
  )
})
