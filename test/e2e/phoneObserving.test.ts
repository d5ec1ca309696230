/// <reference lib="dom" />
import { fixturePhones } from '../support/fixturePhone'
import type { OpenPhone } from '../support/phone'

jest.setTimeout(60_000)

const phones = fixturePhones()
let phone: OpenPhone
beforeEach(async () => {
  phone = await phones.open({ path: 'pages/observe/observe' })
})

interface Seen {
  id: string
  dataset: Record<string, unknown>
  intersectionRatio: number
  time: number
}
interface Observer {
  relativeTo(selector: string, margins?: object): Observer
  relativeToViewport(margins?: object): Observer
  observe(selector: string, listener: (seen: Seen) => void): void
  disconnect(): void
}
interface Instance {
  selectComponent(selector: string): Instance & { observe(listener: (seen: Seen) => void): void }
  createIntersectionObserver(options?: object): Observer
  setData(data: object): void
}
type Phone = typeof globalThis & {
  wx: {
    createIntersectionObserver(instance?: Instance, options?: object): Observer
    navigateTo(options: object): Promise<void>
    navigateBack(): Promise<void>
  }
  getCurrentPages(): Instance[]
  seen: Seen[]
  observer: Observer
}

/** Observes as a page would; what it is told is kept in the browser. */
const observe = (selector: string, references: [selector: string | null, margins?: object][], options?: object) =>
  phone.page.evaluate(
    ([target, relatives, settings]) => {
      const here = globalThis as Phone
      here.seen = []
      here.observer = here.wx.createIntersectionObserver(here.getCurrentPages().at(-1), settings)
      for (const [reference, margins] of relatives) {
        if (reference === null) here.observer.relativeToViewport(margins)
        else here.observer.relativeTo(reference, margins)
      }
      here.observer.observe(target, (seen) => void here.seen.push(seen))
    },
    [selector, references, options] as const,
  )
/** What was told until now; whatever a change of the last frame tells is told with the next. */
const told = () =>
  phone.page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise((next) => requestAnimationFrame(next))
    return (globalThis as Phone).seen
  })
const ratios = async () => (await told()).map(({ intersectionRatio }) => Number(intersectionRatio.toFixed(3)))
const scroll = (top: number) =>
  phone.page.evaluate((to) => {
    document.querySelector('.phone-page:not([hidden]) .phone-scroll')?.scrollTo({ top: to, behavior: 'instant' })
  }, top)

test('tells where a node lies in what all its references have in common', async () => {
  const before = Date.now()
  await observe('#target', [['#first'], ['#second']])
  const [seen, ...more] = await told()
  expect(more).toEqual([])
  expect(seen).toEqual({
    id: 'target',
    dataset: { name: '目标' },
    intersectionRatio: 0.25,
    intersectionRect: { left: 100, top: 150, right: 200, bottom: 200, width: 100, height: 50 },
    boundingClientRect: { left: 100, top: 150, right: 300, bottom: 250, width: 200, height: 100 },
    relativeRect: { left: 100, top: 150, right: 200, bottom: 200 },
    time: expect.any(Number),
  })
  expect(seen?.time).toBeGreaterThanOrEqual(before)
})

test('a reference grows and shrinks by its margins', async () => {
  await observe('#target', [['#first', { right: 50, bottom: -25 }]])
  expect(await told()).toEqual([
    expect.objectContaining({
      intersectionRatio: (150 * 25) / (200 * 100),
      relativeRect: { left: 0, top: 100, right: 250, bottom: 175 },
    }),
  ])
  // 756 px of the page are seen; what lies up to 200 px below counts.
  await observe('#low', [[null, { bottom: 200 }]])
  expect(await ratios()).toEqual([0.56])
})

test('calls once for each time that a threshold is reached or passed', async () => {
  await observe('#low', [[null]], { thresholds: [0, 0.5, 1] })
  expect(await ratios()).toEqual([])
  for (const top of [200, 300, 400, 920, 940, 960, 1100]) {
    await scroll(top)
    await told()
  }
  // 200: 0.56; 300: all of it, and so at 400; then 0.8, 0.6 and 0.4 are left above the edge, then nothing.
  expect(await ratios()).toEqual([0.56, 1, 0.8, 0.4, 0])
  await phone.page.evaluate(() => (globalThis as Phone).observer.disconnect())
  await scroll(300)
  expect(await ratios()).toHaveLength(5)
})

test('is silent about a node that is as initialRatio says', async () => {
  await observe('#target', [[null]], { initialRatio: 1 })
  expect(await ratios()).toEqual([])
  await scroll(2000)
  expect(await ratios()).toEqual([0])
  await observe('#low', [[null]], { initialRatio: 0.3, thresholds: [0.7] })
  expect(await ratios()).toEqual([])
  await observe('#low', [[null]], { initialRatio: 0.3, thresholds: [0.2] })
  expect(await ratios()).toEqual([0])
})

test('follows what moves without being scrolled', async () => {
  await observe('#target', [[null]])
  expect(await ratios()).toEqual([1])
  await phone.page.evaluate(() => {
    const { getCurrentPages } = globalThis as unknown as {
      getCurrentPages(): { animate(selector: string, frames: object[], duration: number): void }[]
    }
    getCurrentPages()[0]?.animate('#target', [{ translateX: 0 }, { translateX: 900 }], 50)
  })
  await phone.page.waitForFunction(() => (globalThis as Phone).seen.length === 2)
  expect(await ratios()).toEqual([1, 0])
})

test('a node that is hidden or taken away is out of sight', async () => {
  const setData = (data: object) =>
    phone.page.evaluate((given) => (globalThis as Phone).getCurrentPages()[0]?.setData(given), data)
  await observe('#leaving', [[null]])
  expect(await ratios()).toEqual([1])
  await setData({ hidden: true })
  expect(await ratios()).toEqual([1, 0])
  await setData({ hidden: false })
  expect(await ratios()).toEqual([1, 0, 1])
  await setData({ there: false })
  expect(await ratios()).toEqual([1, 0, 1, 0])
})

test('observes the first node, or all of them', async () => {
  await observe('.row', [[null]])
  expect((await told()).map(({ dataset }) => dataset.number)).toEqual([0])
  await observe('.row', [[null]], { observeAll: true })
  expect((await told()).map(({ dataset }) => dataset.number)).toEqual([0, 1, 2])
})

test('a component’s observer sees what is in the component, a page’s what is in the page', async () => {
  const seen = await phone.page.evaluate(async () => {
    const { wx, getCurrentPages } = globalThis as Phone
    const [page] = getCurrentPages()
    const box = page?.selectComponent('#box')
    const whose: unknown[] = []
    const note = ({ dataset }: Seen) => void whose.push(dataset.whose)
    box?.observe(note)
    wx.createIntersectionObserver(box).relativeToViewport().observe('.inside', note)
    page?.createIntersectionObserver().relativeToViewport().observe('.inside', note)
    wx.createIntersectionObserver().relativeToViewport().observe('.inside', note)
    wx.createIntersectionObserver(page, { observeAll: true }).relativeToViewport().observe('.inside', note)
    wx.createIntersectionObserver().relativeToViewport().observe('#box >>> .inside', note)
    await new Promise((later) => setTimeout(later, 100))
    return whose
  })
  expect(seen).toEqual(['盒', '盒', '页', '页', '页', '盒'])
})

test('warns of a selector that finds nothing, and refuses to compare with nothing', async () => {
  const warnings: string[] = []
  phone.page.on('console', (message) => void warnings.push(message.text()))
  await observe('#nobody', [[null]])
  await observe('#target', [['#nowhere'], ['#first']])
  expect(await ratios()).toEqual([0.25])
  expect(warnings).toEqual([
    'Node "#nobody" is not found. Intersection observer will not trigger.',
    'Node "#nowhere" is not found. The relative node for intersection observer will be ignored.',
  ])
  await expect(observe('#target', [])).rejects.toThrow(
    /relativeTo or relativeToViewport should be called before observe/,
  )
})

test('sleeps while its page is covered, and ends with it', async () => {
  await phone.page.evaluate(() => (globalThis as Phone).wx.navigateTo({ url: '/pages/observe/observe' }))
  await observe('#target', [[null]])
  expect(await ratios()).toEqual([1])
  await phone.page.evaluate(() => (globalThis as Phone).wx.navigateTo({ url: '/pages/observe/observe' }))
  expect(await ratios()).toEqual([1])
  await phone.page.evaluate(() => (globalThis as Phone).wx.navigateBack())
  expect(await ratios()).toEqual([1])
  await scroll(2000)
  await told()
  await scroll(0)
  expect(await ratios()).toEqual([1, 0, 1])
  await phone.page.evaluate(() => (globalThis as Phone).wx.navigateBack())
  expect(await ratios()).toEqual([1, 0, 1])
})
