import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { legalWarnings } from '../../../../../../cloudfunctions/courtyard/domain/rules/legalWarnings'
import { splitArticles } from '../../../../../../cloudfunctions/courtyard/domain/rules/splitArticles'

const warn = (text: string) => legalWarnings(splitArticles(text).articles).map(({ article, word }) => [article, word])

test('words that only a law may use are found with their article', () => {
  expect(warn('一、乱扔垃圾的罚款五十元\n二、欠费的停水停电\n三、屡教不改的曝光')).toEqual([
    [1, '罚款'],
    [2, '停水'],
    [2, '停电'],
    [3, '曝光'],
  ])
})

test('a rule that forbids the same thing is not warned of', () => {
  expect(warn('一、院管委会不得罚款,也不停水')).toEqual([])
  expect(warn('一、平时不罚款。屡教不改的罚款')).toEqual([[1, '罚款']])
})

test('the sample rules have nothing to warn of', () => {
  const sample = readFileSync(join(__dirname, '../../../../../fixtures/samples/rules-rural.md'), 'utf8')
  expect(warn(sample)).toEqual([])
})

test('each reason says why and what to write instead', () => {
  const all = legalWarnings([
    { number: 1, title: '', text: '罚款没收扣押拘留搜查停水停电断水断电驱逐强制开除剥夺株连示众曝光后果自负私了' },
  ])
  expect(all.length).toBeGreaterThanOrEqual(18)
  for (const { reason } of all) expect(reason).toMatch(/。.*改成|改成/)
})
