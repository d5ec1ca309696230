import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { emptyHead, type ChainEntry } from '../../../../../cloudfunctions/engines/chain/domain/link'
import { nextEntry, type Step } from '../../../../../cloudfunctions/engines/chain/domain/nextEntry'
import { flawOfChain } from '../../../../../cloudfunctions/engines/chain/domain/verifyChain'
import { sha256 } from '../../../../../cloudfunctions/shared/sha256'
import * as areas from '../../../../../cloudfunctions/votes/domain/record/areaCommitment'
import type { PublishedRecord } from '../../../../../cloudfunctions/votes/domain/record/publishedRecord'
import { recount } from '../../../../../cloudfunctions/votes/domain/record/recount'

/** A record of /1 as it was published before the chain became general: extended, changed ballots, an objection. */
const published = readFileSync(join(__dirname, '../../../../fixtures/records/owners-extended.json'), 'utf8')

const chainOf = (steps: readonly Step[]) => {
  const chain: ChainEntry[] = []
  for (const step of steps) chain.push(nextEntry(chain.at(-1) ?? emptyHead, step, sha256))
  return chain
}

const step = fc.record({
  kind: fc.string(),
  payload: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
  at: fc.nat(),
})

describe('a record published before', () => {
  test('recounts', () => {
    const { verdict, checks } = recount(published, { sha256, areas })
    expect(checks.filter(({ state }) => state !== 'ok')).toEqual([])
    expect(verdict).toBe('matches')
  })

  test('has the hashes that the same steps have now', () => {
    const { chain } = JSON.parse(published) as PublishedRecord
    expect(chain).toHaveLength(8)
    expect(chainOf(chain)).toEqual(chain)
  })
})

test('whatever was entered, the chain holds', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      expect(flawOfChain(chainOf(steps), sha256)).toBeNull()
    }),
  )
})

test('an entry that was changed, left out, put in or moved is found where it is', () => {
  const chains = fc
    .array(step, { minLength: 2, maxLength: 8 })
    .chain((steps) => fc.record({ chain: fc.constant(chainOf(steps)), place: fc.nat(steps.length - 2), other: step }))
  fc.assert(
    fc.property(chains, ({ chain, place, other }) => {
      const [before, entry, after] = [chain.slice(0, place), chain[place], chain.slice(place + 1)]
      if (!entry) return
      const changed = { ...entry, payload: { ...entry.payload, ' more': 1 } }
      const forged = nextEntry(before.at(-1) ?? emptyHead, { ...other, kind: `${entry.kind}!` }, sha256)
      expect(flawOfChain([...before, changed, ...after], sha256)).toEqual({ place: place + 1, flaw: 'payload' })
      expect(flawOfChain([...before, { ...entry, at: entry.at + 1 }, ...after], sha256)).toEqual({
        place: place + 1,
        flaw: 'hash',
      })
      expect(flawOfChain([...before, ...after], sha256)).toEqual({ place: place + 1, flaw: 'height' })
      // with all its own hashes right, it is the next one that no longer follows
      expect(flawOfChain([...before, forged, ...after], sha256)).toEqual({ place: place + 2, flaw: 'parent' })
    }),
  )
})

test('what has no canonical text is a flaw, not a crash', () => {
  const [entry] = chainOf([{ kind: 'a', payload: { n: 1 }, at: 1 }])
  expect(flawOfChain(entry ? [{ ...entry, payload: { n: 0.5 } }] : [], sha256)).toEqual({ place: 1, flaw: 'payload' })
})
