/// <reference lib="dom" />
import { fixturePhones } from '../support/fixturePhone'
import type { OpenPhone } from '../support/phone'

jest.setTimeout(60_000)

const phones = fixturePhones()
let phone: OpenPhone
beforeEach(async () => {
  phone = await phones.open({ path: 'pages/animated/animated' })
})

type Frames = Record<string, unknown>[]
interface Instance {
  ended: string[]
  setData(data: object): void
  animate(selector: string, frames: Frames, duration: number, then?: object): void
  clearAnimation(selector: string, options?: object, then?: () => void): void
}
interface Steps {
  rotate(angle: number): Steps
  scale(factor: number): Steps
  translate3d(...by: number[]): Steps
  opacity(share: number): Steps
  left(px: number): Steps
  step(options?: object): Steps
  export(): { actions: object[] }
}
type Phone = typeof globalThis & { wx: { createAnimation(options?: object): Steps }; getCurrentPages(): Instance[] }

/** this.animate on the page; resolves when it calls back. */
const animate = (selector: string, frames: Frames, duration = 30) =>
  phone.page.evaluate(
    ([target, given, ms]) =>
      new Promise<void>((resolve) => {
        const page = (globalThis as Phone).getCurrentPages()[0]
        page?.animate(target, given, ms, function (this: Instance) {
          if (this === page) resolve()
        })
      }),
    [selector, frames, duration] as const,
  )
const clear = (selector: string, options?: object) =>
  phone.page.evaluate(
    ([target, names]) =>
      new Promise<void>((resolve) => {
        const page = (globalThis as Phone).getCurrentPages()[0]
        if (names) page?.clearAnimation(target, names, resolve)
        else page?.clearAnimation(target, resolve)
      }),
    [selector, options] as const,
  )
const looks = (selector: string, ...names: string[]) =>
  phone.page
    .locator(selector)
    .first()
    .evaluate((element, all) => all.map((name) => getComputedStyle(element).getPropertyValue(name)), names)
const BOX = '[exparser\\:info-attr-id$="box"]'
const STEPPED = '[exparser\\:info-attr-id$="stepped"]'

test('nodes end as the last frame says and stay so', async () => {
  await animate('#box', [
    { opacity: 1, translate: [0, 0], width: 100, ease: 'ease-in' },
    { opacity: 0.5, translate: ['75rpx', 20], width: '150px', rotate: 0, offset: 0.7 },
    { opacity: 0.25, translate: ['75rpx', 40], width: 200, scale: [2, 3], backgroundColor: 'rgb(1, 2, 3)' },
  ])
  expect(await looks(BOX, 'opacity', 'width', 'transform', 'background-color')).toEqual([
    '0.25',
    '200px',
    // 75 of 750 rpx on a phone of 390 px.
    'matrix(2, 0, 0, 3, 39, 40)',
    'rgb(1, 2, 3)',
  ])
})

test('takes back some of what it did, then all', async () => {
  await animate('#box', [
    { opacity: 0, rotate: 0 },
    { opacity: 0.1, rotate: 180 },
  ])
  await animate('#box', [{ width: 100 }, { width: 300 }])
  expect(await looks(BOX, 'opacity', 'transform', 'width')).toEqual(['0.1', 'matrix(-1, 0, 0, -1, 0, 0)', '300px'])
  await clear('#box', { rotate: true, width: true, opacity: false })
  expect(await looks(BOX, 'opacity', 'transform', 'width')).toEqual(['0.1', 'none', '100px'])
  await clear('#box')
  expect(await looks(BOX, 'opacity', 'transform', 'width')).toEqual(['0.9', 'none', '100px'])
})

test('moves every node that its selector finds, and calls back when it finds none', async () => {
  await animate('.pair', [{ height: 50 }, { height: 10 }])
  const heights = await phone.page
    .locator('wx-view.pair')
    .evaluateAll((elements) => elements.map((element) => element.clientHeight))
  expect(heights).toEqual([10, 10])
  await animate('#nobody', [{ height: 50 }, { height: 10 }])
})

test('a scroll-view moves an animation instead of time', async () => {
  await phone.page.evaluate(() => {
    const timeline = { scrollSource: '#list', startScrollOffset: 100, endScrollOffset: 500, timeRange: 1000 }
    const frames = [{ translateX: 0 }, { translateX: 100 }]
    ;(globalThis as Phone).getCurrentPages()[0]?.animate('#box', frames, 1000, timeline)
  })
  const at = async (top: number) => {
    await phone.page.locator('wx-scroll-view').evaluate(async (list, to) => {
      list.scrollTop = to
      for (let frame = 0; frame < 2; frame++) await new Promise((next) => requestAnimationFrame(next))
    }, top)
    return Number((await looks(BOX, 'transform'))[0]?.split(', ')[4])
  }
  expect([await at(50), await at(200), await at(300), await at(900), await at(100)]).toEqual([0, 25, 50, 100, 0])
  await clear('#box')
  await phone.page.locator('wx-scroll-view').evaluate((list) => list.scrollTo(0, 300))
  expect(await looks(BOX, 'transform')).toEqual(['none'])
})

test('createAnimation hands over its steps as WeChat does, each with what those before it reached', async () => {
  const [first, second] = await phone.page.evaluate(() => {
    const animation = (globalThis as Phone).wx.createAnimation({ duration: 100, timingFunction: 'ease' })
    animation.rotate(45).opacity(0.5).step()
    animation.scale(2).rotate(90).step({ duration: 30, delay: 5, transformOrigin: '0 0' })
    return [animation.export(), animation.export()]
  })
  expect(first).toEqual({
    actions: [
      {
        animates: [
          { type: 'rotate', args: [45] },
          { type: 'style', args: ['opacity', 0.5] },
        ],
        option: { transformOrigin: '50% 50% 0', transition: { duration: 100, timingFunction: 'ease', delay: 0 } },
      },
      {
        animates: [
          { type: 'rotate', args: [90] },
          { type: 'style', args: ['opacity', 0.5] },
          { type: 'scale', args: [2] },
        ],
        option: { transformOrigin: '0 0', transition: { duration: 30, timingFunction: 'ease', delay: 5 } },
      },
    ],
  })
  expect(second).toEqual({ actions: [] })
})

test('an element plays the steps one after the other, and what its page sets leaves them alone', async () => {
  await phone.page.evaluate(() => {
    const { wx, getCurrentPages } = globalThis as Phone
    const steps = wx.createAnimation({ duration: 40 }).opacity(0.5).step().translate3d(30, 5, 0).step()
    getCurrentPages()[0]?.setData({ steps: steps.export() })
  })
  await phone.page.waitForFunction(() => (globalThis as Phone).getCurrentPages()[0]?.ended.length === 2)
  await phone.page.evaluate(() => (globalThis as Phone).getCurrentPages()[0]?.setData({ left: 7 }))
  expect(await looks(STEPPED, 'opacity', 'transform', 'margin-left')).toEqual([
    '0.5',
    'matrix(1, 0, 0, 1, 30, 5)',
    '7px',
  ])
})
