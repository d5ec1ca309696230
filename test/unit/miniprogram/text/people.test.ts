import { givenName, placeLine } from '../../../../miniprogram/text/people'
import { isChoice, ballotOptions, nameOfChoice } from '../../../../miniprogram/text/ballot'
import { newsTagOf, newsUrl } from '../../../../miniprogram/text/news'

test('neighbours call each other by the given name', () => {
  expect(givenName('刘秀英')).toBe('秀英')
  expect(givenName('欧阳建国')).toBe('建国')
  expect(givenName('刘英')).toBe('刘英')
  expect(givenName('Anna')).toBe('Anna')
})
test('a place without its village is only its name', () => {
  expect(placeLine({ community: '南桥村', name: '南桥院坝' })).toBe('南桥村 · 南桥院坝')
  expect(placeLine({ community: '', name: '南桥院坝' })).toBe('南桥院坝')
})

test('a ballot has three options in fixed order', () => {
  expect(ballotOptions.map(({ name }) => name)).toEqual(['同意', '反对', '弃权'])
  expect(nameOfChoice('abstain')).toBe('弃权')
  expect(isChoice('maybe')).toBe(false)
})

test('news leads to what it is about; what only a newer server knows is a notice', () => {
  expect(newsUrl({ kind: 'ruleInForce', subjectId: 'v' })).toBe('/packages/rules/version/version?id=v')
  expect(newsUrl({ kind: 'resultPosted', subjectId: 'm' })).toBe('/packages/votes/result/result?id=m')
  expect(newsUrl({ kind: 'motionOpened', subjectId: 'm' })).toBe('/packages/votes/motion/motion?id=m')
  expect(newsTagOf('somethingNew')).toEqual({ text: '通知', tone: 'slate' })
})
