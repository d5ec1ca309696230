import { areaList } from '@vant/area-data'

/** A province, a city or a district: its name and its six digits in the national statistics. */
export interface Region {
  code: string
  name: string
}

const { province_list: provinces, city_list: cities, county_list: districts } = areaList
const listOf = (list: Record<string, string>, prefix: string): Region[] =>
  Object.entries(list).flatMap(([code, name]) => (code.startsWith(prefix) ? [{ code, name }] : []))

/** What a region is divided into: nothing given, the provinces; of a province its cities, of a city its districts. */
export function regionsIn(region?: Region): Region[] {
  if (!region) return listOf(provinces, '')
  return region.code.endsWith('0000')
    ? listOf(cities, region.code.slice(0, 2))
    : listOf(districts, region.code.slice(0, 4))
}
