import type { Matter, MatterKey, Regime } from '../../shared/documents'

type OwnersRegimeKey = Exclude<Regime['key'], 'courtyardOrdinary'>

interface OwnersMatter {
  readonly key: Exclude<MatterKey, 'none'>
  /** In plain words, to answer “这是哪一件事？”. */
  readonly name: string
  /** What counts it: the three of 民法典 278② by three quarters, the others by half. */
  readonly regimeKey: OwnersRegimeKey
  /** Its items, by what the place's 区划代码 begins with; '' = the whole country. A matter exists only where one applies. */
  readonly sources: readonly { readonly prefix: string; readonly item: string }[]
  /** Words in a title that say it is this matter, whatever the form was told; each tried on Han characters, letters and digits alone. */
  readonly titles: readonly RegExp[]
}

const national = (item: string) => ({ prefix: '', item: `民法典第二百七十八条第一款第${item}项` })
const sichuan = (item: string) => ({ prefix: '51', item: `四川省物业管理条例第十九条第一款第${item}项` })
const chengdu = (item: string) => ({ prefix: '5101', item: `成都市物业管理条例第二十三条第一款第${item}项` })
/** Items one to eight are the same in all three texts. */
const everywhere = (item: string) => [national(item), sichuan(item), chengdu(item)]

/**
 * What owners decide together, by paper or the government's e-voting under the town's guidance: no courtyard may decide it in
 * their place. In the order of the texts: 民法典 278, 四川省物业管理条例 19, 成都市物业管理条例 23.
 */
export const ownersMatters: readonly OwnersMatter[] = [
  {
    key: 'assemblyRules',
    name: '定或者改业主大会议事规则',
    regimeKey: 'ownersOrdinary',
    sources: everywhere('一'),
    titles: [/业主大会.{0,80}(议事|规则|章程)/, /业主大?会?议事规[则則]/],
  },
  {
    key: 'covenant',
    name: '定或者改管理规约',
    regimeKey: 'ownersOrdinary',
    sources: everywhere('二'),
    titles: [/管理[规規][约約]/, /业主(管理)?[规公規][约約]/, /(物业|小区)(管理|使用)?公约/],
  },
  {
    key: 'ownersCommittee',
    name: '选业委会，或者换业委会的人',
    regimeKey: 'ownersOrdinary',
    sources: everywhere('三'),
    titles: [
      /(业主委员会|业委会).{0,80}(选举|换届|改选|罢免|更换|增补|候选|当选)/,
      /(选举|换届|改选|罢免|更换|增补|选).{0,80}(业主委员会|业委会)/,
    ],
  },
  {
    key: 'manager',
    name: '请哪家物业，或者不再请',
    regimeKey: 'ownersOrdinary',
    sources: everywhere('四'),
    titles: [
      /(选聘|解聘|续聘|聘请|聘用|更换|解除|换掉|炒掉).{0,80}物业(?!费)/,
      /换物业/,
      /物业.{0,80}(选聘|解聘|续聘|更换|合同(续签|续订|解除|到期))/,
    ],
  },
  {
    key: 'fundRaising',
    name: '筹集维修资金',
    regimeKey: 'ownersSpecial',
    sources: everywhere('六'),
    titles: [
      /(筹集|续交|续缴|补交|补缴|交存|缴存|归集|收取).{0,80}(维修|专项)[资基]金/,
      /(维修|专项)[资基]金.{0,80}(筹集|续交|续缴|补交|补缴|交存|缴存)/,
    ],
  },
  {
    key: 'fundUse',
    name: '用维修资金',
    regimeKey: 'ownersOrdinary',
    sources: everywhere('五'),
    titles: [/维修[资基]金/],
  },
  {
    key: 'rebuilding',
    name: '改建、重建房子或者设施',
    regimeKey: 'ownersSpecial',
    sources: everywhere('七'),
    titles: [/改建/, /重建/, /扩建/, /(加装|增设)电梯/],
  },
  {
    key: 'commonUse',
    name: '改公共部分的用途，或者拿公共部分经营',
    regimeKey: 'ownersSpecial',
    sources: everywhere('八'),
    titles: [
      /(共有|公共)(部分|部位|区域|场地).{0,80}(用途|经营|出租|改作)/,
      /电梯广告/,
      /停车(位)?(收费|出租|经营)/,
      /充电(桩|口|站|设施)/,
    ],
  },
  {
    key: 'identityDevices',
    name: '在公共地方装认脸、认指纹的门禁',
    regimeKey: 'ownersOrdinary',
    sources: [sichuan('九'), chengdu('九')],
    titles: [/人脸/, /刷脸/, /指纹/],
  },
  {
    key: 'zoning',
    name: '划分或者调整物业的范围',
    regimeKey: 'ownersOrdinary',
    sources: [sichuan('十'), chengdu('十')],
    titles: [/物业(服务|管理)?区域.{0,80}(划分|调整|拆分|合并)/, /(划分|调整|拆分|合并).{0,80}物业(服务|管理)?区域/],
  },
  {
    key: 'selfManagement',
    name: '不请物业，业主自己管',
    regimeKey: 'ownersOrdinary',
    sources: [sichuan('十一'), chengdu('十一')],
    titles: [/自行管理/, /业主自管/],
  },
  {
    key: 'feeChange',
    name: '调整物业费',
    regimeKey: 'ownersOrdinary',
    sources: [sichuan('十二'), chengdu('十二')],
    titles: [
      /物业(服务)?费.{0,80}(调整|上调|下调|涨|降|提高|标准)/,
      /(调整|上调|下调|涨|降低|提高).{0,80}物业(服务)?费/,
    ],
  },
  {
    key: 'ownersDelegates',
    name: '设业主代表大会',
    regimeKey: 'ownersOrdinary',
    sources: [sichuan('十三')],
    titles: [/业主代表大会/],
  },
  {
    key: 'otherCommon',
    name: '别的关系到大家共有部分的大事',
    regimeKey: 'ownersOrdinary',
    sources: [national('九'), sichuan('十四'), chengdu('十三')],
    titles: [/(业主委员会|业委会)(工作|议事)规则/, /业主共有资金/],
  },
]

const sourceOf = ({ sources }: OwnersMatter, regionCode: string | null): string =>
  sources
    .filter(({ prefix }) => prefix === '' || regionCode?.startsWith(prefix))
    .map(({ item }) => item)
    .join('，')

/** What the law of the place keeps for owners; where the place isn't known, what the national law does. */
export const mattersFor = (regionCode: string | null): readonly OwnersMatter[] =>
  ownersMatters.filter((matter) => sourceOf(matter, regionCode) !== '')

/** As it is frozen into a motion. Null: the law of the place knows no such matter. */
export function matterFor(key: MatterKey, regionCode: string | null): Matter | null {
  if (key === 'none') return { key, name: '', source: '' }
  const matter = ownersMatters.find((one) => one.key === key)
  const source = matter ? sourceOf(matter, regionCode) : ''
  return matter && source !== '' ? { key, name: matter.name, source } : null
}

/** What counts it; null = not an owners' matter. */
export const regimeOfMatter = (key: MatterKey): OwnersRegimeKey | null =>
  ownersMatters.find((one) => one.key === key)?.regimeKey ?? null

/** A text that calls itself one of these is one, under any title. */
const selfNames: readonly (readonly [RegExp, Exclude<MatterKey, 'none'>])[] = [
  [/本(管理[规規][约約]|业主公约)/, 'covenant'],
  [/本业主大会议事规[则則]/, 'assemblyRules'],
]

/** 管 理·规约 reads like 管理规约: blanks, signs and what isn't seen don't hide a word. */
const plain = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')

interface Words {
  readonly titles: readonly string[]
  /** Of the articles. */
  readonly texts: readonly string[]
}

/**
 * The owners' matter that the words say it is, whatever it was announced as; null if none. Where the place has no such matter of
 * its own it is one of the national law's others (278①(九)).
 */
export function matterNamedBy({ titles, texts }: Words, regionCode: string | null): Matter | null {
  const has = (words: readonly string[], pattern: RegExp) => words.some((word) => pattern.test(plain(word)))
  const key =
    ownersMatters.find((matter) => matter.titles.some((pattern) => has(titles, pattern)))?.key ??
    selfNames.find(([pattern]) => has(texts, pattern))?.[1]
  return key ? (matterFor(key, regionCode) ?? matterFor('otherCommon', regionCode)) : null
}
