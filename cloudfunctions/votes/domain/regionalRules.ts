/** What a place's law says, with the number of the article it stands in. */
interface Ruled<T> {
  readonly value: T
  readonly article: number
}

/** What a place's law says on votes of owners, beyond the national one. */
interface PlaceRules {
  /** What the place's 区划代码 begins with: 51 四川, 5101 成都 (its districts, 都江堰 510181 and the other cities included). */
  readonly prefix: string
  /** Name of the text whose articles are named. */
  readonly law: string
  /** Where the thresholds stand. */
  readonly thresholds: number
  /** Days the matter is posted before the vote. */
  readonly noticeDays?: Ruled<number>
  /** Where it has to be posted. */
  readonly posted?: Ruled<string>
  /** Who signed for a paper ballot or logged in takes part; who then says nothing abstains. */
  readonly silenceAbstains?: Ruled<true>
  /** Days the result is posted, at least. */
  readonly postingDays?: Ruled<number>
}

const places: readonly PlaceRules[] = [
  {
    // 四川省物业管理条例, in force since 2022-05-01
    prefix: '51',
    law: '四川省物业管理条例',
    thresholds: 20,
    silenceAbstains: { value: true, article: 31 },
    postingDays: { value: 30, article: 37 },
  },
  {
    // 成都市物业管理条例, in force since 2024-10-01
    prefix: '5101',
    law: '成都市物业管理条例',
    thresholds: 24,
    noticeDays: { value: 15, article: 23 },
    posted: { value: '小区里显眼的地方和网上', article: 23 },
    postingDays: { value: 30, article: 32 },
  },
]

export interface OwnersRules {
  /** 0 where no law of the place names any. */
  readonly noticeDaysMin: number
  readonly postingDaysMin: number
  readonly silenceAbstains: boolean
  /** “公告要在小区里显眼的地方和网上都贴出来（成都市物业管理条例第二十三条）”, or empty. */
  readonly posted: string
  /** The place's texts with the articles that were used, to stand behind the national ones. */
  readonly sources: readonly string[]
}

const digits = '零一二三四五六七八九'

/** 23 → 第二十三条 */
function sayArticle(article: number): string {
  const [tens, ones] = [Math.floor(article / 10), article % 10]
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits.charAt(tens)}十`
  return `第${ten}${ones === 0 ? '' : digits.charAt(ones)}条`
}

function articlesOf({ thresholds, noticeDays, silenceAbstains, posted, postingDays }: PlaceRules): string {
  const others = [noticeDays, posted, silenceAbstains, postingDays].flatMap((rule) => (rule ? [rule.article] : []))
  return [...new Set([thresholds, ...others])]
    .sort((a, b) => a - b)
    .map(sayArticle)
    .join('、')
}

/** The law of the place and of the places above it; where two name a number, the longer period. Null = place not known. */
export function ownersRulesOf(regionCode: string | null): OwnersRules {
  const apply = places.filter(({ prefix }) => regionCode?.startsWith(prefix))
  const most = (of: (place: PlaceRules) => number | undefined) => Math.max(0, ...apply.map((place) => of(place) ?? 0))
  return {
    noticeDaysMin: most(({ noticeDays }) => noticeDays?.value),
    postingDaysMin: most(({ postingDays }) => postingDays?.value),
    silenceAbstains: apply.some(({ silenceAbstains }) => silenceAbstains?.value),
    posted: apply
      .map(({ law, posted }) => (posted ? `公告要贴在${posted.value}（${law}${sayArticle(posted.article)}）` : ''))
      .join(''),
    sources: apply.map((place) => `${place.law}${articlesOf(place)}`),
  }
}
