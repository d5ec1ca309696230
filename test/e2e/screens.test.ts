/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startAppPhones, type AppPhones } from '../support/appPhones'
import { everyScreen, type Screen } from '../support/everyScreen'
import { playedDemo } from '../support/playedDemo'

// Every screen with the demo's people and long names, on the usual and the smallest phone, in normal and the largest letters.
jest.setTimeout(600_000)

let phones: AppPhones
let screens: readonly Screen[] = []

beforeAll(async () => {
  phones = await startAppPhones()
  screens = await everyScreen(phones.cloud, await playedDemo(phones, 'voting'))
})
afterAll(() => phones?.stop())

/** Phones that are open at the same time: each waits for the cloud while another draws. */
const AT_ONCE = 3

async function atOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

test('no page of the mini-program is left out', () => {
  interface App {
    pages: string[]
    subpackages: { root: string; pages: string[] }[]
  }
  const app = JSON.parse(readFileSync(join(phones.outDir, 'miniprogram/app.json'), 'utf8')) as App
  const pages = [
    ...app.pages,
    ...app.subpackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`)),
  ]
  const opened = new Set(screens.map(([, path]) => path.split('?')[0]))
  expect(pages.filter((page) => !opened.has(page))).toEqual([])
})

const TEXTS = ['.text-title', '.text-card', '.text-body', '.text-strong']

describe.each([
  ['390 px, normal letters', 390, 844, 17],
  ['320 px, normal letters', 320, 640, 17],
  ['320 px, the largest letters', 320, 640, 24.5],
])('%s', (_label, width, height, font) => {
  test('nothing runs past the edge, nothing is smaller than 13 px, nothing unsaid shows', async () => {
    const wrong: object[] = []
    await atOnce(screens, async ([openid, path]) => {
      const phone = await phones.open(openid, { width, height, font, path })
      const drawn = await phone.page
        .locator(TEXTS.map((name) => `.phone-page:not([hidden]) ${name}`).join(', '))
        .filter({ visible: true })
        .first()
        .waitFor()
        .then(
          () => true,
          () => false,
        )
      if (!drawn) wrong.push({ path, drawn })
      const found = await phone.page.evaluate(() => {
        const shown = document.querySelector('.phone-page:not([hidden])')
        const parts = Array.from(shown?.querySelectorAll('*') ?? [])
        const box = (element: Element) => Element.prototype.getBoundingClientRect.call(element)
        const texts = parts.filter((part) =>
          Array.from(part.childNodes).some((node) => node.nodeType === 3 && node.textContent?.trim()),
        )
        return {
          past: parts.filter((part) => box(part).width > 0 && box(part).right > innerWidth + 1).length,
          small: texts
            .filter(
              (part) =>
                box(part).width > 0 &&
                parseFloat(getComputedStyle(part).fontSize) < 12.9 &&
                !part.closest('.phone-chrome'),
            )
            .map((part) => part.textContent?.trim() ?? ''),
          unsaid: /undefined|NaN|null|\[object/.exec(shown?.textContent ?? '')?.[0] ?? '',
        }
      })
      const errors = await phone.errors()
      if (found.past > 0 || found.small.length > 0 || found.unsaid || errors.length > 0) {
        wrong.push({ path, ...found, errors })
      }
      await phone.close()
    })
    expect(wrong).toEqual([])
  })
})
