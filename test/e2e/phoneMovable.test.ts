/// <reference lib="dom" />
import { middleOf, touchAlong, type Finger } from '../support/fingers'
import { fixturePhones } from '../support/fixturePhone'
import { pageEvents } from '../support/pageEvents'
import type { OpenPhone } from '../support/phone'

jest.setTimeout(60_000)

const phones = fixturePhones()
let phone: OpenPhone
beforeEach(async () => {
  phone = await phones.open({ path: 'pages/movable/movable', touch: true })
})

interface Heard {
  x: number
  y: number
  source?: string
  scale?: number
  way?: string
}
const events = () => pageEvents<Heard>(phone)
const view = (id: string) => phone.page.locator(`[exparser\\:info-attr-id$="${id}"]`)
const drag = async (id: string, dx: number, dy: number) => {
  const from = await middleOf(view(id))
  await touchAlong(phone.page, [from, { x: from.x + dx, y: from.y + dy }])
}
/** Where it is in its area, and how large. */
const stands = (id: string) =>
  view(id).evaluate((element) => {
    const box = Element.prototype.getBoundingClientRect.call(element)
    const area = Element.prototype.getBoundingClientRect.call(element.parentElement)
    return { x: box.x - area.x, y: box.y - area.y, width: box.width }
  })
const untilStands = (id: string, x: number, y: number) =>
  phone.page.waitForFunction(
    ([name, left, top]) => {
      const element = document.querySelector(`[exparser\\:info-attr-id$="${name}"]`)
      const rect = (of: Element | null | undefined) => of && Element.prototype.getBoundingClientRect.call(of)
      const [box, area] = [rect(element), rect(element?.parentElement)]
      return box && area && Math.hypot(box.x - area.x - left, box.y - area.y - top) < 0.1
    },
    [id, x, y] as const,
  )
/** Stays where it is for as many frames. */
const frames = (count: number) =>
  phone.page.evaluate(async (many) => {
    for (let frame = 0; frame < many; frame++) await new Promise((next) => requestAnimationFrame(next))
  }, count)

test('begins where x and y say, and follows a finger to the edge and no further', async () => {
  expect(await stands('free')).toEqual({ x: 20, y: 30, width: 50 })
  expect(await events()).toEqual([])
  await drag('free', 60, 40)
  expect(await stands('free')).toMatchObject({ x: 80, y: 70 })
  const moved = await events()
  expect(moved[0]).toEqual({ way: '横' })
  expect(moved.at(-1)).toEqual({ x: 80, y: 70, source: 'touch' })
  await drag('free', -200, 20)
  expect(await stands('free')).toMatchObject({ x: 0, y: 90 })
  await phone.tap('随意')
  await drag('free', 10, 60)
  expect((await events())[0]).toEqual({ way: '竖' })
})

test('goes only the way its direction allows, and nowhere without one or when disabled', async () => {
  await phone.tap('横着')
  await drag('free', 30, 8)
  expect(await stands('free')).toMatchObject({ x: 50, y: 30 })
  await phone.tap('不动')
  await drag('free', 30, 30)
  await phone.tap('随意')
  await phone.tap('停用')
  await drag('free', 30, 30)
  expect(await stands('free')).toMatchObject({ x: 50, y: 30 })
  expect(await events()).toEqual([])
})

test('out of bounds it follows half as far, and springs back', async () => {
  await phone.tap('能出去')
  await drag('free', -80, 0)
  await untilStands('free', 0, 30)
  const sources = (await events()).flatMap(({ source, x }) => (source ? [`${source} ${Math.sign(x)}`] : []))
  expect(sources).toContain('touch 1')
  expect(sources).toContain('touch-out-of-bounds -1')
  expect(sources.at(-1)).toBe('out-of-bounds 0')
})

test('with inertia it goes on after the finger has left, shorter the more friction there is', async () => {
  const thrown = async () => {
    await drag('free', 40, 0)
    await phone.page.waitForFunction(() => {
      const { getCurrentPages } = globalThis as unknown as { getCurrentPages(): { events: Heard[] }[] }
      return getCurrentPages()
        .at(-1)
        ?.events.some(({ source }) => source === 'friction')
    })
    let before = -1
    for (let at = await stands('free'); at.x !== before; at = await stands('free')) {
      before = at.x
      await frames(3)
    }
    const heard = (await events()).filter(({ source }) => source)
    expect(heard.at(-1)).toMatchObject({ source: 'friction' })
    return before - Math.max(...heard.filter(({ source }) => source === 'touch').map(({ x }) => x))
  }
  await phone.tap('有惯性')
  const far = await thrown()
  await phone.tap('不要动画')
  await phone.tap('很涩')
  await phone.page.evaluate(() => {
    const { getCurrentPages } = globalThis as unknown as { getCurrentPages(): { setData(data: object): void }[] }
    getCurrentPages().at(-1)?.setData({ x: 19 })
  })
  await untilStands('free', 19, 30)
  expect(far).toBeGreaterThan(0)
  const near = await thrown()
  expect(near).toBeGreaterThan(0)
  expect(near).toBeLessThan(far)
})

test('x and y of the page move it, in px or rpx, as far as the area goes, animated or at once', async () => {
  await phone.tap('去那边')
  await untilStands('free', 120, 52)
  const steps = await events()
  expect(steps.length).toBeGreaterThan(2)
  expect(steps.every(({ source }) => source === '')).toBe(true)
  expect(steps.at(-1)).toEqual({ x: 120, y: 52, source: '' })
  await phone.tap('不要动画')
  await phone.tap('太远')
  expect(await stands('free')).toMatchObject({ x: 250, y: 0 })
  expect(await events()).toEqual([{ x: 250, y: 0, source: '' }])
})

const apart = async (id: string, { x, y }: Finger, reach: number) => {
  const middle = await middleOf(view(id))
  const at = (side: number): Finger => ({ x: middle.x + x + side, y: middle.y + y })
  await touchAlong(phone.page, [at(-10), at(-reach)], [at(10), at(reach)])
}

test('two fingers scale it around its middle, between scale-min and scale-max', async () => {
  await apart('large', { x: 0, y: 0 }, 20)
  expect(await stands('large')).toEqual({ x: 75, y: 50, width: 100 })
  expect((await events()).at(-1)).toEqual({ x: 75, y: 50, scale: 2 })
  await apart('large', { x: 0, y: 0 }, 90)
  expect(await stands('large')).toMatchObject({ width: 150 })
  expect((await events()).at(-1)).toMatchObject({ scale: 3 })
})

test('with scale-area two fingers anywhere in the area scale it', async () => {
  await apart('large', { x: 110, y: 50 }, 20)
  expect(await stands('large')).toMatchObject({ width: 50 })
  await phone.tap('整片')
  await apart('large', { x: 110, y: 50 }, 20)
  expect(await stands('large')).toMatchObject({ width: 100 })
})

test('scale-value of the page scales it within the same limits', async () => {
  await phone.tap('放大')
  expect(await stands('large')).toEqual({ x: 75, y: 50, width: 100 })
  await phone.tap('放太大')
  expect(await stands('large')).toMatchObject({ width: 150 })
})
