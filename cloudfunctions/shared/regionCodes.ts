import type { CourtyardDocument } from './documents'

/**
 * 区划代码 (GB/T 2260) of the places whose own rules are in votes/domain/regionalRules.ts: Sichuan's cities, and Chengdu's
 * districts, cities and counties. A code begins with the code of the place above it (51 四川, 5101 成都).
 */
const codes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    成都市: '510100',
    锦江区: '510104',
    青羊区: '510105',
    金牛区: '510106',
    武侯区: '510107',
    成华区: '510108',
    龙泉驿区: '510112',
    青白江区: '510113',
    新都区: '510114',
    温江区: '510115',
    双流区: '510116',
    郫都区: '510117',
    新津区: '510118',
    金堂县: '510121',
    大邑县: '510129',
    蒲江县: '510131',
    都江堰市: '510181',
    彭州市: '510182',
    邛崃市: '510183',
    崇州市: '510184',
    简阳市: '510185',
    自贡市: '510300',
    攀枝花市: '510400',
    泸州市: '510500',
    德阳市: '510600',
    绵阳市: '510700',
    广元市: '510800',
    遂宁市: '510900',
    内江市: '511000',
    乐山市: '511100',
    南充市: '511300',
    眉山市: '511400',
    宜宾市: '511500',
    广安市: '511600',
    达州市: '511700',
    雅安市: '511800',
    巴中市: '511900',
    资阳市: '512000',
    阿坝藏族羌族自治州: '513200',
    阿坝州: '513200',
    甘孜藏族自治州: '513300',
    甘孜州: '513300',
    凉山彝族自治州: '513400',
    凉山州: '513400',
  }),
)
const SICHUAN = '510000'

/** As people type it: with 四川省 or 成都市 before it, or without the last word. */
function codeOfName(name: string): string | null {
  const exact = codes.get(name)
  if (exact !== undefined) return exact
  for (const [full, code] of codes) if (full.length > 2 && full.slice(0, -1) === name) return code
  for (const [prefix, code] of [
    ['四川省', SICHUAN],
    ['成都市', '510100'],
  ] as const) {
    if (name.startsWith(prefix)) return codeOfName(name.slice(prefix.length)) ?? code
  }
  return null
}

/**
 * The 区划代码 of the courtyard's city or county, or null where it isn't known. The one place that tells it: a courtyard only has
 * names of the levels above it.
 */
export function regionCodeOf({ path }: Pick<CourtyardDocument, 'path'>): string | null {
  return codeOfName(path[0].replace(/\s/g, ''))
}
