import { regimeFor, regimeKeys, regimeSuits } from '../../../../../cloudfunctions/votes/domain/regimes'
import {
  participationSentence,
  passingSentence,
  squareMetres,
} from '../../../../../cloudfunctions/votes/domain/sentences'
import { courtyard } from '../aMotion'

const weight = { households: 96, adults: 200, areaDm2: 1_641_968 }

test('the countryside votes by its own agreement, an estate also as owners', () => {
  expect(regimeKeys.filter((key) => regimeSuits(key, { kind: 'rural' }))).toEqual(['courtyardOrdinary'])
  expect(regimeKeys.filter((key) => regimeSuits(key, { kind: 'estate' }))).toEqual(regimeKeys)
})

test('owners’ votes have 15 days of notice whatever the courtyard set; its own votes have its setting', () => {
  const settings = { ...courtyard.settings, noticeDays: 3 }
  expect(regimeFor('ownersOrdinary', { ...courtyard, settings }).noticeDays).toBe(15)
  expect(regimeFor('courtyardOrdinary', { ...courtyard, settings }).noticeDays).toBe(3)
})

test('what is needed is said in one plain sentence', () => {
  const ordinary = regimeFor('courtyardOrdinary', courtyard)
  expect(participationSentence(ordinary, weight)).toBe('96 户要有 64 户投票才算数')
  expect(passingSentence(ordinary)).toBe('投票的户里过半同意就通过')
  const owners = regimeFor('ownersOrdinary', courtyard)
  expect(participationSentence(owners, { ...weight, households: 160 })).toBe(
    '160 位业主要有 107 位投票,他们的房子加起来要够 10946.46 平方米(共 16419.68 平方米),才算数',
  )
  expect(passingSentence(owners)).toBe('投票的业主里,人数和面积都过半同意才通过')
  expect(passingSentence(regimeFor('ownersSpecial', courtyard))).toBe(
    '投票的业主里,人数和面积都有四分之三以上同意才通过',
  )
})

test('a regime in which abstentions don’t take part says so', () => {
  const settings = { ...courtyard.settings, abstentionParticipates: false }
  expect(participationSentence(regimeFor('courtyardOrdinary', { ...courtyard, settings }), weight)).toContain('弃权')
})

test('square metres have two decimals or none', () => {
  expect([10_262, 10_200, 5, 0].map(squareMetres)).toEqual(['102.62', '102', '0.05', '0'])
})
