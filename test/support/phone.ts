import type { Browser, Locator, Page } from 'playwright-core'

export interface PhoneSettings {
  browser: Browser
  /** Address of the phone's page (servePhone). */
  url: string
  openid: string
  /** Address of the local cloud; left out = none. */
  cloudUrl?: string
  width?: number
  height?: number
  /** fontSizeSetting, px. */
  font?: number
  /** Page and query to open: `pages/home/home?a=1`. */
  path?: string
  scene?: string
  /** More of what the phone's address takes: network, seed, theme, keyboard, … */
  address?: Record<string, string>
  /** Fingers instead of a mouse. */
  touch?: boolean
}

/** A phone in a browser, to be used as a person would: by what is on the screen. */
export interface OpenPhone {
  page: Page
  /** The visible element with exactly that text (a RegExp: matching) on the page on top or in a dialog. */
  text: (text: string | RegExp) => Locator
  /** By a text on the screen (exactly that before one that contains it), or a selector that begins with `.`, `#` or a tag of the phone (`wx-`). */
  tap: (target: string | RegExp | Locator) => Promise<void>
  fill: (placeholder: string, value: string) => Promise<void>
  expectText: (text: string | RegExp) => Promise<void>
  expectNoText: (text: string | RegExp) => Promise<void>
  screenshot: (file: string) => Promise<void>
  /** What went wrong inside the phone so far. */
  errors: () => Promise<string[]>
  route: () => Promise<string>
  close: () => Promise<void>
}

/** Long enough for a machine that does much else; nothing waits longer than it must. */
const WAIT_MS = 15_000
/** On the page on top, or in one of the phone's own layers. */
const SCREEN = '.phone-page:not([hidden]), #phone-layers, .phone-notice'

export async function openPhone(settings: PhoneSettings): Promise<OpenPhone> {
  const { browser, url, openid, cloudUrl = '', width = 390, height = 844, font, path, scene, touch = false } = settings
  const { address = {} } = settings
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 2,
    hasTouch: touch,
    isMobile: touch,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(WAIT_MS)
  const query = new URLSearchParams({ openid, cloud: cloudUrl, ...address })
  if (font) query.set('font', String(font))
  if (path) query.set('path', path)
  if (scene) query.set('scene', scene)
  const said: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(error.stack ?? error.message))
  await page.goto(`${url}index.html?${query.toString()}`)
  await page
    .locator('#phone[data-ready]')
    .waitFor()
    .catch(() => {
      throw new Error(`the phone did not start:\n${said.join('\n')}`)
    })

  const screen = page.locator(SCREEN)
  const visible = (locator: Locator) => locator.filter({ visible: true }).first()
  const text = (wanted: string | RegExp) =>
    visible(typeof wanted === 'string' ? screen.getByText(wanted, { exact: true }) : screen.getByText(wanted))
  const containing = (wanted: string | RegExp) => visible(screen.getByText(wanted))
  const find = async (target: string | RegExp): Promise<Locator> => {
    if (target instanceof RegExp) return text(target)
    // #x is an id in WXML; the phone keeps it in an attribute, prefixed.
    if (target.startsWith('#')) return visible(screen.locator(`[exparser\\:info-attr-id$="${target.slice(1)}"]`))
    if (/^(\.|wx-)/.test(target)) return visible(page.locator(target))
    await containing(target).waitFor()
    return (await text(target).count()) ? text(target) : containing(target)
  }
  return {
    page,
    text,
    tap: async (target) => {
      const locator = typeof target === 'string' || target instanceof RegExp ? await find(target) : target
      await (touch ? locator.tap() : locator.click())
    },
    fill: (placeholder, value) => visible(screen.getByPlaceholder(placeholder)).fill(value),
    expectText: async (wanted) => containing(wanted).waitFor(),
    expectNoText: async (wanted) => {
      await containing(wanted).waitFor({ state: 'hidden' })
    },
    screenshot: async (file) => void (await page.screenshot({ path: file })),
    errors: () => page.evaluate(() => (globalThis as unknown as { __phone: { errors(): string[] } }).__phone.errors()),
    route: () =>
      page.evaluate(() => (globalThis as unknown as { __phone: { pages(): string[] } }).__phone.pages().at(-1) ?? ''),
    close: () => context.close(),
  }
}
