/// <reference lib="dom" />
import { fixturePhones } from '../support/fixturePhone'
import { openHeardPhone } from '../support/heardPhone'
import type { OpenPhone } from '../support/phone'

jest.setTimeout(60_000)

const phones = fixturePhones()

const bodyFont = (phone: OpenPhone, selector: string) =>
  phone.page
    .locator(selector)
    .first()
    .evaluate((element) => parseFloat(getComputedStyle(element).fontSize))

describe('the phone', () => {
  let phone: OpenPhone
  test('keeps what a page stores, for its owner alone, within WeChat’s limits', async () => {
    phone = await phones.open({ path: 'pages/tools/tools' })
    await phone.tap('存取')
    await phone.expectText('草稿')
    const keys = await phone.page.evaluate(() => Object.keys(localStorage))
    expect(keys).toEqual(['phone:o-fixture:data:draft'])
    await phone.tap('存太多')
    await phone.expectText(/data exceed max size 1MB/)
  })

  test('says what it does not support, once, and what WeChat lacks is missing', async () => {
    phone = await phones.open({ path: 'pages/tools/tools' })
    const warnings: string[] = []
    phone.page.on('console', (message) => void warnings.push(message.text()))
    await phone.tap('没有的接口')
    await phone.expectText(/startBluetoothDevicesDiscovery:fail not supported/)
    await phone.tap('没有的接口')
    await phone.tap('浏览器的东西')
    await phone.expectText('undefined undefined undefined undefined')
    expect(warnings.filter((text) => text.includes('startBluetoothDevicesDiscovery'))).toHaveLength(1)
  })

  test('measures setData, and more than WeChat hands over does not arrive', async () => {
    phone = await phones.open({ path: 'pages/tools/tools' })
    await phone.tap('大数据')
    await phone.expectText('设了')
    const figures = () =>
      phone.page.evaluate(() =>
        (
          globalThis as unknown as {
            __phone: { metrics(): { components: Record<string, { count: number; largestBytes: number }> } }
          }
        ).__phone.metrics(),
      )
    const { components } = await figures()
    expect(components['pages/tools/tools']).toMatchObject({ largestBytes: 900_000 + '{"hidden":""}'.length })
    expect(await phone.errors()).toEqual([])
    await phone.tap('太大的数据')
    await phone.expectText('留着 300000')
    expect(await phone.errors()).toEqual([
      expect.stringMatching(/^pages\/tools\/tools setData Error: data of 1200013 bytes is over the limit/),
    ])
  })

  test('tells the desk what setData costs: a warning a component and reason, figures once a second', async () => {
    const heard = await openHeardPhone(phones, { openid: 'o-heard', path: 'pages/tools/tools' })
    for (const action of ['大数据', '大数据', '很多次', '很多次']) {
      await heard.screen.getByRole('button', { name: action, exact: true }).click()
    }
    await heard.screen.getByText('设了五十次').waitFor()
    await heard.page.waitForFunction(() => {
      const { heard: all } = globalThis as unknown as { heard: { kind: string; setData: { count: number } }[] }
      return all.some(({ kind, setData }) => kind === 'metrics' && setData.count > 50)
    })
    const warnings = await heard.heard('setData-warning')
    expect(
      warnings.map(({ component, bytes, keys, perSecond }) => [component, bytes, keys, Number(perSecond) > 20]),
    ).toEqual([
      ['pages/tools/tools', 900_013, ['hidden'], false],
      ['pages/tools/tools', expect.any(Number), ['turn'], true],
    ])
    const [first, ...more] = await heard.heard('metrics')
    expect(first).toEqual({
      type: 'phone:event',
      kind: 'metrics',
      openid: 'o-heard',
      page: 'pages/tools/tools',
      setData: {
        count: expect.any(Number),
        bytes: expect.any(Number),
        ms: expect.any(Number),
        largestBytes: expect.any(Number),
        perSecondMax: expect.any(Number),
      },
      firstPageMs: expect.any(Number),
    })
    // Of about sixty calls.
    expect(more.length).toBeLessThan(20)
    await heard.close()
    phone = await phones.open()
  })

  test('has the size, the bars and the font size of a phone', async () => {
    phone = await phones.open({ path: 'pages/tools/tools', width: 320, height: 640, font: 22 })
    await phone.tap('窗口')
    await phone.expectText('552 44 313 22')
  })

  test('page-meta sets what a rem is, for its page alone', async () => {
    phone = await phones.open()
    expect(await bodyFont(phone, '.rem')).toBe(30)
    await phone.tap('表单')
    const [width, height] = await phone.page
      .locator('wx-view', { hasText: /^半宽$/ })
      .evaluate((element) => [element.clientWidth, element.clientHeight])
    expect([width, height]).toEqual([195, 16])
  })

  test('rules of one page do not touch another', async () => {
    phone = await phones.open()
    await phone.tap('#detail')
    const colour = () =>
      phone.page.locator('.phone-page:not([hidden]) .hello').evaluate((element) => getComputedStyle(element).color)
    expect(await colour()).toBe('rgb(0, 128, 0)')
    await phone.tap('#back')
    expect(await colour()).toBe('rgb(191, 59, 38)')
  })

  test('pulls to refresh, by mouse and by finger', async () => {
    for (const touch of [false, true]) {
      phone = await phones.open({ touch })
      if (touch) {
        const session = await phone.page.context().newCDPSession(phone.page)
        const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
          session.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 195, y }] })
        await send('touchStart', 200)
        for (let y = 210; y <= 340; y += 10) await send('touchMove', y)
        await send('touchEnd')
      } else {
        await phone.page.mouse.move(195, 200)
        await phone.page.mouse.down()
        await phone.page.mouse.move(195, 340, { steps: 8 })
        await phone.page.mouse.up()
      }
      await phone.expectText('刷新 1 次，显示 1 次')
    }
  })

  test('a page grows when its bottom is reached, and observers see what comes into view', async () => {
    phone = await phones.open({ path: 'packages/extra/long/long' })
    await phone.expectText('40 行')
    await phone.expectText(/还没看到/)
    await phone.page.mouse.move(195, 500)
    await phone.page.mouse.wheel(0, 4000)
    await phone.page.locator('wx-view', { hasText: /^50 行$/ }).waitFor({ state: 'attached' })
    await phone.page.mouse.wheel(0, 8000)
    await phone.page
      .locator('wx-view', { hasText: /看到了$/ })
      .first()
      .waitFor({ state: 'attached' })
  })

  test('shares what the page gives, as the other person would see it', async () => {
    phone = await phones.open()
    await phone.tap('转给邻居')
    await phone.expectText('来看看院规草案')
    expect(await phone.page.locator('.phone-share-card').getAttribute('data-path')).toBe(
      '/packages/extra/detail/detail?id=9',
    )
    await phone.tap('发送')
    await phone.tap(phone.page.getByLabel('更多'))
    await phone.expectText('转发给朋友')
    await phone.tap(phone.page.locator('.phone-sheet-cancel'))
    await phone.page.evaluate(() =>
      (globalThis as unknown as { wx: { hideShareMenu(): Promise<void> } }).wx.hideShareMenu(),
    )
    await phone.tap(phone.page.getByLabel('更多'))
    await phone.expectText('重新进入小程序')
    await phone.expectNoText('转发给朋友')
  })

  test('a service notice drops down and opens its page', async () => {
    phone = await phones.open()
    await phone.page.evaluate(() => {
      postMessage({
        type: 'phone:notice',
        title: '表决开始',
        page: 'packages/extra/detail/detail?id=7',
        lines: [{ label: '事项', text: '换门禁' }],
      })
    })
    await phone.tap('表决开始')
    await phone.expectText('{"id":"7"}')
  })

  test('refuses an eleventh page', async () => {
    phone = await phones.open({ path: 'packages/extra/detail/detail' })
    const refused = await phone.page.evaluate(async () => {
      const { wx } = globalThis as unknown as { wx: { navigateTo(options: object): Promise<unknown> } }
      for (let opened = 1; ; opened++) {
        try {
          await wx.navigateTo({ url: `/packages/extra/detail/detail?id=${opened}` })
        } catch (error) {
          return [opened, (error as { errMsg: string }).errMsg]
        }
      }
    })
    expect(refused).toEqual([10, 'navigateTo:fail webview count limit exceed'])
  })

  test('reports what a page throws, with where it happened', async () => {
    phone = await phones.open({ path: 'pages/mine/mine' })
    await phone.page.evaluate(() => {
      const { getCurrentPages } = globalThis as unknown as { getCurrentPages(): { onShow: () => void }[] }
      const [page] = getCurrentPages()
      if (page)
        page.onShow = () => {
          throw new Error('页面里的错')
        }
    })
    await phone.tap('首页')
    await phone.tap('我的')
    expect(await phone.errors()).toEqual([expect.stringMatching(/^pages\/mine\/mine onShow Error: 页面里的错/)])
  })

  test('tells the desk around it whose phone is ready and where it is', async () => {
    const heard = await openHeardPhone(phones, { openid: 'o-framed', path: 'pages/mine/mine' })
    const mine = { type: 'phone:event', openid: 'o-framed', page: 'pages/mine/mine' }
    expect(await heard.hear('ready')).toEqual([expect.objectContaining({ ...mine, kind: 'ready' })])
    expect(await heard.heard('navigated')).toEqual([expect.objectContaining({ ...mine, kind: 'navigated', depth: 1 })])
    await heard.close()
    phone = await phones.open()
  })

  test('draws on a canvas, shows pictures of the package, and keeps scripts out of rich text', async () => {
    phone = await phones.open({ path: 'pages/forms/forms' })
    await phone.expectText('191,59,38,255')
    await phone.page.locator('wx-view', { hasText: /^图 60×40$/ }).waitFor({ state: 'attached' })
    expect(await phone.page.evaluate(() => 'broken' in globalThis)).toBe(false)
    await phone.page
      .locator('wx-scroll-view')
      .first()
      .evaluate((list) => list.scrollTo({ top: 9999 }))
    await phone.expectText('到底 1 次')
    await phone.tap('#next')
    await phone.expectText('滑到 1')
  })

  test('swipes and drags', async () => {
    phone = await phones.open({ path: 'pages/gallery/gallery', touch: true })
    const session = await phone.page.context().newCDPSession(phone.page)
    const cell = phone.text('左滑操作')
    await cell.scrollIntoViewIfNeeded()
    const box = await cell.boundingBox()
    if (!box) throw new Error('no cell')
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: box.y + 5 }] })
    await send('touchStart', 300)
    for (let x = 290; x > 150; x -= 10) await send('touchMove', x)
    await send('touchEnd')
    await phone.tap('删除')
    await phone.expectText('删掉了')
  })
})
