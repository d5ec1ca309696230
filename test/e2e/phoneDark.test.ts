/// <reference lib="dom" />
import { fixturePhones } from '../support/fixturePhone'
import type { OpenPhone } from '../support/phone'

jest.setTimeout(120_000)

/** An app that says `darkmode` in app.json, and one that doesn't. */
const following = fixturePhones('phone-life')
const constant = fixturePhones('phone-app')
let phone: OpenPhone

type Looks = Record<string, string>
/** Colours of elements and of parts of them, by selector; `::placeholder` and the like work too. */
const looks = (selectors: readonly string[]): Promise<Looks> =>
  phone.page.evaluate((wanted) => {
    const entries = wanted.map((selector) => {
      const [, element = selector, pseudo] = /^(.*?)(::.*)?$/.exec(selector) ?? []
      const found = Array.from(document.querySelectorAll(element)).find((each) => each.checkVisibility())
      if (!found) throw new Error(`nothing is ${selector}`)
      const { color, backgroundColor, borderTopColor, backgroundImage } = getComputedStyle(found, pseudo ?? null)
      return [selector, [color, backgroundColor, borderTopColor, backgroundImage].join(' ')]
    })
    return Object.fromEntries(entries) as Looks
  }, selectors)
const turn = (theme: 'dark' | 'light') =>
  phone.page.evaluate(async (wanted) => {
    postMessage({ type: 'phone:theme', theme: wanted })
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))
  }, theme)
/** Which of them look otherwise in the dark. */
const changing = async (selectors: readonly string[]) => {
  const light = await looks(selectors)
  await turn('dark')
  const dark = await looks(selectors)
  await turn('light')
  expect(await looks(selectors)).toEqual(light)
  return selectors.filter((selector) => light[selector] !== dark[selector])
}

const ELEMENTS = [
  'wx-button',
  'wx-button[type=primary]',
  'wx-input input::placeholder',
  'wx-switch',
  'wx-switch[checked] > i',
  'wx-checkbox > i',
  'wx-radio > i',
  'wx-slider input',
  '.wx-progress-bar',
]

test('elements, bars and WeChat’s own dialogs turn dark with the phone when the app follows it', async () => {
  phone = await following.open({ path: 'pages/looks/looks' })
  const page = [...ELEMENTS, '.wx-picker-view-mask', '.wx-picker-view-indicator', '.phone-nav']
  expect(await changing(page)).toEqual(page)
  await phone.tap('选一个人')
  const picker = ['.phone-picker', '.phone-picker-confirm', '.phone-picker-head', '.phone-picker-line']
  expect(await changing(picker)).toEqual(picker)
  await phone.tap('取消')
  await phone.tap('问一问')
  const modal = ['.phone-modal', '.phone-modal > p', '.phone-modal-buttons', '.phone-modal-confirm']
  expect(await changing(modal)).toEqual(modal)
  await phone.tap('取消')
  await phone.tap('选一项')
  const sheet = ['.phone-sheet', '.phone-sheet-item', '.phone-sheet-cancel']
  expect(await changing(sheet)).toEqual(sheet)
})

test('the tab bar takes its colours from theme.json', async () => {
  phone = await following.open({ path: 'pages/first/first' })
  expect(await changing(['.phone-tabs', '.phone-nav'])).toEqual(['.phone-tabs', '.phone-nav'])
})

test('what a page colours itself keeps its colours', async () => {
  phone = await following.open({ path: 'pages/looks/looks', address: { theme: 'dark' } })
  const dark = (await looks(['wx-button.own']))['wx-button.own']
  expect(dark).toMatch(/^rgb\(1, 2, 3\) rgb\(200, 210, 220\) /)
  await turn('light')
  expect((await looks(['wx-button.own']))['wx-button.own']).toBe(dark)
})

test('an app that doesn’t say darkmode stays light, its dialogs too', async () => {
  phone = await constant.open({ path: 'pages/forms/forms' })
  expect(await changing([...ELEMENTS, '.phone-nav'])).toEqual([])
  await phone.tap('#building')
  expect(await changing(['.phone-picker', '.phone-picker-confirm'])).toEqual([])
})
