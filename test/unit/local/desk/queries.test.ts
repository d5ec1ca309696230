import type { Reason } from '../../../../local/desk/page/cloud/queries'
import { draftQuery } from '../../../../local/desk/page/inside/draftQuery'
import { parseFilter } from '../../../../local/desk/page/inside/parseFilter'
import {
  parseOrder,
  sayFields,
  sayFound,
  sayIndex,
  sayOrder,
  sayReason,
  sayVerdict,
} from '../../../../local/desk/page/inside/sayQuery'

const reason = (rule: string): Reason => ({ rule, documents: 1200, fields: ['shopId', 'soldAt'], text: 'in English' })

test('why a query is slow, and what would help, in words', () => {
  expect(sayReason(reason('noIndex'))).toBe(
    '没有合用的索引,1200 条都翻了一遍。给 shopId、soldAt 建一个索引,就不用翻了。',
  )
  expect(sayReason(reason('sortInMemory'))).toContain('索引里带上 shopId、soldAt')
  expect(sayReason(reason('skip'))).toContain('跳过了 1200 条')
})

test('a rule that the desk doesn’t know yet is told in the cloud’s own words', () => {
  expect(sayReason(reason('somethingNew'))).toBe('in English')
})

test('what was looked at against what was returned, by which index, in which order', () => {
  expect(sayFound({ keysExamined: 3, documentsExamined: 1200, returned: 3 })).toBe('翻了 1200 条,给了 3 条')
  expect(['byShop', '_id_', null].map(sayIndex)).toEqual(['用了索引 byShop', '按编号直接找', '没有用上索引'])
  expect(sayOrder('memory')).toBe('全取出来再排顺序')
  expect(sayOrder('none')).toBe('')
  expect(sayVerdict({ level: 'grows', reasons: [] })).toBe('数据多了会变慢')
})

test('an order is typed as fields, downwards with a minus', () => {
  const order = parseOrder(' -soldAt, name ')
  expect(order).toEqual([
    ['soldAt', -1],
    ['name', 1],
  ])
  expect(sayFields(order)).toBe('-soldAt, name')
  expect(parseOrder('')).toEqual([])
})

test('a filter is a JSON object or nothing', () => {
  expect(parseFilter('')).toEqual({})
  expect(parseFilter('{"state":"open"}')).toEqual({ state: 'open' })
  for (const text of ['[]', '1', 'null', '{state:1}']) expect(parseFilter(text)).toBeNull()
})

describe('a query to try is made of a shape and a document', () => {
  const sample = { _id: 'a', shopId: 's1', soldAt: { $date: 5 }, buyer: { name: '安娜' }, tags: ['x'] }

  test('with the values of the document, and in the shape’s order', () => {
    expect(draftQuery('{ shopId: $eq, soldAt: $gte $lt } sort { soldAt: -1, _id: 1 }', sample)).toEqual({
      where: { shopId: 's1', soldAt: { $gte: { $date: 5 } } },
      order: [
        ['soldAt', -1],
        ['_id', 1],
      ],
    })
  })

  test('also of parts of it, and of lists', () => {
    expect(draftQuery('{ buyer.name: $eq, shopId: $in }', sample)).toEqual({
      where: { 'buyer.name': '安娜', shopId: { $in: ['s1'] } },
      order: [],
    })
  })

  test('what one document can’t stand for is left out', () => {
    expect(draftQuery('{ shopId: $eq, name: $regex, gone: $eq }', sample)).toEqual({
      where: { shopId: 's1' },
      order: [],
    })
    expect(draftQuery('{} sort { soldAt: 1 }', sample)).toEqual({ where: {}, order: [['soldAt', 1]] })
    expect(draftQuery('no shape', sample)).toBeNull()
  })
})
