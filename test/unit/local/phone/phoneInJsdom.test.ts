/// <reference lib="dom" />
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buildPhone } from '../../../../local/phone/build'
import { openJsdomPhone, type JsdomPhone } from '../../../support/jsdomPhone'

jest.setTimeout(60_000)

/** A mini-program as it is uploaded: two tabs with WeChat's own bar, and a subpackage. */
const APP: Record<string, string> = {
  'app.json': JSON.stringify({
    pages: ['pages/one/one', 'pages/two/two', 'pages/slides/slides'],
    subPackages: [
      { root: 'packages/far', name: 'far', pages: ['far/far'] },
      { root: 'packages/near', pages: ['near/near'] },
    ],
    tabBar: {
      list: [
        { pagePath: 'pages/one/one', text: '一' },
        { pagePath: 'pages/two/two', text: '二' },
      ],
    },
  }),
  'app.js': 'App({})',
  'packages/far/much.js': `module.exports = ${JSON.stringify('x'.repeat(20_000))}`,
}
for (const [path, text] of [
  ['pages/one/one', '第一页'],
  ['pages/two/two', '第二页'],
  ['packages/far/far/far', '远处'],
  ['packages/near/near/near', '近处'],
] as const) {
  APP[`${path}.json`] = '{}'
  APP[`${path}.wxml`] = `<view id="words" data-who="me" class="words">${text}</view>`
  APP[`${path}.js`] = 'Page({})'
}

APP['pages/slides/slides.json'] = '{}'
APP['pages/slides/slides.js'] = `Page({
  data: { at: 0, rests: 0, said: '', circular: true, many: 1, autoplay: false },
  onLoad(query) { this.setData({ circular: query.circular !== 'no', many: Number(query.many || 1), autoplay: query.autoplay === 'yes' }) },
  slid({ detail }) { this.setData({ said: this.data.said + detail.current + detail.currentItemId + detail.source + ' ' }) },
  onReady() { this.setData({ ready: '好了' }) },
  rested() { this.setData({ rests: this.data.rests + 1 }) },
  last() { this.setData({ at: 2 }) },
})`
APP['pages/slides/slides.wxml'] =
  `<swiper circular="{{circular}}" display-multiple-items="{{many}}" autoplay="{{autoplay}}" interval="20"
  duration="0" current="{{at}}" bind:change="slid" bind:animationfinish="rested"><swiper-item wx:for="{{4}}" wx:key="*this" item-id="s{{item}}">{{item}}</swiper-item></swiper>
<view>{{said}}</view><view>停{{rests}}</view><view>{{ready}}</view><view bind:tap="last">去第三张</view>`.replace(
    /\n\s*duration/,
    ' duration',
  )

let root: string
let phone: JsdomPhone | undefined
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'phone-in-jsdom-'))
  for (const [path, text] of Object.entries(APP)) {
    mkdirSync(dirname(join(root, 'app', path)), { recursive: true })
    writeFileSync(join(root, 'app', path), text)
  }
  await buildPhone({ app: join(root, 'app'), outDir: join(root, 'phone') })
})
afterEach(() => {
  phone?.close()
  phone = undefined
})
afterAll(() => rmSync(root, { recursive: true }))

async function open(path: string, address: Record<string, string> = {}): Promise<JsdomPhone> {
  phone = await openJsdomPhone({ dir: join(root, 'phone'), openid: 'o', path, address })
  return phone
}
const message = (error: { errMsg: string }) => error.errMsg

describe('a subpackage', () => {
  const cover = ({ document }: JsdomPhone) => document.querySelector('.phone-package')

  test('that is here opens at once', async () => {
    const { wx, pages } = await open('pages/one/one')
    void wx.navigateTo?.({ url: '/packages/far/far/far' })
    expect(pages()).toEqual(['pages/one/one', 'packages/far/far/far'])
  })

  test('comes over a slow network, with a page that says so in the meantime', async () => {
    const slow = await open('pages/one/one', { network: '3g' })
    const opened = slow.wx.navigateTo?.({ url: '/packages/far/far/far' })
    expect(cover(slow)?.getAttribute('aria-label')).toBe('正在打开')
    expect(slow.pages()).toEqual(['pages/one/one'])
    await opened
    expect(cover(slow)).toBeNull()
    expect(slow.text()).toBe('远处')
    // once here it stays
    await slow.wx.navigateBack?.()
    void slow.wx.navigateTo?.({ url: '/packages/far/far/far' })
    expect(slow.pages()).toHaveLength(2)
  })

  test('that doesn’t come leaves the page where it is', async () => {
    const { wx, pages, document } = await open('pages/one/one', { network: 'offline' })
    await expect(wx.navigateTo?.({ url: '/packages/far/far/far' }).catch(message)).resolves.toBe(
      'navigateTo:fail subpackage "packages/far" could not be loaded',
    )
    expect(pages()).toEqual(['pages/one/one'])
    expect(document.querySelector('.phone-package')).toBeNull()
  })
})

describe('WeChat’s own tab bar', () => {
  const bar = ({ document }: JsdomPhone) => {
    const shown = [...document.querySelectorAll<HTMLElement>('.phone-page')].find(({ hidden }) => !hidden)
    return shown?.querySelector<HTMLElement>('.phone-tabs') ?? null
  }
  const words = (page: JsdomPhone) =>
    [...(bar(page)?.querySelectorAll('.phone-tab') ?? [])].map((tab) => tab.textContent)

  test('has badges and red dots, on every page that shows it', async () => {
    const tabs = await open('pages/one/one')
    await tabs.wx.setTabBarBadge?.({ index: 1, text: '3' })
    await tabs.wx.showTabBarRedDot?.({ index: 0 })
    expect(words(tabs)).toEqual(['一', '二3'])
    expect(bar(tabs)?.querySelectorAll('.phone-tab-dot')).toHaveLength(1)
    await tabs.wx.switchTab?.({ url: '/pages/two/two' })
    expect(words(tabs)).toEqual(['一', '二3'])
    await tabs.wx.setTabBarBadge?.({ index: 1, text: '12345' })
    await tabs.wx.hideTabBarRedDot?.({ index: 0 })
    expect(words(tabs)).toEqual(['一', '二…'])
    await tabs.wx.removeTabBarBadge?.({ index: 1 })
    expect(words(tabs)).toEqual(['一', '二'])
    expect(bar(tabs)?.querySelectorAll('.phone-tab-dot')).toHaveLength(0)
  })

  test('takes other words and colours, and can be hidden', async () => {
    const tabs = await open('pages/one/one')
    await tabs.wx.setTabBarItem?.({ index: 1, text: '新的' })
    await tabs.wx.setTabBarStyle?.({ selectedColor: '#ff0000' })
    expect(words(tabs)).toEqual(['一', '新的'])
    expect(bar(tabs)?.querySelector<HTMLElement>('.phone-tab')?.style.color).toBe('rgb(255, 0, 0)')
    await tabs.wx.hideTabBar?.()
    expect(bar(tabs)?.hidden).toBe(true)
    await tabs.wx.showTabBar?.()
    expect(bar(tabs)?.hidden).toBe(false)
  })

  test('refuses a tab that isn’t there, and a page that is no tab', async () => {
    const { wx } = await open('pages/one/one')
    await expect(wx.setTabBarBadge?.({ index: 2, text: '1' }).catch(message)).resolves.toBe(
      'setTabBarBadge:fail tabbar item not found',
    )
    await wx.navigateTo?.({ url: '/packages/near/near/near' })
    await expect(wx.hideTabBar?.().catch(message)).resolves.toBe('hideTabBar:fail not TabBar page')
  })
})

test('the eleventh page is refused', async () => {
  const { wx, pages } = await open('pages/one/one')
  for (let depth = 1; depth < 10; depth++) await wx.navigateTo?.({ url: '/packages/near/near/near' })
  await expect(wx.navigateTo?.({ url: '/packages/near/near/near' }).catch(message)).resolves.toBe(
    'navigateTo:fail webview count limit exceed',
  )
  expect(pages()).toHaveLength(10)
})

describe('a swiper', () => {
  const slides = ({ document }: JsdomPhone) =>
    [...document.querySelectorAll<HTMLElement>('wx-swiper-item')].map(({ style }) => style.transform)

  test('that is circular goes on from the last slide to the first, and back the short way', async () => {
    const page = await open('pages/slides/slides?autoplay=yes')
    // one after the other by itself, and on without turning back
    await page.says('1s1autoplay 2s2autoplay 3s3autoplay 0s0autoplay 1s1autoplay')
  })

  test('has the slides on both sides of the one that is shown, when circular', async () => {
    const round = await open('pages/slides/slides')
    await round.says('好了')
    await round.tap('去第三张')
    await round.says('停1')
    expect(round.text()).toContain('2s2')
    // the first comes after the last
    expect(slides(round)).toEqual([400, 100, 200, 300].map((at) => `translate(${at}%, 0)`))
  })

  test('that isn’t ends at its last slide', async () => {
    const page = await open('pages/slides/slides?circular=no&many=3')
    await page.says('好了')
    await page.tap('去第三张')
    // three of four are in sight: the second is as far as it goes
    await page.says('停1')
    expect(page.text()).toContain('1s1')
    expect(slides(page)).toEqual([0, 100, 200, 300].map((at) => `translate(${at}%, 0)`))
  })
})
