/// <reference lib="dom" />
import { fixturePhones } from '../support/fixturePhone'

jest.setTimeout(60_000)

const phones = fixturePhones('phone-life')

interface Instance {
  onTabItemTap(tab: object): void
}
type Phone = typeof globalThis & {
  wx: { switchTab(options: object): Promise<object> }
  getCurrentPages(): Instance[]
  tapped: unknown[]
}

test('a tap on a tab is told to the tab’s page, also to the one that is there already; code that goes there is not', async () => {
  const phone = await phones.open()
  const listen = () =>
    phone.page.evaluate(() => {
      const here = globalThis as Phone
      here.tapped ??= []
      const page = here.getCurrentPages().at(-1)
      if (page) page.onTabItemTap = (tab) => void here.tapped.push(tab)
    })
  const tapped = () => phone.page.evaluate(() => (globalThis as Phone).tapped)
  await listen()
  await phone.tap('甲页')
  const first = { index: '0', pagePath: 'pages/first/first', text: '甲页' }
  expect(await tapped()).toEqual([first])
  await phone.tap('乙页')
  await listen()
  await phone.page.evaluate(() => (globalThis as Phone).wx.switchTab({ url: '/pages/first/first' }))
  expect(await tapped()).toEqual([first])
  await phone.tap('乙页')
  expect(await tapped()).toEqual([first, { index: '1', pagePath: 'pages/second/second', text: '乙页' }])
})
