import { regionCodeOf } from '../../../../cloudfunctions/shared/regionCodes'

const codeOf = (city: string) => regionCodeOf({ path: [city, '灌口街道', '南桥社区'] })

test.each([
  ['都江堰市', '510181'],
  ['都江堰', '510181'],
  ['成都市都江堰市', '510181'],
  ['四川省成都市 都江堰市', '510181'],
  ['成都', '510100'],
  ['成都市高新区', '510100'],
  ['锦江区', '510104'],
  ['绵阳市', '510700'],
  ['四川省某县', '510000'],
])('%s lies at %s', (city, code) => {
  expect(codeOf(city)).toBe(code)
})

test.each(['杭州市', '重庆市', '', '市', '__proto__', 'constructor'])('%s isn’t known', (city) => {
  expect(codeOf(city)).toBeNull()
})
