/// <reference lib="dom" />
import { fixturePhones } from '../support/fixturePhone'
import type { OpenPhone } from '../support/phone'

jest.setTimeout(60_000)

const phones = fixturePhones()
let phone: OpenPhone
beforeEach(async () => {
  phone = await phones.open({ path: 'pages/rolling/rolling' })
})

interface Instance {
  heard: string[]
  setData(data: object): void
}
type Phone = typeof globalThis & {
  wx: Record<string, (options?: object) => Promise<object>>
  getCurrentPages(): Instance[]
}

const setData = (data: object) =>
  phone.page.evaluate((given) => (globalThis as Phone).getCurrentPages().at(-1)?.setData(given), data)
const heard = () =>
  phone.page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise((next) => requestAnimationFrame(next))
    return (globalThis as Phone).getCurrentPages().at(-1)?.heard ?? []
  })
const wx = (name: string, options = {}) =>
  phone.page.evaluate(
    ([called, given]) =>
      (globalThis as Phone).wx[called]?.(given).then(
        (answer) => answer,
        (error: { errMsg: string }) => error.errMsg,
      ),
    [name, options] as const,
  )
const scroller = () => phone.page.locator('.phone-page:not([hidden]) .phone-scroll')
const top = () => scroller().evaluate((element) => element.scrollTop)
const scroll = (to: number) =>
  scroller().evaluate((element, y) => element.scrollTo({ top: y, behavior: 'instant' }), to)
const style = (selector: string, name: string) =>
  phone.page
    .locator(`.phone-page:not([hidden]) ${selector}`)
    .first()
    .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name)

test('tells once for each arrival near the bottom, at the distance that the page’s JSON names', async () => {
  const arrivals = async () => (await heard()).filter((what) => what === '到底').length
  // 2000 px high, 756 of them seen: within 200 px of the bottom from 1044 on.
  await scroll(1040)
  expect(await arrivals()).toBe(0)
  await scroll(1050)
  expect(await arrivals()).toBe(1)
  await scroll(1244)
  await scroll(1100)
  expect(await arrivals()).toBe(1)
  await scroll(500)
  await heard()
  await scroll(1244)
  expect(await arrivals()).toBe(2)
  await setData({ height: 3000 })
  await heard()
  await scroll(2244)
  expect(await arrivals()).toBe(3)
})

test('scrolls to a place or a node in the time it is given, and says so when it is there', async () => {
  expect(await wx('pageScrollTo', { scrollTop: 300, duration: 0 })).toEqual({ errMsg: 'pageScrollTo:ok' })
  expect(await top()).toBe(300)
  // One rem under page-meta's default is 16 px; the mark stands at 900.
  await wx('pageScrollTo', { selector: '#mark', offsetTop: -50, duration: 60 })
  expect(await top()).toBe(850)
  await wx('pageScrollTo', { scrollTop: 0, duration: 400 })
  expect(await top()).toBe(0)
  // It was seen on its way back.
  const passed = (await heard()).filter((what) => what.startsWith('页')).map((what) => Number(what.slice(2)))
  const back = passed.slice(passed.lastIndexOf(850) + 1)
  expect(back.at(-1)).toBe(0)
  expect(back.length).toBeGreaterThan(1)
  expect(await wx('pageScrollTo', { selector: '#nobody' })).toBe('pageScrollTo:fail invalid selector')
})

test('page-meta hears of scrolling, scrolls the page, and tells when it has', async () => {
  await scroll(70)
  expect(await heard()).toEqual(['页 70', '元 70'])
  await setData({ 'meta.top': '400px' })
  await phone.page.waitForFunction(() => (globalThis as Phone).getCurrentPages()[0]?.heard.includes('到了'))
  expect(await top()).toBe(400)
  // 750rpx are the width of this phone, 390 px.
  await setData({ 'meta.top': '750rpx' })
  await phone.page.waitForFunction(
    () => (globalThis as Phone).getCurrentPages()[0]?.heard.filter((what) => what === '到了').length === 2,
  )
  expect(await top()).toBe(390)
})

test('page-meta sets rem, style and colours of its page, and takes them back', async () => {
  const width = () => style('.mark', 'width')
  const colour = await style('page', 'color')
  expect(await width()).toBe('32px')
  await setData({
    meta: { size: '25px', style: 'overflow: hidden; color: rgb(1, 2, 3)', root: '#010101', behind: '#020202' },
  })
  expect(await width()).toBe('50px')
  expect(await style('page', 'color')).toBe('rgb(1, 2, 3)')
  expect(await style('.phone-scroll', 'background-color')).toBe('rgb(1, 1, 1)')
  expect(await style('.phone-view', 'background-color')).toBe('rgb(2, 2, 2)')
  await phone.page.mouse.move(195, 500)
  await phone.page.mouse.wheel(0, 600)
  await heard()
  expect(await top()).toBe(0)
  await setData({ meta: { size: '', style: '', root: '', behind: '' } })
  expect(await width()).toBe('32px')
  expect(await style('page', 'color')).toBe(colour)
  await phone.page.mouse.wheel(0, 600)
  await phone.page.waitForFunction(() =>
    (globalThis as Phone).getCurrentPages()[0]?.heard.some((what) => what.startsWith('页')),
  )
})

test('a navigation-bar in page-meta has its own title, colours and waiting sign', async () => {
  expect(await phone.page.locator('.phone-nav-title').textContent()).toBe('换了')
  expect(await style('.phone-nav', 'background-color')).toBe('rgb(255, 238, 204)')
  expect(await style('.phone-nav', 'color')).toBe('rgb(0, 0, 0)')
  expect(await phone.page.locator('#phone.phone-dark-text').count()).toBe(1)
  await setData({ 'bar.title': '又换了', 'bar.loading': true, 'bar.front': '#ffffff' })
  await phone.page.locator('.phone-nav.phone-nav-loading').waitFor({ state: 'attached' })
  expect(await phone.page.locator('.phone-nav-title').textContent()).toBe('又换了')
  expect(await style('.phone-nav', 'color')).toBe('rgb(255, 255, 255)')
  expect(await phone.page.locator('#phone.phone-dark-text').count()).toBe(0)
  await setData({ 'bar.loading': false })
  await phone.page.locator('.phone-nav:not(.phone-nav-loading)').waitFor({ state: 'attached' })
})

test('refreshes when the page asks for it, until it says that it is done', async () => {
  const pulled = phone.page.locator('.phone-pulled')
  expect(await style('.phone-pull i', 'background-color')).toBe('rgb(255, 255, 255)')
  expect(await style('.phone-pull', 'background-color')).toBe('rgb(221, 238, 255)')
  expect(await wx('startPullDownRefresh')).toEqual({ errMsg: 'startPullDownRefresh:ok' })
  await pulled.waitFor()
  expect(await heard()).toEqual(['刷新'])
  expect(await wx('stopPullDownRefresh')).toEqual({ errMsg: 'stopPullDownRefresh:ok' })
  await pulled.waitFor({ state: 'detached' })
  await wx('setBackgroundTextStyle', { textStyle: 'dark' })
  await wx('setBackgroundColor', { backgroundColor: '#030303', backgroundColorTop: '#040404' })
  expect(await style('.phone-pull i', 'background-color')).toBe('rgb(153, 153, 153)')
  expect(await style('.phone-pull', 'background-color')).toBe('rgb(4, 4, 4)')
  expect(await style('.phone-view', 'background-color')).toBe('rgb(3, 3, 3)')
})

test('another width is another phone: a page that cannot turn hears nothing of it', async () => {
  await phone.page.setViewportSize({ width: 320, height: 600 })
  await scroll(10)
  expect(await heard()).toEqual(['页 10', '元 10'])
  expect(await wx('getSystemInfo')).toMatchObject({ windowWidth: 320, windowHeight: 512 })
})
