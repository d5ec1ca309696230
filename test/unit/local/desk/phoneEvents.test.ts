import { readPhoneEvent } from '../../../../local/desk/page/phones/phoneEvents'

const event = (kind: string, facts: object = {}) => readPhoneEvent({ type: 'phone:event', kind, ...facts })

test('messages of others, and those the desk takes no notice of, mean nothing', () => {
  for (const data of [null, 'hello', {}, { type: 'webpackOk' }, { kind: 'ready' }])
    expect(readPhoneEvent(data)).toBeNull()
  expect(event('navigated', { page: 'a' })).toBeNull()
})

test('a forwarded page comes with its picture when it has one', () => {
  const share = { title: '来看看', path: '/pages/home/home?id=1' }
  expect(event('share', share)).toEqual({ kind: 'share', share: { ...share, imageUrl: null } })
  const imageUrl = 'http://localhost:8080/phone/poster.png'
  expect(event('share', { ...share, imageUrl })).toEqual({ kind: 'share', share: { ...share, imageUrl } })
  expect(event('share', { title: '来看看' })).toBeNull()
})

test('an address that is no picture is none', () => {
  const share = { title: '来看看', path: '/a', imageUrl: 'javascript:alert(1)' }
  expect(event('share', share)).toMatchObject({ share: { imageUrl: null } })
})

test('warnings come as hints', () => {
  expect(event('unsupported', { what: 'wx.x', page: 'a' })).toMatchObject({ kind: 'hints', hints: [{ title: 'wx.x' }] })
})
