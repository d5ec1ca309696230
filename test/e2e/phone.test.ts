/// <reference lib="dom" />
import { fixturePhones } from '../support/fixturePhone'
import type { OpenPhone } from '../support/phone'

jest.setTimeout(60_000)

const phones = fixturePhones()

describe.each([
  ['mouse', false],
  ['fingers', true],
])('by %s', (_name, touch) => {
  let phone: OpenPhone
  afterEach(async () => {
    // A test that broke something inside the phone unseen fails here.
    expect(await phone.errors()).toEqual([])
  })

  test('a page shows its components, and an event changes it', async () => {
    phone = await phones.open({ touch })
    await phone.expectText('11月21日 共3件')
    await phone.expectText('支持率 43%')
    await phone.tap('同意')
    await phone.expectText('最近：更换大门门禁：同意')
    await phone.expectText('已点 1 次')
    await phone.expectText('泛型项：乙')
  })

  test('a page of a subpackage opens, gets its query, and answers the page that opened it', async () => {
    phone = await phones.open({ touch })
    await phone.tap('#detail')
    await phone.expectText('{"id":"2","name":"%E4%B8%AD%E6%96%87"}')
    await phone.expectText('只在分包里用的话')
    await phone.expectText('详情 2')
    expect(await phone.route()).toBe('packages/extra/detail/detail')
    await phone.tap('#back')
    await phone.expectText('最近：收到第二项')
  })

  test('tabs switch by the app’s own bar, keep their pages, and the bar has the page’s colours', async () => {
    phone = await phones.open({ touch })
    await phone.tap('反对')
    await phone.tap('我的')
    await phone.expectText('我的页面')
    const colour = await phone.text('首页').evaluate((element) => getComputedStyle(element).color)
    expect(colour).toBe('rgb(86, 96, 102)')
    const tabs = phone.page.locator('.phone-page:not([hidden]) custom-tab-bar')
    expect(await tabs.getByText('我的').evaluate((element) => getComputedStyle(element).color)).toBe('rgb(191, 59, 38)')
    await phone.tap('首页')
    await phone.expectText('已点 1 次')
    await phone.expectText('刷新 0 次，显示 2 次')
  })

  test('TDesign components render and answer', async () => {
    phone = await phones.open({ touch, path: 'pages/gallery/gallery' })
    await phone.tap('单元格')
    await phone.tap(
      phone.page.locator('.t-switch').first().or(phone.page.locator('[class*="--t-switch"]').first()).first(),
    )
    await phone.expectText('点了 1 次，开关开')
    await phone.tap('已结束')
    await phone.expectText('结束了的事')
    await phone.fill('请输入姓名', '张三')
    await phone.expectText('姓名：张三')
    await phone.fill('搜索户号', '12')
    await phone.expectText('搜索：12')
    await phone.tap('方案乙')
    await phone.tap('装灯')
    await phone.expectText('选了 b，勾了 x,y')
    await phone.tap('折叠面板')
    await phone.expectText('面板里的内容')
    for (const text of ['提案', '60%', '标签', '分割线', '暂无数据', '提交成功', '加载中', '宽按钮', '本周六停水']) {
      await phone.expectText(text)
    }
  })

  test('TDesign overlays open, answer and close', async () => {
    phone = await phones.open({ touch, path: 'pages/overlays/overlays' })
    await phone.tap('确认框')
    await phone.tap(phone.page.getByText('确定', { exact: true }))
    await phone.expectText('结果：确认了')
    await phone.expectNoText('截止前可以改')
    await phone.tap('轻提示')
    await phone.expectText('已经提交')
    await phone.tap('弹出层')
    await phone.expectText('底部弹层的内容')
    await (touch ? phone.page.touchscreen.tap(195, 150) : phone.page.mouse.click(195, 150))
    await phone.expectNoText('底部弹层的内容')
    await phone.tap('动作面板')
    await phone.tap('保存图片')
    await phone.expectText('结果：保存图片')
    await phone.tap('选楼栋')
    await phone.tap('确认')
    await phone.expectText('结果：2号楼')
    await phone.tap('选日期')
    await phone.tap(phone.page.getByText('确定', { exact: true }).filter({ visible: true }))
    await phone.expectText('结果：2026-03-01')
    await phone.tap('消息条')
    await phone.expectText('有新的公示')
  })

  test('fields of a form are collected', async () => {
    phone = await phones.open({ touch, path: 'pages/forms/forms' })
    await phone.fill('户主', '李四')
    await phone.expectText('输入：李四')
    await phone.tap('同意')
    await phone.tap('装灯')
    await phone.tap('#building')
    await phone.tap('3号楼')
    await phone.page
      .locator('.phone-wheel')
      .first()
      .evaluate(
        (wheel) =>
          new Promise<void>((done) => {
            wheel.addEventListener('scrollend', () => done(), { once: true })
            if (wheel.scrollTop >= 88) done()
          }),
      )
    await phone.page.waitForFunction(() => document.querySelector('.phone-wheel')?.scrollTop === 88)
    await phone.tap('确定')
    await phone.expectText('楼栋：3号楼')
    await phone.tap('提交')
    const out = JSON.parse((await phone.text(/^\{"owner"/).textContent()) ?? '{}') as object
    expect(out).toEqual({
      owner: '李四',
      opinion: '一行',
      choice: 'yes',
      topics: ['装灯'],
      notify: true,
      share: 20,
      building: 2,
      day: '2026-03-01',
    })
    await phone.tap('重填')
    await phone.expectText('重填了')
  })

  test('a swiper follows a finger to the next slide, and no further than its last', async () => {
    phone = await phones.open({ path: 'pages/forms/forms' })
    const { mouse } = phone.page
    const swiper = phone.page.locator('wx-swiper')
    await swiper.scrollIntoViewIfNeeded()
    const box = await swiper.boundingBox()
    if (!box) throw new Error('no swiper')
    const dots = phone.page.locator('.wx-swiper-dots i')
    const shown = async () => {
      const colours = await dots.evaluateAll((all) => all.map((dot) => (dot as HTMLElement).style.background))
      return colours.findIndex(
        (colour) => colour !== colours.find((each) => colours.filter((other) => other === each).length > 1),
      )
    }
    const drag = async (from: number, to: number) => {
      const y = box.y + box.height / 2
      await mouse.move(box.x + box.width * from, y)
      await mouse.down()
      await mouse.move(box.x + box.width * to, y, { steps: 8 })
      await mouse.up()
    }
    await drag(0.9, 0.1)
    expect(await shown()).toBe(1)
    await drag(0.9, 0.1)
    await drag(0.9, 0.1)
    expect(await shown()).toBe(2)
    await drag(0.1, 0.9)
    expect(await shown()).toBe(1)
    expect(await phone.errors()).toEqual([])
  })

  test('a long press is no tap, and a disabled button is none either', async () => {
    phone = await phones.open({ touch, path: 'pages/forms/forms' })
    await phone.text('长按这里').scrollIntoViewIfNeeded()
    const box = await phone.text('长按这里').boundingBox()
    if (!box) throw new Error('nothing to press')
    if (touch) {
      const session = await phone.page.context().newCDPSession(phone.page)
      await session.send('Input.dispatchTouchEvent', {
        type: 'touchStart',
        touchPoints: [{ x: box.x + 5, y: box.y + 5 }],
      })
      await phone.expectText('长按 1 次')
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    } else {
      await phone.page.mouse.move(box.x + 5, box.y + 5)
      await phone.page.mouse.down()
      await phone.expectText('长按 1 次')
      await phone.page.mouse.up()
    }
    await phone.page.locator('wx-button', { hasText: '不能点' }).click({ force: true })
    await phone.expectNoText('不该点到')
  })

  test('dialogs of wx look and answer like WeChat’s', async () => {
    phone = await phones.open({ touch, path: 'pages/tools/tools' })
    await phone.tap('对话框')
    await phone.expectText('不能反悔')
    await phone.tap('取消')
    await phone.expectText('点了取消')
    await phone.tap('选单')
    await phone.tap('乙')
    await phone.expectText(/^1$/)
    await phone.tap('扫码')
    await phone.fill('输入二维码里的内容', 'c=123')
    await phone.tap('确定')
    await phone.expectText('c=123')
    await phone.tap('打电话')
    await phone.tap('呼叫')
    await phone.expectText('打了')
  })
})
