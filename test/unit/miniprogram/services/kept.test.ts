import { forgetSeen, keepSeen, readSeen } from '../../../../miniprogram/services/lastSeen'
import { open } from '../../../../miniprogram/services/open'
import { keepCourtyardId } from '../../../../miniprogram/services/place'
import { keepTextSize, readTextSize, rootFontSize } from '../../../../miniprogram/services/textSize'
import { forgetAllUnsaved, keepUnsaved, readUnsaved } from '../../../../miniprogram/services/unsaved'
import { standInWeChat } from '../wechat'

interface Typed {
  text: string
  revision: number
}
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

test('what is typed in one courtyard never comes up in another', () => {
  keepCourtyardId('one')
  keepUnsaved('draft', { text: '甲院的话' })
  keepCourtyardId('two')
  expect(readUnsaved<Typed>('draft', ['text'])).toBeNull()
  keepUnsaved('draft', { text: '乙院的话' })
  keepCourtyardId('one')
  expect(readUnsaved<Typed>('draft', ['text'])).toEqual({ text: '甲院的话' })
})

test('who leaves a courtyard leaves nothing of what was typed there, and keeps what was typed elsewhere', () => {
  keepUnsaved('draft', { text: '还不知道是哪个院' })
  keepCourtyardId('one')
  keepUnsaved('draft', { text: '甲院的话' })
  keepCourtyardId('two')
  keepUnsaved('draft', { text: '乙院的话' })
  forgetAllUnsaved()
  expect(readUnsaved<Typed>('draft', ['text'])).toBeNull()
  keepCourtyardId('')
  expect(readUnsaved<Typed>('draft', ['text'])).toBeNull()
  keepCourtyardId('one')
  expect(readUnsaved<Typed>('draft', ['text'])).toEqual({ text: '甲院的话' })
})

test('what another version of the app has kept is not taken for what this one keeps', () => {
  keepUnsaved('draft', { text: '旧的' })
  expect(readUnsaved<Typed>('draft', ['text', 'revision'])).toBeNull()
})

test('two taps open one page', async () => {
  open('/a')
  open('/a')
  expect(world.visited).toEqual(['/a'])
  await Promise.resolve()
  open('/b')
  expect(world.visited).toEqual(['/a', '/b'])
})

test('a page that can’t be opened says so; ten pages deep it takes the place of the last', () => {
  const said: string[] = []
  const failing = (errMsg: string) => ({
    navigateTo: ({ fail, complete }: { fail: (failure: { errMsg: string }) => void; complete: () => void }) => {
      fail({ errMsg })
      complete()
    },
    showToast: ({ title }: { title: string }) => void said.push(title),
    redirectTo: ({ url }: { url: string }) => void said.push(url),
  })
  const { wx } = globalThis as unknown as { wx: object }
  const before = { ...wx }
  Object.assign(wx, failing('navigateTo:fail timeout'))
  open('/far')
  Object.assign(wx, failing('navigateTo:fail webview count limit exceed'))
  open('/eleventh')
  Object.assign(wx, before)
  expect(said).toEqual(['没打开。请看看网络,再点一次', '/eleventh'])
})
