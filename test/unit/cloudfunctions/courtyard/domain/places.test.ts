import fc from 'fast-check'
import { courtyardKey } from '../../../../../cloudfunctions/courtyard/domain/places/courtyardName'
import { findCity } from '../../../../../cloudfunctions/courtyard/domain/places/cities'
import { foldName, meanings, readPlaceName } from '../../../../../cloudfunctions/courtyard/domain/places/placeName'

const above = ['四川省', '成都市', '都江堰市']
const townKey = (typed: string) => readPlaceName('town', typed, above).key
const communityKey = (typed: string) => readPlaceName('community', typed, [...above, '灌口街道']).key

describe('one town, however it is written', () => {
  test.each([
    ['灌口街道', '灌口街道'],
    ['灌口街道办事处', '灌口街道'],
    ['灌口街道办', '灌口街道'],
    ['灌口街办', '灌口街道'],
    ['灌口 街道', '灌口街道'],
    ['灌口\u200b街道\u2060', '灌口街道'],
    ['都江堰市灌口街道', '灌口街道'],
    ['四川省成都市都江堰市灌口街道办事处', '灌口街道'],
    ['石羊镇', '石羊镇'],
    ['石羊镇人民政府', '石羊镇'],
    ['石羊镇政府', '石羊镇'],
    ['“石羊镇”', '石羊镇'],
    ['虹口乡人民政府', '虹口乡'],
    ['经开区管理区', '经开区管理区'],
  ])('%s', (typed, key) => {
    expect(readPlaceName('town', typed, above)).toMatchObject({ key, full: true })
  })

  test('a street and a town of one stem are two, and a stem alone says neither', () => {
    expect(townKey('灌口镇')).not.toBe(townKey('灌口街道'))
    expect(readPlaceName('town', '灌口', above).full).toBe(false)
    expect(readPlaceName('town', '街道', above).full).toBe(false)
    expect(meanings('town', '灌口')).toContain('灌口街道')
  })
})

describe('one community, however it is written', () => {
  test.each([
    ['南桥社区', '南桥社区'],
    ['南桥社区居委会', '南桥社区'],
    ['南桥社区居民委员会', '南桥社区'],
    ['南桥居委会', '南桥社区'],
    ['南桥社区居委', '南桥社区'],
    ['南桥社区党群服务中心', '南桥社区'],
    ['南桥社区（居委会）', '南桥社区'],
    ['灌口街道南桥社区', '南桥社区'],
    ['灌口街道办事处南桥社区', '南桥社区'],
    ['都江堰市灌口街道南桥社区居民委员会', '南桥社区'],
    ['\u5357\u6865\u793e\u533a\u3000', '南桥社区'],
    ['柳河村', '柳河村'],
    ['柳河村村民委员会', '柳河村'],
    ['柳河村民委员会', '柳河村'],
    ['柳河村村委会', '柳河村'],
    ['柳河村委会', '柳河村'],
    ['柳河村委', '柳河村'],
    ['大村村委会', '大村'],
    ['五·一村', '五一村'],
    ['Ａ区社区', 'A区社区'],
  ])('%s', (typed, key) => {
    expect(readPlaceName('community', typed, [...above, '灌口街道'])).toMatchObject({ key, full: true })
  })

  test('a community and a village of one stem are two; other characters are other places', () => {
    expect(communityKey('南桥村')).not.toBe(communityKey('南桥社区'))
    expect(communityKey('南橋社区')).not.toBe(communityKey('南桥社区'))
    expect(readPlaceName('community', '南桥', above).full).toBe(false)
    expect(readPlaceName('community', '社区', above).full).toBe(false)
    expect(meanings('community', '南桥')).toEqual(expect.arrayContaining(['南桥社区', '南桥村']))
  })

  test('what is stored is what was typed, unless it named who works there', () => {
    expect(readPlaceName('community', ' 五·一村 ', above).name).toBe('五·一村')
    expect(readPlaceName('community', '南桥社区居委会', above).name).toBe('南桥社区')
  })
})

describe('namesakes among courtyards', () => {
  const names = ['四川省', '成都市', '都江堰市', '灌口街道', '南桥社区']
  const key = (name: string) => courtyardKey(name, names)
  test.each([
    '锦绣花园',
    '锦绣花园 ',
    '锦绣花园小区',
    '锦绣花园院落',
    '锦绣\u200d花园',
    '锦绣·花园',
    '【锦绣花园】',
    '锦绣花园。',
    '南桥社区锦绣花园',
    '都江堰市灌口街道锦绣花园小区',
  ])('%s is 锦绣花园', (name) => expect(key(name)).toBe(key('锦绣花园')))

  test('letters of other scripts and other widths look the same and are the same', () => {
    expect(key('\u0410座花园')).toBe(key('A座花园'))
    expect(key('Ａ座花园')).toBe(key('a座花园'))
  })

  test.each(['锦绣花园一期', '锦绣花园二期', '锦绣家园', '锦秀花园', '2锦绣花园'])('%s is another', (name) =>
    expect(key(name)).not.toBe(key('锦绣花园')),
  )

  test('a name that is nothing else stays', () => {
    expect(key('小区')).toBe('小区')
    expect(key('南桥社区')).toBe('南桥社区')
    expect(key('老院坝')).toBe('老院坝')
  })
})

describe('folding', () => {
  const parts = [
    '南',
    '桥',
    '村',
    '社区',
    '居',
    '委会',
    '民委员会',
    '街',
    '道',
    '办',
    '办事处',
    '镇',
    '小区',
    '院落',
    '院坝',
  ]
  const noise = [
    ' ',
    '\u200b',
    '\u3000',
    '·',
    '。',
    'Ａ',
    'a',
    '\u0410',
    '都江堰市',
    '人民政府',
    '党群服务中心',
    '\u0301',
  ]
  const text = fc.array(fc.constantFrom(...parts, ...noise), { maxLength: 10 }).map((all) => all.join(''))
  const anyText = fc.oneof(text, fc.string({ unit: 'binary' }))

  test('folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        expect(foldName(foldName(typed))).toBe(foldName(typed))
        for (const level of ['town', 'community'] as const) {
          const { key, full } = readPlaceName(level, typed, above)
          expect(readPlaceName(level, key, above)).toMatchObject({ key, full })
        }
        expect(courtyardKey(courtyardKey(typed, above), above)).toBe(courtyardKey(typed, above))
      }),
      { numRuns: 2000 },
    )
  })

  test('what nobody sees makes no other place, whatever it stands between', () => {
    const unseen = fc.constantFrom('\u200b', '\u2060', '\u00ad', ' ', '\u3000', '\ufeff', '\u061c')
    fc.assert(
      fc.property(text, unseen, fc.nat(), (typed, sign, at) => {
        const place = at % (typed.length + 1)
        const spoilt = typed.slice(0, place) + sign + typed.slice(place)
        expect(communityKey(spoilt)).toBe(communityKey(typed))
        expect(townKey(spoilt)).toBe(townKey(typed))
      }),
    )
  })
})

describe('cities by their code', () => {
  test('the table’s name stands, whatever was sent with the code', () => {
    expect(findCity('510181', '假的市')).toEqual({
      ...{ code: '510181', name: '都江堰市', known: true },
      above: ['四川省', '成都市'],
    })
  })

  test('without a code a name that only one bears will do', () => {
    expect(findCity(null, '都江堰市')?.code).toBe('510181')
    expect(findCity(null, ' 都江堰\u200b市')?.code).toBe('510181')
    expect(findCity(null, '鼓楼区')).toBeNull()
    expect(findCity(null, '没有市')).toBeNull()
  })

  test('a code that the table hasn’t is believed in a prefecture it has, but makes no second city of one name', () => {
    expect(findCity('510199', '新设区')).toMatchObject({ code: '510199', name: '新设区', known: false })
    expect(findCity('510199', '都江堰市')).toMatchObject({ code: '510181', known: true })
    expect(findCity('510199', '成都市')).toBeNull()
    expect(findCity('510199', '灌口街道')).toBeNull()
    expect(findCity('999999', '都江堰市')).toBeNull()
    expect(findCity('510100', '成都市')).toBeNull()
  })

  test('a prefecture without districts is its own city, whichever town was picked', () => {
    expect(findCity('441901', '中堂镇')).toMatchObject({ code: '441900', name: '东莞市' })
    expect(findCity('441900', '东莞市')).toMatchObject({ code: '441900', name: '东莞市' })
  })
})
