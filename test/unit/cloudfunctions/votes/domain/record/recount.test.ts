import fc from 'fast-check'
import type { Choice } from '../../../../../../cloudfunctions/shared/documents'
import { sha256 } from '../../../../../../cloudfunctions/shared/sha256'
import * as areas from '../../../../../../cloudfunctions/votes/domain/record/areaCommitment'
import { hashOfBallots } from '../../../../../../cloudfunctions/votes/domain/record/ballots'
import { buildRecord, sealRecord } from '../../../../../../cloudfunctions/votes/domain/record/buildRecord'
import { leafOf } from '../../../../../../cloudfunctions/votes/domain/record/electorate'
import type { PublishedRecord } from '../../../../../../cloudfunctions/votes/domain/record/publishedRecord'
import { recount, type Recount } from '../../../../../../cloudfunctions/votes/domain/record/recount'
import { countedVote, motionId } from '../../aMotion'

const tools = { sha256, areas }
const votes = (yes: number, no: number, abstain: number, none: number): (Choice | undefined)[] => [
  ...Array<Choice>(yes).fill('yes'),
  ...Array<Choice>(no).fill('no'),
  ...Array<Choice>(abstain).fill('abstain'),
  ...Array<undefined>(none).fill(undefined),
]
const rural = countedVote('courtyardOrdinary', votes(8, 3, 1, 4))
const estate = countedVote('ownersOrdinary', votes(5, 2, 2, 1), areas, (i) => 9_000 + i * 137)
const ruralText = buildRecord(rural)
const estateText = buildRecord(estate)

const differing = ({ checks }: Recount) => checks.filter(({ state }) => state === 'differs').map(({ name }) => name)

/** Somebody who changes the record and makes its own hash fit again. */
function forge(text: string, change: (record: PublishedRecord) => object): string {
  const original = JSON.parse(text) as PublishedRecord
  const unsealed = Object.fromEntries(Object.entries(original).filter(([key]) => key !== 'hash'))
  return sealRecord({ ...unsealed, ...change(original) } as Omit<PublishedRecord, 'hash'>, sha256)
}
const parsed = JSON.parse(ruralText) as PublishedRecord
const parsedEstate = JSON.parse(estateText) as PublishedRecord

test.each([
  ['a vote by households', ruralText],
  ['a vote by heads and area', estateText],
])('%s recounts to what was published', (_, text) => {
  const result = recount(text, tools)
  expect(result.checks.filter(({ state }) => state !== 'ok')).toEqual([])
  expect(result.verdict).toBe('matches')
})

test('whatever was voted, the record recounts', () => {
  const choice = fc.constantFrom<Choice | undefined>('yes', 'no', 'abstain', undefined)
  fc.assert(
    fc.property(fc.array(choice, { minLength: 1, maxLength: 60 }), (cast) => {
      expect(recount(buildRecord(countedVote('courtyardOrdinary', cast)), tools).verdict).toBe('matches')
    }),
    { numRuns: 60 },
  )
})

describe.each([
  ['by households', ruralText],
  ['by area', estateText],
])('any byte of a record %s', (_, text) => {
  const bytes = new TextEncoder().encode(text)
  const flipped = (at: number, bit: number) => {
    const changed = Uint8Array.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ (1 << bit)
    return new TextDecoder().decode(changed)
  }

  test('that is changed is found', () => {
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), (at, bit) => {
        expect(recount(flipped(at, bit), { sha256, areas: null }).verdict).toBe('differs')
      }),
      { numRuns: 400 },
    )
  })

  test('that is left out or put in is found', () => {
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), fc.constantFrom(' ', '0', '"', '户'), (at, extra) => {
        const without = text.slice(0, at) + text.slice(at + 1)
        const withMore = text.slice(0, at) + extra + text.slice(at)
        expect(recount(without, { sha256, areas: null }).verdict).toBe('differs')
        expect(recount(withMore, { sha256, areas: null }).verdict).toBe('differs')
      }),
      { numRuns: 200 },
    )
  })
})

describe('a forger who makes the record’s own hash fit again is found by', () => {
  const forged = (change: (record: PublishedRecord) => object) => differing(recount(forge(ruralText, change), tools))
  const changeBallot = (record: PublishedRecord) =>
    record.ballots.map((ballot) => (ballot.choice === 'no' ? { ...ballot, choice: 'yes' } : ballot))

  test('the ballots, if a choice was changed', () => {
    expect(forged((record) => ({ ballots: changeBallot(record) }))).toEqual(
      expect.arrayContaining(['ballots', 'tally']),
    )
  })
  test('the tally, if a number was changed', () => {
    expect(forged(({ tally }) => ({ tally: { ...tally, yes: { households: 9 } } }))).toEqual(
      expect.arrayContaining(['facts', 'tally', 'thresholds']),
    )
  })
  test('the facts, if an article was changed and hashed anew', () => {
    const articles = [{ number: 1, title: '门前三包', text: '不用扫。' }]
    expect(forged(({ text }) => ({ text: { ...text, articles } }))).toEqual(['text'])
  })
  test('the regime that was announced, if thresholds were lowered', () => {
    const passing = [{ counts: 'households', share: 1, shareOf: 4, strict: true }]
    expect(forged(({ regime }) => ({ regime: { ...regime, passing } }))).toEqual(
      expect.arrayContaining(['facts', 'thresholds']),
    )
  })
  test('the electorate, if a household was left out', () => {
    expect(forged(({ electorate }) => ({ electorate: { ...electorate, leaves: electorate.leaves.slice(1) } }))).toEqual(
      ['electorate'],
    )
  })
  test('the chain, if a step was changed', () => {
    expect(
      forged(({ chain }) => ({
        chain: chain.map((entry) => (entry.kind === 'announced' ? { ...entry, at: entry.at - 1 } : entry)),
      })),
    ).toEqual(expect.arrayContaining(['chain', 'facts']))
  })
  test('the chain, if a step was left out', () => {
    expect(forged(({ chain }) => ({ chain: chain.slice(1) }))).toContain('chain')
  })
  test('the outcome', () => {
    expect(forged(() => ({ outcome: 'failed' }))).toEqual(expect.arrayContaining(['outcome', 'facts']))
  })
  test('the receipts, if one stands twice, even where the hash over the ballots was made anew', () => {
    const ballots = [...parsed.ballots, parsed.ballots.at(-1) as PublishedRecord['ballots'][number]]
    const result = recount(
      forge(ruralText, () => ({ ballots, ballotsHash: hashOfBallots(ballots, sha256) })),
      tools,
    )
    const { finding } = result.checks.find(({ name }) => name === 'ballots') ?? {}
    expect(finding).toContain('回执重复')
  })
})

describe('areas', () => {
  const forged = (change: (record: PublishedRecord) => object) => recount(forge(estateText, change), tools)

  test('a sum that its sealed areas don’t make is found', () => {
    const { tally } = parsedEstate
    const yes = { ...tally.yes, areaDm2: (tally.yes.areaDm2 ?? 0) + 100 }
    expect(differing(forged(() => ({ tally: { ...tally, yes } })))).toContain('areas')
  })
  test('sealed areas that two ballots of different choices have exchanged are found', () => {
    const yes = parsedEstate.ballots.find(({ choice }) => choice === 'yes')
    const no = parsedEstate.ballots.find(({ choice }) => choice === 'no')
    const ballots = parsedEstate.ballots.map((ballot) =>
      ballot === yes ? { ...ballot, area: no?.area } : ballot === no ? { ...ballot, area: yes?.area } : ballot,
    )
    expect(differing(forged(() => ({ ballots })))).toContain('areas')
  })
  test('a phone without big integers says so, and checks the rest', () => {
    const { verdict, checks } = recount(estateText, { sha256, areas: null })
    expect(verdict).toBe('partly')
    expect(checks.filter(({ state }) => state === 'notChecked')).toEqual([
      expect.objectContaining({ name: 'areas', finding: expect.stringContaining('电脑') as string }),
    ])
  })
  test('no area of a single household stands in the record', () => {
    const numbers = new Set(estateText.match(/(?<=:)\d+/g))
    expect(numbers).toContain(String(parsedEstate.electorate.areaDm2))
    for (const { areaDm2 } of estate.electors) expect(numbers).not.toContain(String(areaDm2))
  })
})

describe('what is published', () => {
  test('names no household, no person and no time of casting', () => {
    for (const { householdId } of rural.electors) expect(ruralText).not.toContain(householdId)
    expect(ruralText).not.toContain('户主')
    expect(parsed.ballots.every((ballot) => Object.keys(ballot).sort().join() === 'choice,receipt')).toBe(true)
  })

  test('a household finds itself with its salt, and with no other', () => {
    const [elector] = rural.electors
    if (!elector) throw new Error('no elector')
    const { householdId, no, adults, areaDm2 } = elector
    const opening = { motionId, householdNo: no, adults, areaDm2 }
    expect(parsed.electorate.leaves).toContain(leafOf({ ...opening, salt: rural.saltOf(householdId) }, sha256))
    expect(parsed.electorate.leaves).not.toContain(leafOf({ ...opening, salt: rural.saltOf('another') }, sha256))
  })
})

test('text that is no record is refused in words, not by an error', () => {
  const junk = fc.oneof(fc.string(), fc.json(), fc.constantFrom('', 'null', '[]', '{"format":"yuanba-record/1"}'))
  fc.assert(
    fc.property(junk, (text) => {
      const { verdict, checks } = recount(text, tools)
      expect(verdict).toBe('differs')
      expect(checks[0]?.finding).not.toBe('')
    }),
  )
})

test('numbers that break arithmetic are found, not thrown', () => {
  const huge = Number.MAX_SAFE_INTEGER
  const text = ruralText.replace('"households":8', `"households":${huge}`)
  expect(recount(text, tools).verdict).toBe('differs')
  const noShare = ruralText.replace(/"shareOf":3/g, '"shareOf":0')
  expect(recount(noShare, tools).verdict).toBe('differs')
})
