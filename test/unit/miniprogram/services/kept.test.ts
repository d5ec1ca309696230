import { forgetSeen, keepSeen, readSeen } from '../../../../miniprogram/services/lastSeen'
import { open } from '../../../../miniprogram/services/open'
import { keepCourtyardId } from '../../../../miniprogram/services/place'
import { keepTextSize, readTextSize, rootFontSize } from '../../../../miniprogram/services/textSize'
import { standInWeChat } from '../wechat'

const world = standInWeChat()
beforeEach(() => world.storage.clear())

test('letters begin as large as WeChat has them, and stay as chosen here', () => {
  world.fontSizeSetting = 17
  expect(rootFontSize()).toBe('16px')
  world.fontSizeSetting = 19
  expect(rootFontSize()).toBe('20px')
  world.fontSizeSetting = 24.5
  expect(rootFontSize()).toBe('25.6px')
  keepTextSize('normal')
  expect(readTextSize()).toBe('normal')
})

test('a screen is remembered for its courtyard only', () => {
  keepCourtyardId('one')
  keepSeen('home', { answer: 1 }, 5)
  expect(readSeen('home')).toEqual({ at: 5, answer: { answer: 1 } })
  keepCourtyardId('two')
  expect(readSeen('home')).toBeUndefined()
})

test('forty screens are kept, those seen longest ago go', () => {
  for (let i = 0; i < 45; i++) keepSeen(`motion/${i}`, i, i)
  expect(readSeen('motion/4')).toBeUndefined()
  expect(readSeen('motion/5')).toEqual({ at: 5, answer: 5 })
  expect([...world.storage.keys()].filter((key) => key.startsWith('seen:'))).toHaveLength(40)
})

test('who leaves leaves nothing', () => {
  keepSeen('home', {}, 1)
  forgetSeen()
  expect([...world.storage.keys()]).toEqual([])
})

test('two taps open one page', async () => {
  open('/a')
  open('/a')
  expect(world.visited).toEqual(['/a'])
  await Promise.resolve()
  open('/b')
  expect(world.visited).toEqual(['/a', '/b'])
})
