import type { CourtyardDocument, Regime, Threshold } from '../../shared/documents'

export type RegimeKey = Regime['key']
type RegimeRule = Pick<Regime, 'key' | 'name' | 'source' | 'participation' | 'passing'> & {
  /** Null = the courtyard's own setting. */
  readonly noticeDays: number | null
  readonly suits: readonly CourtyardDocument['kind'][]
}

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
    source: '院落自己的约定,参照村民委员会组织法第三十二条的办法',
    noticeDays: null,
    participation: [atLeast(2, 3, 'households')],
    passing: [moreThan(1, 2, 'households')],
    suits: ['rural', 'estate'],
  },
  {
    key: 'ownersOrdinary',
    name: '业主共同决定(一般事项)',
    source: '民法典第二百七十八条,物业管理条例第十四条',
    noticeDays: 15,
    participation: ownersParticipation,
    passing: [moreThan(1, 2, 'heads'), moreThan(1, 2, 'area')],
    suits: ['estate'],
  },
  {
    key: 'ownersSpecial',
    name: '业主共同决定(重大事项)',
    source: '民法典第二百七十八条第二款,物业管理条例第十四条',
    noticeDays: 15,
    participation: ownersParticipation,
    passing: [atLeast(3, 4, 'heads'), atLeast(3, 4, 'area')],
    suits: ['estate'],
  },
]
export const regimeKeys: readonly RegimeKey[] = rules.map(({ key }) => key)

type Courtyard = Pick<CourtyardDocument, 'kind' | 'settings'>

function ruleOf(key: RegimeKey): RegimeRule {
  const found = rules.find((rule) => rule.key === key)
  if (!found) throw new Error(`no regime ${key}`)
  return found
}

/** Whether a courtyard of this kind may vote by it: owners' regimes need owners with areas. */
export const regimeSuits = (key: RegimeKey, { kind }: Pick<Courtyard, 'kind'>) => ruleOf(key).suits.includes(kind)

/** The regime as it would be frozen into a motion of this courtyard now. */
export function regimeFor(key: RegimeKey, { settings }: Courtyard): Regime {
  const { name, source, noticeDays, participation, passing } = ruleOf(key)
  return {
    key,
    name,
    source,
    noticeDays: noticeDays ?? settings.noticeDays,
    participation,
    passing,
    abstentionParticipates: settings.abstentionParticipates,
    ballotChangeable: settings.ballotChangeable,
    postingDays: settings.postingDays,
  }
}
