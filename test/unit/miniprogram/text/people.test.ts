import { givenName, homeLine, placeLine } from '../../../../miniprogram/text/people'
import { isChoice, ballotOptions, nameOfChoice } from '../../../../miniprogram/text/ballot'

test('neighbours call each other by the given name', () => {
  expect(givenName('刘秀英')).toBe('秀英')
  expect(givenName('欧阳建国')).toBe('建国')
  expect(givenName('刘英')).toBe('刘英')
  expect(givenName('Anna')).toBe('Anna')
})
test('a place without its village is only its name', () => {
  expect(placeLine({ community: '南桥村', communityConfirmed: true, name: '南桥院坝' })).toBe('南桥村 · 南桥院坝')
  expect(placeLine({ community: '', communityConfirmed: false, name: '南桥院坝' })).toBe('南桥院坝')
  expect(placeLine({ community: '南桥村', communityConfirmed: false, name: '南桥院坝' })).toBe(
    '南桥村（待确认） · 南桥院坝',
  )
  expect(homeLine({ community: '南桥村', name: '南桥院坝' })).toBe('南桥村 · 南桥院坝')
})

test('a ballot has three options in fixed order', () => {
  expect(ballotOptions.map(({ name }) => name)).toEqual(['同意', '反对', '弃权'])
  expect(nameOfChoice('abstain')).toBe('弃权')
  expect(isChoice('maybe')).toBe(false)
})
