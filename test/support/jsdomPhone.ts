/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { JSDOM, VirtualConsole } from 'jsdom'

export interface JsdomPhone {
  readonly document: Document
  /** The `wx` that app code has. */
  readonly wx: Record<string, (options?: object) => Promise<Record<string, unknown>>>
  /** Paths of the open pages, the top one last. */
  pages(): readonly string[]
  /** Everything that the page on top says, one line an element. */
  text(): string
  /** Elements of the page on top by what a screen reader is told: role and name. */
  spoken(role: string): string[]
  /** Waits until the page on top says this; throws with what it says instead. */
  says(text: string): Promise<void>
  tap(text: string): Promise<void>
  /** Opens another page in place of all, and waits until nothing loads any more. */
  goTo(path: string): Promise<void>
  errors(): readonly string[]
  close(): void
}

interface Settings {
  /** What buildPhone made. */
  readonly dir: string
  readonly openid: string
  /** Left out = no cloud. */
  readonly cloudUrl?: string
  readonly path: string
  /** More of what the phone's address takes: network, theme, … */
  readonly address?: Readonly<Record<string, string>>
  /** How far the cloud's clock is ahead of this machine's, ms. */
  readonly clock?: number
}

interface PhoneGlobals {
  wx: JsdomPhone['wx']
  __phone: { errors(): string[]; pages(): string[] }
}

const WAIT_MS = 20_000
const LOOK_AGAIN_MS = 20

/**
 * A phone without a browser: the built mini-program on the phone's runtime in jsdom, talking with the local cloud. Nothing has a size
 * or a place there, and nothing scrolls; what stands on a page, what it says to the ear and what a tap does is the same.
 */
export async function openJsdomPhone({
  dir,
  openid,
  cloudUrl = '',
  path,
  clock = 0,
  address = {},
}: Settings): Promise<JsdomPhone> {
  const query = new URLSearchParams({ openid, cloud: cloudUrl, path, clock: String(clock), ...address })
  const html = readFileSync(join(dir, 'index.html'), 'utf8').replace(/<(?:script|link)\b[^>]*>(?:<\/script>)?/g, '')
  const dom = new JSDOM(html, {
    url: `http://127.0.0.1/index.html?${query.toString()}`,
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(),
  })
  const { window } = dom
  Object.assign(window, MISSING_IN_JSDOM)
  window.eval(readFileSync(join(dir, 'app.js'), 'utf8'))
  window.eval(readFileSync(join(dir, 'runtime.js'), 'utf8'))
  const { document } = window
  const page = () =>
    Array.from(document.querySelectorAll<HTMLElement>('.phone-page'))
      .filter(({ hidden }) => !hidden)
      .at(-1)
  const globals = window as unknown as PhoneGlobals
  const errors = () => globals.__phone.errors()
  const text = () => linesOf(page()).join('\n')
  const until = async (isSo: () => boolean, what: string) => {
    for (const started = performance.now(); !isSo(); await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS))) {
      if (performance.now() - started > WAIT_MS) throw new Error(`${what}:\n${text()}\n${errors().join('\n')}`)
    }
  }
  return {
    document,
    wx: globals.wx,
    pages: () => globals.__phone.pages(),
    text,
    errors,
    spoken: (role) =>
      Array.from(page()?.querySelectorAll(`[role="${role}"]`) ?? [], (element) => {
        return element.getAttribute('aria-label') ?? element.textContent.trim()
      }),
    says: (wanted) => until(() => text().includes(wanted), `the page doesn't say “${wanted}”`),
    tap: async (wanted) => {
      const find = () =>
        Array.from(document.querySelectorAll('wx-view, wx-text, wx-button'))
          .filter((element) => element.textContent.trim() === wanted)
          .at(-1)
      await until(() => find() !== undefined, `there is no “${wanted}” to tap`)
      const options = { bubbles: true, clientX: 1, clientY: 1 }
      for (const type of ['mousedown', 'mouseup', 'click']) find()?.dispatchEvent(new window.MouseEvent(type, options))
    },
    goTo: async (target) => {
      void globals.wx.reLaunch?.({ url: `/${target}` })
      await until(() => page()?.querySelector('[aria-label="正在打开"]') === null, `${target} doesn't open`)
    },
    close: () => window.close(),
  }
}

/** Text of each element that has text of its own. */
function linesOf(element: Element | undefined): string[] {
  if (!element) return []
  const own = Array.from(element.childNodes).some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim())
  return own ? [element.textContent.trim()] : Array.from(element.children).flatMap(linesOf)
}

/** What every browser has and jsdom has not. Nothing is laid out here, so nothing comes into sight either. */
const MISSING_IN_JSDOM = {
  fetch,
  Response,
  Request,
  Headers,
  structuredClone,
  TextEncoder,
  TextDecoder,
  ResizeObserver: class {
    observe() {}
    disconnect() {}
  },
  matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
  CSS: { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') },
}
