/// <reference lib="dom" />
import { fixturePhones } from '../support/fixturePhone'
import { openHeardPhone } from '../support/heardPhone'
import type { OpenPhone } from '../support/phone'

jest.setTimeout(60_000)

const phones = fixturePhones()
let phone: OpenPhone
beforeEach(async () => {
  phone = await phones.open({ path: 'pages/query/query' })
})

type Answer = Record<string, unknown> | null
interface Nodes extends Record<
  'boundingClientRect' | 'scrollOffset' | 'node',
  (then?: (answer: Answer) => void) => Query
> {
  fields(fields: object, then?: (answer: Answer) => void): Query
}
interface Query {
  in(component: unknown): Query
  select(selector: string): Nodes
  selectAll(selector: string): Nodes
  selectViewport(): Nodes
  exec(then?: (answers: (Answer | Answer[])[]) => void): unknown
}
interface Canvas {
  width: number
  height: number
  getContext(kind: '2d'): CanvasRenderingContext2D
  createImage(): HTMLImageElement
  createImageData(width: number, height: number): ImageData
  requestAnimationFrame(callback: () => void): number
  toDataURL(type?: string): string
}
interface Page {
  selectComponent(selector: string): { ask(then: (answer: Answer) => void): void }
  createSelectorQuery(): Query
}
type Phone = typeof globalThis & {
  wx: Record<string, (options: object) => Promise<Record<string, unknown>>> & {
    createSelectorQuery(): Query
    getFileSystemManager(): { getFileInfo(options: object): Promise<{ size: number }> }
  }
  getCurrentPages(): Page[]
}

/** What a query for these fields answers about the first node. */
const fields = (selector: string, wanted: object): Promise<Answer> =>
  phone.page.evaluate(
    ([target, asked]) =>
      new Promise<Answer>((resolve) => {
        ;(globalThis as Phone).wx.createSelectorQuery().select(target).fields(asked, resolve).exec()
      }),
    [selector, wanted] as const,
  )
const scroll = (selector: string, top: number) =>
  phone.page.evaluate(([target, to]) => document.querySelector(target)?.scrollTo({ top: to, behavior: 'instant' }), [
    selector,
    top,
  ] as const)

test('answers in the order of the requests, each to its callback and all to exec, null for what is not there', async () => {
  const heard = await phone.page.evaluate(
    () =>
      new Promise<unknown[]>((resolve) => {
        const { wx } = globalThis as Phone
        const calls: unknown[] = []
        const query = wx.createSelectorQuery()
        query.select('#card').fields({ id: true }, (answer) => calls.push(['一', answer]))
        query.select('#nobody').boundingClientRect((answer) => calls.push(['二', answer]))
        query.selectAll('.nobody').boundingClientRect((answer) => calls.push(['三', answer]))
        query.selectAll('.card').fields({ dataset: true })
        query.exec((answers) => {
          calls.push(answers)
          resolve(calls)
        })
        calls.push('先做完手上的')
      }),
  )
  const all = [{ dataset: { name: '院' } }, { dataset: { name: '坝' } }].map(({ dataset }) => ({ dataset }))
  expect(heard).toEqual([
    '先做完手上的',
    ['一', { id: 'card' }],
    ['二', null],
    ['三', []],
    [{ id: 'card' }, null, [], all],
  ])
})

test('asks anew each time that it is executed', async () => {
  const widths = await phone.page.evaluate(async () => {
    const { wx } = globalThis as Phone
    const card = document.querySelector<HTMLElement>('.phone-page:not([hidden]) [data-name="院"], wx-view.card')
    const query = wx.createSelectorQuery()
    query.select('#card').fields({ size: true })
    const ask = () => new Promise<unknown>((resolve) => query.exec(resolve))
    const before = await ask()
    if (card) card.style.width = '70px'
    return [before, await ask()]
  })
  expect(widths).toEqual([[{ width: 100, height: 40 }], [{ width: 70, height: 40 }]])
})

test('gives a place within the page, however it is scrolled', async () => {
  const place = { left: 15, right: 115, top: 10, bottom: 50, width: 100, height: 40 }
  const rect = () =>
    phone.page.evaluate(
      () =>
        new Promise((resolve) => {
          ;(globalThis as Phone).wx.createSelectorQuery().select('#card').boundingClientRect(resolve).exec()
        }),
    )
  expect(await rect()).toEqual({ id: 'card', dataset: { name: '院' }, ...place })
  await scroll('.phone-scroll', 100)
  expect(await rect()).toMatchObject({ top: -90, bottom: -50, left: 15 })
})

test('gives the fields that are asked for and no others', async () => {
  expect(await fields('#card', { mark: true })).toEqual({ mark: { place: '外', kind: '纸' } })
  expect(await fields('#card', { rect: true })).toEqual({ left: 15, right: 115, top: 10, bottom: 50 })
  expect(await fields('.card.wide', { size: true, computedStyle: ['backgroundColor', 'width', 'nonsense'] })).toEqual({
    width: '100px',
    height: 40,
    backgroundColor: 'rgb(191, 59, 38)',
    nonsense: '',
  })
  expect(await fields('#list', { properties: ['scrollY', 'scrollX', 'class', 'nonsense'] })).toEqual({
    scrollY: true,
    scrollX: false,
  })
  expect(await fields('#box', { properties: ['title', 'count', 'secret'] })).toEqual({ title: '盒', count: 3 })
})

test('knows where a scroll-view and the page are, and that nothing else scrolls', async () => {
  await scroll('wx-scroll-view', 90)
  await scroll('.phone-scroll', 50)
  const offsets = await phone.page.evaluate(
    () =>
      new Promise((resolve) => {
        const query = (globalThis as Phone).wx.createSelectorQuery()
        query.select('#list').scrollOffset()
        query.selectViewport().scrollOffset()
        query.select('#card').scrollOffset()
        query.selectViewport().fields({ rect: true, size: true })
        query.exec(resolve)
      }),
  )
  expect(offsets).toEqual([
    { id: 'list', dataset: {}, scrollTop: 90, scrollLeft: 0, scrollHeight: 600, scrollWidth: 200 },
    { id: '', dataset: {}, scrollTop: 50, scrollLeft: 0, scrollHeight: expect.any(Number), scrollWidth: 390 },
    { id: 'card', dataset: { name: '院' }, scrollTop: 0, scrollLeft: 0, scrollHeight: 0, scrollWidth: 0 },
    { left: 0, top: 0, right: 390, bottom: 756, width: 390, height: 756 },
  ])
})

test('finds what stands in the page or in the component it is told to look in', async () => {
  const answers = await phone.page.evaluate(
    () =>
      new Promise<unknown[]>((resolve) => {
        const { wx, getCurrentPages } = globalThis as Phone
        const page = getCurrentPages()[0]
        const box = page?.selectComponent('#box')
        box?.ask((own) => {
          const query = wx.createSelectorQuery()
          query.select('.inside').fields({ dataset: true })
          query.select('#box >>> .inside').fields({ dataset: true })
          query.in(box).select('.inside').fields({ dataset: true })
          query.select('#card').fields({ dataset: true })
          query.in(page).select('#card').fields({ dataset: true })
          query.exec((found) => resolve([own, ...found]))
        })
      }),
  )
  const box = { dataset: { whose: '盒' } }
  expect(answers).toEqual([{ ...box, width: 60, height: 20 }, null, box, box, null, { dataset: { name: '院' } }])
})

test('an enhanced scroll-view is scrolled by its node; what has no node gives none', async () => {
  expect(await fields('#card', { node: true })).toEqual({ node: null })
  expect(await fields('#old', { node: true })).toEqual({ node: null })
  await phone.page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const query = (globalThis as Phone).wx.createSelectorQuery()
        query
          .select('#list')
          .node((answer) => {
            const list = answer?.node as { scrollTo(options: object): void; scrollEnabled: boolean }
            list.scrollTo({ top: 120, animated: false })
            list.scrollEnabled = false
            resolve()
          })
          .exec()
      }),
  )
  const list = phone.page.locator('wx-scroll-view')
  expect(await list.evaluate((element) => [element.scrollTop, getComputedStyle(element).overflowY])).toEqual([
    120,
    'hidden',
  ])
})

test('a canvas draws a picture of the package and becomes a file of the size and kind that is asked for', async () => {
  const made = await phone.page.evaluate(async () => {
    const { wx } = globalThis as Phone
    const canvas = await new Promise<Canvas>((resolve) => {
      wx.createSelectorQuery()
        .select('#sheet')
        .node((answer) => resolve(answer?.node as Canvas))
        .exec()
    })
    const begins = [canvas.width, canvas.height]
    canvas.width = 120
    canvas.height = 80
    const context = canvas.getContext('2d')
    const image = canvas.createImage()
    await new Promise((loaded, failed) => {
      image.onload = loaded
      image.onerror = failed
      image.src = '/assets/courtyard.png'
    })
    context.drawImage(image, 0, 0, 120, 80)
    context.fillStyle = 'rgb(1, 2, 3)'
    context.fillRect(60, 40, 60, 40)
    await new Promise<void>((drawn) => canvas.requestAnimationFrame(drawn))
    const bytes = canvas.createImageData(2, 2).data.length
    const file = async (options: object) => {
      const { tempFilePath = '' } = (await wx.canvasToTempFilePath?.({ canvas, ...options })) ?? {}
      const { size } = await wx.getFileSystemManager().getFileInfo({ filePath: tempFilePath })
      const { errMsg, path, ...info } = (await wx.getImageInfo?.({ src: tempFilePath })) ?? {}
      return { errMsg, same: path === tempFilePath, name: String(tempFilePath).replace(/.*\./, ''), size, ...info }
    }
    const piece = { x: 60, y: 40, width: 60, height: 40, destWidth: 30, destHeight: 10 }
    return {
      begins,
      bytes,
      src: image.src,
      size: [image.width, image.height],
      url: canvas.toDataURL('image/jpeg').slice(0, 23),
      whole: await file({}),
      piece: await file(piece),
      fine: await file({ ...piece, destWidth: 600, destHeight: 400, fileType: 'jpg' }),
      outOfRange: await file({ ...piece, destWidth: 600, destHeight: 400, fileType: 'jpg', quality: 7 }),
      coarse: await file({ x: 0, y: 0, destWidth: 120, destHeight: 80, fileType: 'jpg', quality: 0.05 }),
      better: await file({ x: 0, y: 0, destWidth: 120, destHeight: 80, fileType: 'jpg', quality: 1 }),
    }
  })
  expect(made).toMatchObject({
    begins: [300, 150],
    bytes: 16,
    src: '/assets/courtyard.png',
    size: [60, 40],
    url: 'data:image/jpeg;base64,',
    // Two pixels of the screen to one of the page.
    whole: {
      errMsg: 'getImageInfo:ok',
      name: 'png',
      same: true,
      width: 240,
      height: 160,
      type: 'png',
      orientation: 'up',
    },
    piece: { width: 30, height: 10, type: 'png', name: 'png' },
    fine: { width: 600, height: 400, type: 'jpeg', name: 'jpg' },
  })
  expect(made.outOfRange.size).toBe(made.fine.size)
  expect(made.coarse.size).toBeLessThan(made.better.size)
})

test('what was cropped is what was drawn there', async () => {
  const pixel = await phone.page.evaluate(async () => {
    const { wx } = globalThis as Phone
    const canvas = wx.createOffscreenCanvas?.({ type: '2d', width: 40, height: 20 }) as unknown as Canvas
    const context = canvas.getContext('2d')
    context.fillStyle = 'rgb(191, 59, 38)'
    context.fillRect(20, 0, 20, 20)
    const made = await wx.canvasToTempFilePath?.({ canvas, x: 20, width: 20, destWidth: 4, destHeight: 4 })
    const image = canvas.createImage()
    await new Promise((loaded, failed) => {
      image.onload = loaded
      image.onerror = failed
      image.src = String(made?.tempFilePath)
    })
    context.drawImage(image, 0, 0)
    return [
      [0, 0],
      [3, 3],
      [4, 0],
    ].map(([x = 0, y = 0]) => Array.from(context.getImageData(x, y, 1, 1).data))
  })
  expect(pixel).toEqual([
    [191, 59, 38, 255],
    [191, 59, 38, 255],
    [0, 0, 0, 0],
  ])
})

test('refuses a canvas that is not there and a picture that is none', async () => {
  const failed = await phone.page.evaluate(async () => {
    const { wx } = globalThis as Phone
    const says = (error: unknown) => (error as { errMsg: string }).errMsg
    return [
      await wx.canvasToTempFilePath?.({}).catch(says),
      await wx.getImageInfo?.({ src: 'wxfile://tmp_99_nothing.png' }).catch(says),
    ]
  })
  expect(failed).toEqual(['canvasToTempFilePath:fail canvas is empty', 'getImageInfo:fail file not found'])
})

test('tells the desk once, with page and line, what a query cannot give', async () => {
  const heard = await openHeardPhone(phones, { openid: 'o-heard', path: 'pages/query/query' })
  await heard.hear('ready')
  await heard.page.frames()[1]?.evaluate(() => {
    const [page] = (globalThis as unknown as { getCurrentPages(): { askContext(): void }[] }).getCurrentPages()
    page?.askContext()
    page?.askContext()
  })
  await heard.hear('unsupported')
  expect((await heard.heard('unsupported')).filter(({ what }) => what === 'NodesRef.context')).toEqual([
    expect.objectContaining({
      page: 'pages/query/query',
      file: expect.stringMatching(/pages\/query\/query\.ts$/),
      line: 3,
    }),
  ])
  await heard.close()
})
