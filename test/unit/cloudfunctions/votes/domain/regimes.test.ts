import { endOfRegimeDays, regimeFor, regimeKeys, regimeSuits } from '../../../../../cloudfunctions/votes/domain/regimes'
import {
  participationSentence,
  passingSentence,
  squareMetres,
} from '../../../../../cloudfunctions/votes/domain/sentences'
import { courtyard } from '../aMotion'

/** The roll has stood for long. */
const MONTHS_LATER = Date.parse('2030-01-01T00:00:00+08:00')

const weight = { households: 96, adults: 200, areaDm2: 1_641_968 }

test('the countryside votes by its own agreement, an estate also as owners', () => {
  expect(regimeKeys.filter((key) => regimeSuits(key, { kind: 'rural' }))).toEqual(['courtyardOrdinary'])
  expect(regimeKeys.filter((key) => regimeSuits(key, { kind: 'estate' }))).toEqual(regimeKeys)
})

const DUJIANGYAN = '510181'
const MIANYANG = '510700'
const set = (settings: Partial<typeof courtyard.settings>) => ({
  ...courtyard,
  settings: { ...courtyard.settings, ...settings },
})

test('owners’ votes have 15 days of notice whatever the courtyard set; its own votes have its setting', () => {
  for (const place of [null, MIANYANG, DUJIANGYAN]) {
    expect(regimeFor('ownersOrdinary', set({ noticeDays: 3 }), place, MONTHS_LATER).noticeDays).toBe(15)
    expect(regimeFor('courtyardOrdinary', set({ noticeDays: 3 }), place, MONTHS_LATER).noticeDays).toBe(3)
  }
})

test('in Sichuan who took part in an owners’ vote and says nothing abstains, and the result is posted 30 days', () => {
  const strict = set({ abstentionParticipates: false, postingDays: 7 })
  for (const place of [MIANYANG, DUJIANGYAN]) {
    expect(regimeFor('ownersOrdinary', strict, place, MONTHS_LATER)).toMatchObject({
      abstentionParticipates: true,
      postingDays: 30,
    })
    expect(regimeFor('ownersSpecial', set({ postingDays: 45 }), place, MONTHS_LATER).postingDays).toBe(45)
    // the courtyard's own votes keep its settings
    expect(regimeFor('courtyardOrdinary', strict, place, MONTHS_LATER)).toMatchObject({
      abstentionParticipates: false,
      postingDays: 7,
    })
  }
  expect(regimeFor('ownersOrdinary', strict, null, MONTHS_LATER)).toMatchObject({
    abstentionParticipates: false,
    postingDays: 7,
  })
})

test('every number says which article it is from, or that no law has it', () => {
  expect(regimeFor('courtyardOrdinary', courtyard, DUJIANGYAN, MONTHS_LATER).source).toBe(
    '本院落约定，非法律规定；办法参照村民委员会组织法第三十二条',
  )
  expect(regimeFor('ownersOrdinary', courtyard, null, MONTHS_LATER).source).toBe(
    '民法典第二百七十八条，物业管理条例第十四条；公示天数、弃权算不算参加、投了能不能改：本院落约定，非法律规定',
  )
  expect(regimeFor('ownersSpecial', courtyard, MIANYANG, MONTHS_LATER).source).toBe(
    '民法典第二百七十八条第二款，物业管理条例第十四条，四川省物业管理条例第二十条、第三十一条、第三十七条；投了能不能改：本院落约定，非法律规定',
  )
  expect(regimeFor('ownersOrdinary', set({ postingDays: 31 }), DUJIANGYAN, MONTHS_LATER).source).toBe(
    '民法典第二百七十八条，物业管理条例第十四条，四川省物业管理条例第二十条、第三十一条、第三十七条，成都市物业管理条例第二十三条、第二十四条、第三十二条；公示天数、投了能不能改：本院落约定，非法律规定',
  )
})

test('days that a law sets end on a weekday, a courtyard’s own may end on Sunday', () => {
  // Friday 2026-11-13; fifteen days end on Saturday the 28th
  const friday = Date.parse('2026-11-13T10:00:00+08:00')
  expect(endOfRegimeDays('courtyardOrdinary', friday, 15, [])).toBe(Date.parse('2026-11-29T00:00:00+08:00'))
  expect(endOfRegimeDays('ownersOrdinary', friday, 15, [])).toBe(Date.parse('2026-12-01T00:00:00+08:00'))
  expect(endOfRegimeDays('ownersOrdinary', friday, 15, ['2026-11-30'])).toBe(Date.parse('2026-12-02T00:00:00+08:00'))
  expect(endOfRegimeDays('ownersOrdinary', friday, 17, [])).toBe(Date.parse('2026-12-01T00:00:00+08:00'))
})

test('what is needed is said in one plain sentence', () => {
  const ordinary = regimeFor('courtyardOrdinary', courtyard, DUJIANGYAN, MONTHS_LATER)
  expect(participationSentence(ordinary, weight)).toBe('96 户要有 64 户投票才算数')
  expect(passingSentence(ordinary, 'courtyard')).toBe('投票的户里过半同意就通过')
  expect(passingSentence(ordinary, 'poll')).toBe('投票的户里过半同意就算大家有这个意思')
  const owners = regimeFor('ownersOrdinary', courtyard, DUJIANGYAN, MONTHS_LATER)
  expect(participationSentence(owners, { ...weight, households: 160 })).toBe(
    '160 位业主要有 107 位投票,他们的房子加起来要够 10946.46 平方米(共 16419.68 平方米),才算数',
  )
  expect(passingSentence(owners, 'poll')).toBe('投票的业主里，人数和面积都过半同意才算大家有这个意思')
  expect(passingSentence(regimeFor('ownersSpecial', courtyard, DUJIANGYAN, MONTHS_LATER), 'statutory')).toBe(
    '投票的业主里，人数和面积都有四分之三以上同意才通过',
  )
})

test('a regime in which abstentions don’t take part says so', () => {
  const strict = set({ abstentionParticipates: false })
  expect(participationSentence(regimeFor('courtyardOrdinary', strict, DUJIANGYAN, MONTHS_LATER), weight)).toContain(
    '弃权',
  )
})

test('square metres have two decimals or none', () => {
  expect([10_262, 10_200, 5, 0].map(squareMetres)).toEqual(['102.62', '102', '0.05', '0'])
})
