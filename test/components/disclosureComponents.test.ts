/// <reference lib="dom" />
import { builtMiniprogram } from '../support/builtMiniprogram'
import { renderComponent } from '../support/simulate'

jest.setTimeout(120_000)

const dist = builtMiniprogram()

const settled = () => new Promise((done) => setTimeout(done))
const texts = (parts: readonly { dom: HTMLElement }[]) => parts.map(({ dom }) => dom.textContent?.trim())

test('an account’s bar carries its name and its amount, for the eye and for the ear', () => {
  const bars = renderComponent(dist(), 'components/account-bars/account-bars', {
    rows: [
      { key: 'a', label: '垃圾清运', amount: '3,720.00 元', width: 100 },
      { key: 'b', label: '路灯维修', amount: '730.40 元', width: 19.6 },
    ],
  })
  expect(texts(bars.querySelectorAll('.account-bars__label'))).toEqual(['垃圾清运', '路灯维修'])
  expect(texts(bars.querySelectorAll('.account-bars__amount'))).toEqual(['3,720.00 元', '730.40 元'])
  expect(bars.querySelectorAll('.account-bars__fill').map(({ dom }) => dom.style.width)).toEqual(['100%', '19.6%'])
  bars.detach()
})

test('a month shows what came in above what was spent, named on the spot', () => {
  const side = (name: string, amount: string, width: number, key: string) => ({ name, amount, width, side: key })
  const bars = renderComponent(dist(), 'components/year-bars/year-bars', {
    months: [
      {
        ...{ key: '2026-07', label: '7月', spoken: '7月,收入 7,880.00 元,支出 2,590.40 元' },
        bars: [side('收', '7,880.00 元', 100, 'income'), side('支', '2,590.40 元', 32.9, 'spending')],
      },
    ],
  })
  expect(texts(bars.querySelectorAll('.year-bars__words'))).toEqual(['收7,880.00 元', '支2,590.40 元'])
  expect(bars.querySelectorAll('.year-bars__fill').map(({ dom }) => dom.style.width)).toEqual(['100%', '32.9%'])
  bars.detach()
})

test('a sum ends with its result, which stands out when it doesn’t come out', () => {
  const rows = ['上期结余', '收入', '支出', '结余'].map((label) => ({ key: label, sign: '', label, amount: '1.00 元' }))
  const sum = renderComponent(dist(), 'components/plain-sum/plain-sum', { rows })
  const lines = () => sum.querySelectorAll('.plain-sum__row').map(({ dom }) => dom.className)
  expect(lines().filter((name) => name.includes('--result'))).toEqual([lines()[3]])
  expect(lines().some((name) => name.includes('--wrong'))).toBe(false)
  sum.setData({ wrong: true })
  expect(lines().findIndex((name) => name.includes('--wrong'))).toBe(3)
  sum.detach()
})

test('a file on its way shows how far it is; tapping its action tells which file is meant', async () => {
  const file = { icon: 'image', second: '', tone: 'plain', action: '删掉' }
  const list = renderComponent(dist(), 'components/attachment-list/attachment-list', {
    files: [
      { ...file, key: 'a', name: '照片 1', percent: 100 },
      { ...file, key: 'b', name: '照片 2', percent: 40 },
    ],
  })
  expect(list.querySelectorAll('.attachment-list__fill').map(({ dom }) => dom.style.width)).toEqual(['40%'])
  const heard: unknown[] = []
  list.addEventListener('act', ({ detail }) => void heard.push(detail))
  list.querySelectorAll('.attachment-list__action')[1]?.dispatchEvent('tap')
  await settled()
  expect(heard).toEqual([{ key: 'b' }])
  list.detach()
})

test('choosing what is chosen already says nothing', async () => {
  const chips = renderComponent(dist(), 'components/choice-chips/choice-chips', {
    ...{ selected: 'finance', label: '看哪一类' },
    choices: [
      { key: '', name: '全部' },
      { key: 'finance', name: '财务' },
    ],
  })
  const heard: unknown[] = []
  chips.addEventListener('pick', ({ detail }) => void heard.push(detail))
  const [all, finance] = chips.querySelectorAll('.choice-chips__chip')
  finance?.dispatchEvent('tap')
  all?.dispatchEvent('tap')
  await settled()
  expect(heard).toEqual([{ key: '' }])
  chips.detach()
})

test('an account book’s line has amount, voucher and note below each other', () => {
  const lines = renderComponent(dist(), 'components/finance-lines/finance-lines', {
    lines: [
      {
        ...{
          key: '0',
          account: '垃圾清运',
          amount: '−1,860.00 元',
          direction: 'spending',
          facts: '7月18日 · 经手 张建国',
        },
        ...{ voucher: '没有凭证,也没写原因', voucherMissing: true, note: '两车' },
      },
    ],
  })
  expect(texts(lines.querySelectorAll('.finance-lines__amount'))).toEqual(['−1,860.00 元'])
  expect(texts(lines.querySelectorAll('.text-act'))).toEqual(['没有凭证,也没写原因'])
  lines.detach()
})
