import type { CourtyardDocument, Regime, Threshold } from '../../shared/documents'
import { DAY_MS, endOfDays, endOfLawDays } from '../../shared/dates'
import { ownersRulesOf } from './regionalRules'

export type RegimeKey = Regime['key']
type RegimeRule = Pick<Regime, 'key' | 'name' | 'source' | 'participation' | 'passing'> & {
  /** Null = the courtyard's own setting. */
  readonly noticeDays: number | null
  readonly suits: readonly CourtyardDocument['kind'][]
  /** Counts what the law lets owners decide together, as the law counts it: here only ever a poll. */
  readonly ofOwners: boolean
}

/** Stands with every number that no law names. */
const OWN = '本院落约定，非法律规定'

const atLeast = (share: number, shareOf: number, counts: Threshold['counts']): Threshold => ({
  counts,
  share,
  shareOf,
  strict: false,
})
const moreThan = (share: number, shareOf: number, counts: Threshold['counts']): Threshold => ({
  counts,
  share,
  shareOf,
  strict: true,
})

/** 民法典 278: two thirds of area and of heads take part; an ordinary matter passes with more than half of both of them. */
const ownersParticipation = [atLeast(2, 3, 'heads'), atLeast(2, 3, 'area')]

const rules: readonly RegimeRule[] = [
  {
    key: 'courtyardOrdinary',
    name: '院落约定(普通事项)',
    source: `${OWN}；办法参照村民委员会组织法第三十二条`,
    noticeDays: null,
    participation: [atLeast(2, 3, 'households')],
    passing: [moreThan(1, 2, 'households')],
    suits: ['rural', 'estate'],
    ofOwners: false,
  },
  {
    key: 'ownersOrdinary',
    name: '业主共同决定(一般事项)',
    source: '民法典第二百七十八条，物业管理条例第十四条',
    noticeDays: 15,
    participation: ownersParticipation,
    passing: [moreThan(1, 2, 'heads'), moreThan(1, 2, 'area')],
    suits: ['estate'],
    ofOwners: true,
  },
  {
    key: 'ownersSpecial',
    name: '业主共同决定(重大事项)',
    source: '民法典第二百七十八条第二款，物业管理条例第十四条',
    noticeDays: 15,
    participation: ownersParticipation,
    passing: [atLeast(3, 4, 'heads'), atLeast(3, 4, 'area')],
    suits: ['estate'],
    ofOwners: true,
  },
]
export const regimeKeys: readonly RegimeKey[] = rules.map(({ key }) => key)

type Courtyard = Pick<CourtyardDocument, 'kind' | 'settings' | 'createdAt' | 'rollChangedAt'>

/** A courtyard's own notice is no shorter, so that whoever is away hears of it; where the roll has stood for a month three days do. */
const NOTICE_DAYS_MIN = 5
const NOTICE_DAYS_MIN_STANDING = 3
const POSTING_DAYS_MIN = 3
const STANDING_MS = 30 * DAY_MS

function ruleOf(key: RegimeKey): RegimeRule {
  const found = rules.find((rule) => rule.key === key)
  if (!found) throw new Error(`no regime ${key}`)
  return found
}

/** Whether a courtyard of this kind may vote by it: owners' regimes need owners with areas. */
export const regimeSuits = (key: RegimeKey, { kind }: Pick<Courtyard, 'kind'>) => ruleOf(key).suits.includes(kind)

export const isOwnersRegime = (key: RegimeKey) => ruleOf(key).ofOwners

/**
 * The regime as it would be frozen into a motion of this courtyard now. Of owners' regimes the place's law sets what it names;
 * the courtyard's settings may only be longer.
 */
export function regimeFor(key: RegimeKey, courtyard: Courtyard, regionCode: string | null, now: number): Regime {
  const { settings } = courtyard
  const { name, source, noticeDays, participation, passing, ofOwners } = ruleOf(key)
  const { abstentionParticipates, ballotChangeable } = settings
  const postingDays = Math.max(settings.postingDays, POSTING_DAYS_MIN)
  const ownNotice = Math.max(settings.noticeDays, noticeDaysMin(courtyard, now))
  const frozen = { key, name, participation, passing, ballotChangeable }
  if (!ofOwners) {
    return { ...frozen, source, noticeDays: noticeDays ?? ownNotice, abstentionParticipates, postingDays }
  }
  const place = ownersRulesOf(regionCode)
  const own = [
    ...(postingDays > place.postingDaysMin ? ['公示天数'] : []),
    ...(place.silenceAbstains ? [] : ['弃权算不算参加']),
    '投了能不能改',
  ]
  return {
    ...frozen,
    source: `${[source, ...place.sources].join('，')}；${own.join('、')}：${OWN}`,
    noticeDays: Math.max(noticeDays ?? ownNotice, place.noticeDaysMin),
    abstentionParticipates: place.silenceAbstains || abstentionParticipates,
    postingDays: Math.max(postingDays, place.postingDaysMin),
  }
}

const noticeDaysMin = ({ createdAt, rollChangedAt = createdAt }: Courtyard, now: number): number =>
  rollChangedAt <= now - STANDING_MS ? NOTICE_DAYS_MIN_STANDING : NOTICE_DAYS_MIN

/**
 * The end of a regime's notice or posting. Where law sets the days, Saturday and Sunday move the end too: 民法通则 154③ had
 * “星期日或者其他法定休假日”, 民法典 203 has 法定休假日 without saying whether they are in it, and longer is never too short.
 */
export const endOfRegimeDays = (
  key: RegimeKey,
  start: number,
  days: number,
  extraHolidays: readonly string[],
): number => (isOwnersRegime(key) ? endOfLawDays : endOfDays)(start, days, extraHolidays)
