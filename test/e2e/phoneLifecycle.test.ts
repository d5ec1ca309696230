/// <reference lib="dom" />
import { fixturePhones } from '../support/fixturePhone'
import { openHeardPhone } from '../support/heardPhone'
import type { OpenPhone } from '../support/phone'

jest.setTimeout(120_000)

const phones = fixturePhones('phone-life')
let phone: OpenPhone

interface AppSide {
  getApp(): { log: string[] }
  wx: Record<string, (options: object) => Promise<unknown>>
  getCurrentPages(): { inOrder(): void }[]
}

/** What was called until `last` was; the log begins anew. */
async function calledUntil(last: string): Promise<string[]> {
  await phone.page.waitForFunction((wanted) => (globalThis as unknown as AppSide).getApp().log.includes(wanted), last)
  return phone.page.evaluate(() => (globalThis as unknown as AppSide).getApp().log.splice(0))
}

const go = (api: 'navigateTo' | 'redirectTo' | 'navigateBack' | 'switchTab' | 'reLaunch', page = '') =>
  phone.page.evaluate(([name, url]) => (globalThis as unknown as AppSide).wx[name]?.({ url }), [
    api,
    `/pages/${page}/${page}`,
  ] as const)

const order = (message: object) => phone.page.evaluate((data) => postMessage(data), message)

/** Of a page that opens: its components come first, in each step (页面路由; 组件所在页面的生命周期). */
const opens = (name: string) => [
  'part created',
  `${name}’s part attached`,
  `${name} onLoad`,
  ...shows(name),
  `${name}’s part ready`,
  `${name} onReady`,
]
const shows = (name: string) => [`${name}’s part show`, `${name} onShow`]
const hides = (name: string) => [`${name}’s part hide`, `${name} onHide`]
/** The one step in which the page comes first. */
const closes = (name: string) => [`${name} onUnload`, `${name}’s part detached`]

describe('what is called when', () => {
  test('app, pages and components live in the order that WeChat documents', async () => {
    phone = await phones.open()
    expect(await calledUntil('甲 onReady')).toEqual(['app onLaunch', 'app onShow', ...opens('甲')])

    await go('navigateTo', 'third')
    expect(await calledUntil('丙 onReady')).toEqual([...hides('甲'), ...opens('丙')])
    await go('navigateBack')
    expect(await calledUntil('甲 onShow')).toEqual([...closes('丙'), ...shows('甲')])

    await go('navigateTo', 'third')
    await calledUntil('丙 onReady')
    await go('redirectTo', 'fourth')
    expect(await calledUntil('丁 onReady')).toEqual([...closes('丙'), ...opens('丁')])

    // The tab page below was hidden already: it isn't hidden once more.
    await go('switchTab', 'second')
    expect(await calledUntil('乙 onReady')).toEqual([...closes('丁'), ...opens('乙')])
    await go('switchTab', 'first')
    expect(await calledUntil('甲 onShow')).toEqual([...hides('乙'), ...shows('甲')])

    await order({ type: 'phone:wake' })
    expect(await calledUntil('甲 onShow')).toEqual([...hides('甲'), 'app onHide', 'app onShow', ...shows('甲')])

    await go('reLaunch', 'third')
    expect(await calledUntil('丙 onReady')).toEqual([...closes('甲'), ...closes('乙'), ...opens('丙')])
  })

  test('callbacks come after the code that asked, success before complete, and setData’s when it is drawn', async () => {
    phone = await phones.open({ path: 'pages/fourth/fourth' })
    await calledUntil('丁 onReady')
    await phone.page.evaluate(() => (globalThis as unknown as AppSide).getCurrentPages()[0]?.inOrder())
    const log = await calledUntil('width true')
    expect(log.slice(0, 4)).toEqual(['begin', 'data 新的字', 'promise true, undefined', 'end'])
    const later = log.slice(4)
    const inOrder = (...steps: string[]) => {
      const places = steps.map((step) => later.indexOf(step))
      expect([steps, places]).toEqual([steps, [...places].sort((a, b) => a - b)])
      expect(Math.min(...places)).toBeGreaterThanOrEqual(0)
    }
    inOrder('success', 'complete')
    inOrder('fail', 'complete of fail')
    inOrder('app onError Error: 错在回调里', 'complete after a throw')
    inOrder('next tick')
    inOrder('setData callback', 'width true')
    inOrder('app onUnhandledRejection 没人接')
  })

  test('a first page that is not there is the app’s to answer', async () => {
    phone = await phones.open({ path: 'pages/none/none' })
    expect(await calledUntil('丙 onReady')).toEqual([
      'app onLaunch',
      'app onShow',
      'app onPageNotFound pages/none/none',
      ...opens('丙'),
    ])
  })

  test('dark or light: the page’s style sheet, the bars of theme.json, what wx tells, and a change of it', async () => {
    phone = await phones.open({ address: { theme: 'dark' } })
    const colours = () =>
      phone.page.evaluate(() => {
        const colourOf = (selector: string, property: 'color' | 'backgroundColor') => {
          const element = document.querySelector(`.phone-page:not([hidden]) ${selector}`)
          return element ? getComputedStyle(element)[property] : ''
        }
        const bars = [colourOf('.phone-nav', 'backgroundColor'), colourOf('.phone-nav', 'color')]
        return [colourOf('page', 'backgroundColor'), ...bars, colourOf('.phone-tabs', 'backgroundColor')]
      })
    const told = () =>
      phone.page.evaluate(
        () => (globalThis as unknown as { wx: { getAppBaseInfo(): { theme?: string } } }).wx.getAppBaseInfo().theme,
      )
    expect(await colours()).toEqual(['rgb(17, 17, 17)', 'rgb(25, 25, 25)', 'rgb(255, 255, 255)', 'rgb(25, 25, 25)'])
    expect(await told()).toBe('dark')
    await phone.page.evaluate(() => void (globalThis as unknown as AppSide).wx.showModal?.({ content: '夜里问' }))
    const box = phone.page.locator('.phone-modal')
    expect(await box.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(44, 44, 44)')
    await phone.tap('确定')
    await order({ type: 'phone:theme', theme: 'light' })
    await calledUntil('app onThemeChange light')
    expect(await colours()).toEqual(['rgb(255, 255, 255)', 'rgb(247, 247, 247)', 'rgb(0, 0, 0)', 'rgb(247, 247, 247)'])
    expect(await told()).toBe('light')
    await phone.tap('乙页')
    expect(await colours()).toEqual(['rgb(255, 255, 255)', 'rgb(247, 247, 247)', 'rgb(0, 0, 0)', 'rgb(247, 247, 247)'])
  })
})

// The build writes JSON on one line.
test('what the phone does not know is told once, with the page and the line that asks for it', async () => {
  const heard = await openHeardPhone(phones, { openid: 'o-odd', path: 'pages/odd/odd' })
  await heard.hear('unsupported', 5)
  const button = heard.screen.getByText('找信标')
  await button.click()
  await button.click()
  const told = await heard.hear('unsupported', 7)
  const places = told.map(({ what, file, line, page }) => [
    what,
    String(file).replace(/^.*(?=pages\/)/, ''),
    line,
    page,
  ])
  const page = 'pages/odd/odd'
  expect(places.sort()).toEqual(
    [
      ['"pageOrientation"', 'pages/odd/odd.json', 1, page],
      ['<view bind:touchforcechange>', 'pages/odd/odd.wxml', 2, page],
      ['<view hover-odd>', 'pages/odd/odd.wxml', 4, page],
      ['<progress active>', 'pages/odd/odd.wxml', 6, page],
      ['onShareTimeline', 'pages/odd/odd.ts', 1, page],
      ['wx.startBeaconDiscovery', 'pages/odd/odd.ts', 4, page],
      ['wx.startBeaconDiscovery', 'pages/odd/odd.ts', 5, page],
    ].sort(),
  )
  await heard.close()
})
