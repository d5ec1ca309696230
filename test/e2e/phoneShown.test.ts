/// <reference lib="dom" />
import { middleOf, touchAlong } from '../support/fingers'
import { fixturePhones } from '../support/fixturePhone'
import { pageEvents } from '../support/pageEvents'
import type { OpenPhone } from '../support/phone'

jest.setTimeout(60_000)

const phones = fixturePhones()
let phone: OpenPhone
beforeEach(async () => {
  phone = await phones.open({ path: 'pages/shown/shown', touch: true })
})

const part = (id: string) => phone.page.locator(`[exparser\\:info-attr-id$="${id}"]`)

interface Told {
  change?: { current: number; source: string }
  finish?: { current: number; source: string }
  moved?: { dx: number; dy: number }
}
const events = () => pageEvents<Told>(phone)
const finished = async (current: number) => {
  await phone.expectText(new RegExp(`^\\{"finish":\\{"current":${current},`))
  return events()
}
/** Where the slide with that number is within the swiper. */
const slideAt = (index: number) =>
  part('slides').evaluate((swiper, at) => {
    const rect = (of: Element) => Element.prototype.getBoundingClientRect.call(of)
    const slide = swiper.querySelectorAll('wx-swiper-item')[at]
    if (!slide) throw new Error('no such slide')
    const [outer, inner] = [rect(swiper), rect(slide)]
    return { x: inner.x - outer.x, y: inner.y - outer.y, width: inner.width, height: inner.height }
  }, index)
const swipe = async (dx: number, dy: number) => {
  const from = await middleOf(part('slides'))
  await touchAlong(phone.page, [from, { x: from.x + dx, y: from.y + dy }])
}

test('rich text keeps the tags and attributes that WeChat trusts, and nothing that runs', async () => {
  const found = await part('text').evaluate((host) => ({
    tags: Array.from(host.querySelectorAll('*'), ({ localName }) => localName).slice(1),
    attributes: Array.from(host.querySelectorAll('*')).flatMap((element) =>
      Array.from(element.attributes, ({ name }) => `${element.localName} ${name}`),
    ),
    text: host.textContent,
    broken: 'broken' in globalThis,
  }))
  expect(found.tags).toEqual('p a img img table tbody tr td font div'.split(' '))
  expect(found.attributes.filter((name) => !name.startsWith('div'))).toEqual([
    'p class',
    'p style',
    'img src',
    'img width',
    'table width',
    'td colspan',
  ])
  expect(found.text).toContain('甲  乙&lt;')
  expect(found.text).not.toContain('没了')
  expect(found.broken).toBe(false)
})

test('rich text has the page’s classes, its own styles in rpx, and wide spaces when asked for', async () => {
  const looks = (id: string) =>
    part(id)
      .locator('.told, [class$=told]')
      .first()
      .evaluate((element) => [getComputedStyle(element).color, getComputedStyle(element).fontSize])
  expect(await looks('text')).toEqual(['rgb(191, 59, 38)', '20.8px'])
  expect((await looks('noted'))[0]).toBe('rgb(0, 0, 255)')
  await phone.tap('宽空格')
  await phone.page.waitForFunction(() =>
    document.querySelector('wx-rich-text p')?.textContent?.includes('甲\u2003\u2003乙'),
  )
})

test('rich text as a tree: names in any case, entities, and the text itself can be tapped', async () => {
  const found = await part('tree').evaluate((host) => ({
    html: host.firstElementChild?.innerHTML,
    broken: 'broken' in globalThis,
  }))
  expect(found).toEqual({
    html: '<div class="told">一 &lt; 二 ©&nbsp;</div><ol start="3" type="a"><li>三</li></ol>',
    broken: false,
  })
  await phone.tap('三')
  expect(await events()).toEqual([{ tapped: true }])
})

test('a swiper tells each step of its way, where it is, and who moved it', async () => {
  await swipe(-120, 0)
  const touched = await finished(1)
  expect(touched.flatMap(({ change }) => change ?? [])).toEqual([{ current: 1, currentItemId: 's1', source: 'touch' }])
  expect(touched.at(-1)?.finish).toEqual({ current: 1, currentItemId: 's1', source: 'touch' })
  const ways = touched.flatMap(({ moved }) => moved ?? [])
  expect(ways.length).toBeGreaterThan(5)
  expect(ways.every(({ dx, dy }, step) => dy === 0 && dx >= (ways[step - 1]?.dx ?? 0))).toBe(true)
  expect(ways.at(-1)?.dx).toBeGreaterThan(150)

  await phone.tap('到第二张')
  const asked = await finished(2)
  expect(asked.flatMap(({ change }) => change ?? [])).toEqual([{ current: 2, currentItemId: 's2', source: '' }])
  await phone.expectText('在第 2 张')
})

test('a vertical swiper goes up and down, and only that way', async () => {
  await phone.tap('竖着')
  await swipe(-120, 0)
  await swipe(0, -70)
  const told = await finished(1)
  expect(told.flatMap(({ change }) => change?.current ?? [])).toEqual([1])
  expect(told.flatMap(({ moved }) => moved ?? []).every(({ dx, dy }) => dx === 0 && dy > 0)).toBe(true)
  expect(await slideAt(1)).toEqual({ x: 0, y: 0, width: 300, height: 120 })
})

test('margins in rpx or px show a piece of the neighbours, also at the ends unless it snaps to the edge', async () => {
  await phone.tap('没有动画')
  await phone.tap('露边')
  const first = await slideAt(0)
  expect(first.x).toBeCloseTo(26)
  expect(first.width).toBeCloseTo(300 - 26 - 20)
  expect((await slideAt(1)).x).toBeCloseTo(280)
  await phone.tap('贴边')
  expect((await slideAt(0)).x).toBeCloseTo(0)
  await swipe(-120, 0)
  await finished(1)
  expect((await slideAt(1)).x).toBeCloseTo(26)
  await swipe(-120, 0)
  await swipe(-120, 0)
  await finished(3)
  expect((await slideAt(3)).x).toBeCloseTo(300 - 254)
})

test('two at a time are half as wide, and the last two are the end', async () => {
  await phone.tap('没有动画')
  await phone.tap('两张')
  expect([await slideAt(0), await slideAt(1)]).toMatchObject([
    { x: 0, width: 150 },
    { x: 150, width: 150 },
  ])
  await swipe(-280, 0)
  await finished(2)
  await swipe(-140, 0)
  expect((await slideAt(3)).x).toBeCloseTo(150)
})

test('by itself it turns once an interval of the phone’s time, round and round, and stands still when it is out of sight', async () => {
  await phone.close()
  phone = await phones.open()
  await phone.page.clock.install()
  await phone.page.reload()
  await phone.page.clock.runFor(1000)
  await phone.page.evaluate(() =>
    (globalThis as unknown as { wx: { navigateTo(options: object): void } }).wx.navigateTo({
      url: '/pages/shown/shown',
    }),
  )
  await phone.page.clock.runFor(1000)
  await phone.tap('自己走')
  await phone.page.clock.runFor(2500)
  expect(await events()).toEqual([])
  await phone.page.clock.runFor(1000)
  expect((await events()).flatMap(({ change }) => change ?? [])).toEqual([
    { current: 1, currentItemId: 's1', source: 'autoplay' },
  ])
  await phone.page.clock.runFor(9000)
  const seen = (await events()).flatMap(({ change }) => change?.current ?? [])
  expect(seen).toEqual([1, 2, 3, 0])

  await phone.page.evaluate(() =>
    (globalThis as unknown as { wx: { navigateTo(options: object): void } }).wx.navigateTo({
      url: '/pages/forms/forms',
    }),
  )
  await phone.page.clock.runFor(10_000)
  await phone.page.evaluate(() => (globalThis as unknown as { wx: { navigateBack(): void } }).wx.navigateBack())
  await phone.page.clock.runFor(1000)
  const after = (await events()).flatMap(({ change }) => change?.current ?? [])
  expect(after.length).toBeLessThan(seen.length + 2)
})
