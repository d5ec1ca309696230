import { emptyHead, type ChainEntry } from '../../../../../../cloudfunctions/engines/chain/domain/link'
import { nextEntry, type Step } from '../../../../../../cloudfunctions/engines/chain/domain/nextEntry'
import type { Choice } from '../../../../../../cloudfunctions/shared/documents'
import { sha256 } from '../../../../../../cloudfunctions/shared/sha256'
import { buildRecord, sealRecord } from '../../../../../../cloudfunctions/votes/domain/record/buildRecord'
import { correctableUntil, tooManyDoors } from '../../../../../../cloudfunctions/votes/domain/record/corrections'
import type { PublishedRecord } from '../../../../../../cloudfunctions/votes/domain/record/publishedRecord'
import { recount } from '../../../../../../cloudfunctions/votes/domain/record/recount'
import { countedVote, opensAt } from '../../aMotion'

const HOUR = 3_600_000
const cast = Array<Choice>(60).fill('yes')
const original = JSON.parse(buildRecord(countedVote('courtyardOrdinary', cast))) as PublishedRecord

/** The same vote with other steps: every link and the record's own hash are made to fit, as a careful forger would. */
function withSteps(change: (steps: readonly Step[]) => readonly Step[]): string {
  const chain: ChainEntry[] = []
  for (const step of change(original.chain)) chain.push(nextEntry(chain.at(-1) ?? emptyHead, step, sha256))
  const unsealed: Partial<PublishedRecord> = { ...original, chain }
  delete (unsealed as { hash?: string }).hash
  return sealRecord(unsealed as PublishedRecord, sha256)
}

const facts = (text: string) => {
  const { verdict, checks } = recount(text, { sha256, areas: null })
  return { verdict, finding: checks.find(({ name }) => name === 'facts')?.finding ?? '' }
}
const [announced, opened] = original.chain
if (!announced || !opened) throw new Error('no steps')
const { rollVersion, electorate, commitment } = announced.payload
const said = { rollVersion, electorate, commitment }
const corrected = (doors: number, changes: object = {}, at = correctableUntil(opensAt)): Step => ({
  kind: 'corrected',
  payload: { ...said, doors, lines: [], ...changes },
  at,
})
const between = (...more: readonly Step[]) => withSteps((steps) => [steps[0] as Step, ...more, ...steps.slice(1)])
/** Announced for 61 households, of which one was taken out. */
const withOneMore = (steps: readonly Step[], ...more: readonly Step[]): Step[] => {
  const [first, ...rest] = steps as [Step, ...Step[]]
  const payload = { ...first.payload, electorate: { households: 61 }, commitment: 'a'.repeat(64) }
  return [{ ...first, payload }, ...more, ...rest]
}

test('a vote that was committed when it was announced recounts, with corrections and without', () => {
  expect(facts(withSteps((steps) => steps))).toEqual({ verdict: 'matches', finding: '' })
  expect(facts(withSteps((steps) => withOneMore(steps, corrected(1))))).toEqual({ verdict: 'matches', finding: '' })
  const twice = withSteps((steps) => withOneMore(steps, corrected(1, { commitment: 'b'.repeat(64) }), corrected(3)))
  expect(facts(twice)).toEqual({ verdict: 'matches', finding: '' })
})

test('a vote of before, committed only when it opened, recounts; it can’t have been corrected', () => {
  const before = (steps: readonly Step[]): Step[] => {
    const [first, ...rest] = steps as [Step, ...Step[]]
    const payload = Object.fromEntries(Object.entries(first.payload).filter(([key]) => !(key in said)))
    return [{ ...first, payload }, ...rest]
  }
  expect(facts(withSteps(before)).verdict).toBe('matches')
  const both = withSteps((steps) => {
    const [first, ...rest] = before(steps)
    return [first as Step, corrected(1), ...rest]
  })
  expect(facts(both).finding).toContain('公告时没有定下名册')
})

test('an opening that isn’t for the last electorate committed is found', () => {
  const other = '开始投票用的名册，不是公告时定下'
  expect(facts(withSteps((steps) => withOneMore(steps))).finding).toContain(other)
  expect(facts(between(corrected(1, { commitment: 'b'.repeat(64) }))).finding).toContain(other)
  expect(facts(between(corrected(1, { electorate: { households: 61 } }))).finding).toContain(other)
  expect(facts(between(corrected(1, { rollVersion: 2 }))).finding).toContain(other)
})

test('a correction that came too late, after the opening, or of too many doors is found', () => {
  expect(facts(between(corrected(1, {}, correctableUntil(opensAt) + 1))).finding).toContain('48 小时')
  const after = withSteps((steps) => [...steps.slice(0, 2), corrected(1), ...steps.slice(2)])
  expect(facts(after).finding).toContain('开始投票以后')
  expect(facts(between(corrected(4))).finding).toContain('超过了允许的户数')
  for (const doors of [0, '1', null]) expect(facts(between(corrected(1, { doors }))).finding).toContain('写得不对')
  expect(facts(between(corrected(2), corrected(1))).finding).toContain('写得不对')
})

test('any other step before the opening, and a second opening, are found', () => {
  expect(facts(between({ kind: 'extended', payload: {}, at: opensAt })).finding).toContain('一步不少')
  const again = withSteps((steps) => [...steps.slice(0, 2), steps[1] as Step, ...steps.slice(2)])
  expect(facts(again).finding).toContain('写了两次')
})

test('an opening that waited for questioned doors recounts; waiting twice, or for another time, is found', () => {
  const WEEK = 7 * 24 * HOUR
  const { payload } = announced
  const closes = Number(payload['closesAt']) - WEEK
  const earlier: Step = { ...announced, payload: { ...payload, opensAt: opensAt - WEEK, closesAt: closes } }
  const deferred = (changes: object = {}): Step => ({
    kind: 'deferred',
    payload: { doors: 6, opensAt, closesAt: closes + WEEK, ...changes },
    at: opensAt - WEEK,
  })
  const waited = (...more: readonly Step[]) => withSteps((steps) => [earlier, ...more, ...steps.slice(1)])
  expect(facts(waited(deferred()))).toEqual({ verdict: 'matches', finding: '' })
  expect(facts(waited(deferred(), deferred())).finding).toContain('只能推迟一次')
  expect(facts(waited(deferred({ doors: 2 }))).finding).toContain('只能推迟一次')
  expect(facts(between(deferred())).finding).toContain('只能推迟一次')
  expect(facts(waited(deferred({ opensAt: opensAt + 1 }))).finding).toContain('推迟开始时')
  expect(facts(waited()).finding).toContain('公告时')
})

test('up to one door in twenty may be corrected, one always', () => {
  expect([
    tooManyDoors(1, 5),
    tooManyDoors(2, 39),
    tooManyDoors(2, 40),
    tooManyDoors(5, 100),
    tooManyDoors(6, 100),
  ]).toEqual([false, true, false, false, true])
  expect(opensAt - correctableUntil(opensAt)).toBe(48 * HOUR)
})
