import fc from 'fast-check'
import type { MatterKey, Standing } from '../../../../../cloudfunctions/shared/documents'
import { obstacleTo, type Proposal } from '../../../../../cloudfunctions/votes/domain/mayAnnounce'
import { mattersFor, ownersMatters, regimeOfMatter } from '../../../../../cloudfunctions/votes/domain/ownersMatters'
import { isOwnersRegime, regimeKeys } from '../../../../../cloudfunctions/votes/domain/regimes'

const places = [null, '510700', '510181'] as const
const kinds = ['rural', 'estate'] as const
const standings = ['courtyard', 'poll'] as const satisfies readonly Standing[]
const matters: readonly (MatterKey | null)[] = [null, 'none', ...ownersMatters.map(({ key }) => key)]

const proposal = (changes: Partial<Proposal>): Proposal => ({
  kind: 'estate',
  regionCode: '510181',
  regimeKey: 'courtyardOrdinary',
  standing: 'courtyard',
  matter: 'none',
  titles: ['锦绣花园院规院约', '要不要施行？'],
  texts: ['门前三包', '各户负责自家门前。'],
  ...changes,
})
const codeOf = (changes: Partial<Proposal>) => obstacleTo(proposal(changes))?.code ?? 'ok'

/** What is left when everything else is refused, written down a second time. */
function expected(
  kind: (typeof kinds)[number],
  standing: (typeof standings)[number],
  regimeKey: (typeof regimeKeys)[number],
  matter: MatterKey | null,
  regionCode: string | null,
): string {
  const owners = regimeKey !== 'courtyardOrdinary'
  if (kind === 'rural') return owners ? 'REGIME_UNFIT' : matter === null || matter === 'none' ? 'ok' : 'INVALID_INPUT'
  const known = matter === 'none' || mattersFor(regionCode).some(({ key }) => key === matter)
  const ofOwners = known && matter !== 'none'
  if (standing === 'courtyard' && (owners || ofOwners)) return 'OWNERS_MATTER'
  if (!known || matter === null) return 'INVALID_INPUT'
  if (!ofOwners) return owners ? 'REGIME_UNFIT' : 'ok'
  return regimeKey === regimeOfMatter(matter) ? 'ok' : 'REGIME_UNFIT'
}

test.each(kinds.flatMap((kind) => standings.map((standing) => [kind, standing] as const)))(
  '%s, %s: each matter with each regime in each place',
  (kind, standing) => {
    for (const regionCode of places) {
      for (const regimeKey of regimeKeys) {
        for (const matter of matters) {
          const given = { kind, standing, regimeKey, matter, regionCode }
          expect({ ...given, code: codeOf(given) }).toEqual({
            ...given,
            code: expected(kind, standing, regimeKey, matter, regionCode),
          })
        }
      }
    }
  },
)

test('an owners’ matter has one way here: a poll, counted as the law counts it', () => {
  expect(codeOf({ matter: 'covenant', regimeKey: 'ownersOrdinary', standing: 'poll' })).toBe('ok')
  expect(codeOf({ matter: 'commonUse', regimeKey: 'ownersSpecial', standing: 'poll' })).toBe('ok')
  expect(codeOf({ matter: 'commonUse', regimeKey: 'ownersOrdinary', standing: 'poll' })).toBe('REGIME_UNFIT')
  expect(codeOf({ matter: 'covenant', regimeKey: 'courtyardOrdinary', standing: 'poll' })).toBe('REGIME_UNFIT')
})

test('a title that says what it is isn’t announced as something else, by title, motion, question or text', () => {
  const asNone = (changes: Partial<Proposal>) => obstacleTo(proposal(changes))
  const refused = { code: 'OWNERS_MATTER', name: '定或者改管理规约', named: true }
  expect(asNone({ titles: ['锦绣花园管理规约', '表决', '同意吗？'] })).toEqual(refused)
  expect(asNone({ titles: ['院规院约', '管理规约表决', '同意吗？'] })).toEqual(refused)
  expect(asNone({ titles: ['院规院约', '表决', '同意这份管理规约吗？'] })).toEqual(refused)
  expect(asNone({ texts: ['本管理规约自通过之日起生效。'] })).toEqual(refused)
  expect(asNone({ titles: ['锦绣花园管理规约'], standing: 'poll' })).toEqual(refused)
  expect(asNone({ titles: ['锦绣花园管理规约'], matter: null })).toEqual(refused)
  // in the countryside the word names nothing that a law keeps for owners
  expect(asNone({ kind: 'rural', titles: ['南桥管理规约'] })).toBeNull()
})

test('whatever is sent: nothing accepted in an estate decides as a courtyard what the law keeps for owners', () => {
  const word = fc.constantFrom(
    '管理规约',
    '业主大会议事规则',
    '维修资金',
    '换物业',
    '院规',
    '广场',
    ' ',
    '·',
    '\u200b',
    '（修订）',
  )
  const title = fc.array(word, { maxLength: 4 }).map((words) => words.join(''))
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.constantFrom(...regimeKeys),
      fc.constantFrom(...standings),
      fc.constantFrom(...matters),
      fc.array(title, { minLength: 1, maxLength: 3 }),
      (regionCode, regimeKey, standing, matter, titles) => {
        const given = proposal({ regionCode, regimeKey, standing, matter, titles })
        if (obstacleTo(given) !== null) return
        if (standing === 'courtyard') {
          expect(isOwnersRegime(regimeKey)).toBe(false)
          expect(matter).toBe('none')
          expect(titles.join()).not.toMatch(/管理规约|业主大会议事规则|维修资金|换物业/)
        } else {
          expect(isOwnersRegime(regimeKey)).toBe(matter !== 'none')
        }
      },
    ),
    { numRuns: 3000 },
  )
})
