/// <reference lib="dom" />
import { middleOf, touchAlong } from '../support/fingers'
import { fixturePhones } from '../support/fixturePhone'
import { openHeardPhone } from '../support/heardPhone'
import { pageEvents } from '../support/pageEvents'
import type { OpenPhone } from '../support/phone'

jest.setTimeout(60_000)

const phones = fixturePhones()
let phone: OpenPhone
const open = async (settings: Parameters<typeof phones.open>[0] = {}) => {
  phone = await phones.open({ path: 'pages/choosers/choosers', ...settings })
}
const events = () => pageEvents<unknown>(phone)
const wheel = (column: number) => phone.page.locator('.phone-wheel').nth(column)
/** Rows of a column of the sheet that is open. */
const rows = (column: number) => wheel(column).locator('.phone-wheel-row').allInnerTexts()
/** Turns a column of the sheet to a row, as a tap on that row does, and waits until it is there. */
const turn = async (column: number, row: string) => {
  await wheel(column).locator('.phone-wheel-row', { hasText: row }).first().dispatchEvent('click')
  await settled(column, row)
}
const settled = (column: number, row: string) =>
  phone.page.waitForFunction(
    ([at, text]) => {
      const element = document.querySelectorAll('.phone-wheel')[at]
      const middle = element?.children[Math.round(element.scrollTop / 44)]
      return middle?.textContent === text
    },
    [column, row] as const,
  )
/** The rows of a column once it ends with that one. */
const untilEnds = (column: number, last: string) =>
  phone.page.waitForFunction(
    ([at, text]) => document.querySelectorAll('.phone-wheel')[at]?.lastElementChild?.textContent === text,
    [column, last] as const,
  )
const chosenRow = (column: number) =>
  wheel(column).evaluate((element) => element.children[Math.round(element.scrollTop / 44)]?.textContent)

test('a selector shows names by range-key, gives the index as a text, and says when nothing is chosen', async () => {
  await open()
  await phone.tap('一个人')
  await phone.expectText('选谁')
  expect(await rows(0)).toEqual(['张三', '李四', '王五'])
  await settled(0, '李四')
  await turn(0, '王五')
  await phone.tap('确定')
  await phone.tap('一个人')
  await phone.tap('取消')
  expect(await events()).toEqual([
    ['一个人', { value: '2' }],
    ['一个人', '取消'],
  ])
  await phone.tap('不能选')
  expect(await phone.page.locator('.phone-picker').count()).toBe(0)
})

test('a page fills the second column by the first, and turns it', async () => {
  await open()
  await phone.tap('单元')
  await settled(1, '3单元')
  await turn(0, '西楼')
  await settled(1, '乙单元')
  expect(await rows(1)).toEqual(['甲单元', '乙单元'])
  await phone.tap('确定')
  expect(await events()).toEqual([
    ['列', { column: 0, value: 1 }],
    ['单元', { value: [1, 1] }],
  ])
})

test('dates stay between start and end, and months have their days', async () => {
  await open()
  await phone.tap('日子')
  expect(await rows(0)).toEqual(['2026年', '2027年', '2028年'])
  expect((await rows(1))[0]).toBe('2月')
  expect([(await rows(2))[0], (await rows(2)).at(-1)]).toEqual(['10日', '28日'])
  await turn(0, '2028年')
  await untilEnds(1, '3月')
  await settled(1, '2月')
  expect((await rows(2)).at(-1)).toBe('29日')
  await turn(1, '3月')
  await untilEnds(2, '5日')
  await settled(2, '5日')
  await phone.tap('确定')
  expect(await events()).toEqual([['日子', { value: '2028-03-05' }]])
  await phone.tap('太晚')
  await settled(2, '5日')
  expect(await chosenRow(0)).toBe('2028年')
})

test('fields leaves out what is finer, and without a value it is today by the phone’s clock', async () => {
  const day = 24 * 3600_000
  await open({ address: { clock: String(day * 40) } })
  const later = new Date(Date.now() + day * 40).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' })
  for (const name of ['月份', '年份', '今天']) {
    await phone.tap(name)
    await phone.tap('确定')
  }
  expect(await events()).toEqual([
    ['月份', { value: '2026-11' }],
    ['年份', { value: '2026' }],
    ['今天', { value: later }],
  ])
})

test('times stay between start and end', async () => {
  await open()
  await phone.tap('钟点')
  expect([(await rows(0))[0], (await rows(0)).at(-1)]).toEqual(['09', '21'])
  expect((await rows(1))[0]).toBe('05')
  await turn(0, '21')
  await untilEnds(1, '15')
  await settled(1, '10')
  await phone.tap('确定')
  expect(await events()).toEqual([['钟点', { value: '21:10' }]])
})

test('regions: a city belongs to its province, a district to its city; names and codes are given', async () => {
  await open()
  await phone.tap('地方')
  await settled(2, '武侯区')
  expect(await chosenRow(1)).toBe('成都市')
  await turn(0, '云南省')
  await settled(1, '昆明市')
  await settled(2, '五华区')
  await turn(1, '大理白族自治州')
  await settled(2, '大理市')
  await phone.tap('确定')
  expect(await events()).toEqual([
    ['地方', { value: ['云南省', '大理白族自治州', '大理市'], code: ['530000', '532900', '532901'] }],
  ])
})

test('regions end at the level that is asked for, below a row of the page’s own', async () => {
  await open()
  await phone.tap('到市')
  await settled(0, '全部')
  expect(await phone.page.locator('.phone-wheel').count()).toBe(2)
  expect(await rows(1)).toEqual(['全部'])
  await turn(0, '青海省')
  await untilEnds(1, '海西蒙古族藏族自治州')
  expect((await rows(1)).slice(0, 2)).toEqual(['全部', '西宁市'])
  await phone.tap('确定')
  expect(await events()).toEqual([['到市', { value: ['青海省', '全部'], code: ['630000'] }]])
})

test('a level finer than districts opens nothing and the desk is told, once', async () => {
  const heard = await openHeardPhone(phones, { openid: 'o-level', path: 'pages/choosers/choosers' })
  for (let turn = 0; turn < 2; turn++) await heard.screen.getByText('到街道', { exact: true }).click()
  const told = await heard.hear('unsupported')
  await heard.close()
  expect(told.map(({ what, page }) => `${String(page)} ${String(what)}`)).toEqual([
    'pages/choosers/choosers <picker mode="region" level="sub-district">',
  ])
})

test('wheels in the page: value, a page’s own looks, and what a finger turns', async () => {
  await open({ touch: true })
  const column = (index: number) => phone.page.locator('.wx-picker-view-wheel').nth(index)
  const row = (index: number) =>
    column(index).evaluate((element) => Math.round(element.scrollTop / (element.firstElementChild?.clientHeight ?? 0)))
  await column(0).scrollIntoViewIfNeeded()
  expect([await row(0), await row(1)]).toEqual([2, 4])
  const looks = await phone.page.locator('.wx-picker-view-indicator').evaluate((line) => {
    const { color, height, backgroundColor } = getComputedStyle(line)
    const shade = line.parentElement?.querySelector('.wx-picker-view-mask')
    return [color, height, backgroundColor, shade && getComputedStyle(shade).opacity]
  })
  expect(looks).toEqual(['rgb(1, 2, 3)', '52px', 'rgba(191, 59, 38, 0.1)', '0.5'])

  await phone.tap('到五月九日')
  expect([await row(0), await row(1)]).toEqual([4, 8])
  expect(await events()).toEqual([])

  const from = await middleOf(column(1))
  await touchAlong(phone.page, [from, { x: from.x, y: from.y - 60 }])
  await phone.expectText('["pickend"]')
  const day = await row(1)
  expect(day).toBeGreaterThan(8)
  expect(await events()).toEqual([['pickstart'], ['change', [4, day]], ['pickend']])
})
