import type { Choice, Regime } from '../../../../../cloudfunctions/shared/documents'
import { complaintsMatter, isHeldAgain, lateClaimsUntil } from '../../../../../cloudfunctions/votes/domain/complaints'
import { marginOf, type Door } from '../../../../../cloudfunctions/votes/domain/margin'
import { allResults, outcomeOf } from '../../../../../cloudfunctions/votes/domain/record/thresholds'
import { regimeFor } from '../../../../../cloudfunctions/votes/domain/regimes'
import { tallyBallots } from '../../../../../cloudfunctions/votes/domain/tally'

const settings = (abstentionParticipates: boolean) => ({
  ...{ noticeDays: 7, postingDays: 7, ballotChangeable: true, abstentionParticipates, objectionLapseDays: 3 },
})
const regime = (key: Regime['key'], abstains = true) =>
  regimeFor(key, { kind: 'estate', settings: settings(abstains) } as never, null, 0)

const choices: readonly (Choice | null)[] = ['yes', 'no', 'abstain', null]

function outcome(by: Regime, doors: readonly Door[]) {
  const electorate = {
    ...{ households: doors.length, adults: 0 },
    areaDm2: doors.reduce((sum, { areaDm2 }) => sum + areaDm2, 0),
  }
  const cast = doors.flatMap((door) => (door.choice === null ? [] : [{ ...door, choice: door.choice }]))
  return { electorate, outcome: outcomeOf(allResults(by, electorate, tallyBallots(by, cast))) }
}

/** Every other way the same doors could have voted, by how many of them would differ. */
function exhaustive(by: Regime, doors: readonly Door[]): number {
  const before = outcome(by, doors).outcome
  let fewest = Infinity
  const visit = (at: number, changed: readonly Door[], differing: number): void => {
    if (differing >= fewest) return
    const door = doors[at]
    if (!door) {
      if (outcome(by, changed).outcome !== before) fewest = differing
      return
    }
    for (const choice of choices) {
      visit(at + 1, [...changed, { ...door, choice }], differing + (choice === door.choice ? 0 : 1))
    }
  }
  visit(0, [], 0)
  return fewest
}

const of = (text: string): Door[] =>
  [...text].map((sign) => ({ adults: 1, areaDm2: 100, choice: choices['ynax'.indexOf(sign)] ?? null }))

describe('as few as any other way of voting', () => {
  const votes = ['yyyyyx', 'yyynnx', 'yynnnn', 'yyyyax', 'yyaaxx', 'yyynaa', 'yyyyyy', 'nnnnnx', 'ynynyx', 'aaaayx']
  test.each([true, false])('where abstentions take part: %s', (abstains) => {
    const by = regime('courtyardOrdinary', abstains)
    for (const vote of votes) {
      const doors = of(vote)
      const { electorate, outcome: result } = outcome(by, doors)
      if (result === 'noQuorum') continue
      expect([vote, marginOf(by, electorate, doors)]).toEqual([vote, exhaustive(by, doors)])
    }
  })

  test('where area counts too, the largest door alone may do it', () => {
    const by = regime('ownersOrdinary')
    const large: Door[] = of('yyynnx').map((door, at) => ({ ...door, areaDm2: at === 0 ? 2000 : 400 }))
    const { electorate } = outcome(by, large)
    expect(marginOf(by, electorate, large)).toBe(exhaustive(by, large))
  })
})

test('fewer complaints than the margin hold nothing up; from the margin on it is voted again', () => {
  const counted = (open: number, upheld: number, margin = 2) => ({ margin, complaints: { open, upheld } })
  expect(complaintsMatter(counted(1, 0))).toBe(false)
  expect(complaintsMatter(counted(1, 1))).toBe(true)
  expect(complaintsMatter(counted(0, 1))).toBe(false)
  expect(complaintsMatter({})).toBe(false)
  expect(isHeldAgain(counted(5, 1))).toBe(false)
  expect(isHeldAgain(counted(0, 2))).toBe(true)
  expect(isHeldAgain({ complaints: { open: 0, upheld: 3 } })).toBe(false)
})

test('three working days: a weekend and a holiday aren’t counted', () => {
  const at = (text: string) => Date.parse(`${text}+08:00`)
  expect(lateClaimsUntil(at('2026-06-12T20:01:00'))).toBe(at('2026-06-18T00:00:00'))
  expect(lateClaimsUntil(at('2026-06-15T20:01:00'))).toBe(at('2026-06-19T00:00:00'))
})
