import { tellDesk } from './desk'
import { Emitter } from './emitter'
import { Page, type PageHost } from './page'

const STACK_MAX = 10

export interface RouteOptions {
  url?: string
  delta?: number
  events?: Record<string, (value: unknown) => void>
}

/** WeChat's page stack: ten pages at most, tab pages kept alive, only the top one visible. */
export class Router {
  private stack: Page[] = []
  private readonly tabs = new Map<string, Page>()

  constructor(
    private readonly host: PageHost,
    private readonly onChange: (page: Page) => void,
  ) {}

  get pages(): readonly Page[] {
    return this.stack
  }

  /** Every page that is alive: the stack, and the tab pages that aren't on it. */
  get kept(): readonly Page[] {
    return [...new Set([...this.stack, ...this.tabs.values()])]
  }

  /** The page on top; throws before the first page is open. */
  get top(): Page {
    const top = this.stack.at(-1)
    if (!top) throw new Error('no page is open')
    return top
  }

  navigateTo({ url = '', events = {} }: RouteOptions): { eventChannel: Emitter } {
    const target = this.parse(url)
    if (this.isTab(target.path)) throw new Error(`can not navigateTo a tabbar page`)
    if (this.stack.length >= STACK_MAX) throw new Error('webview count limit exceed')
    const page = this.stack.at(-1)
    const toOpened = new Emitter()
    const toOpener = new Emitter()
    // One channel, two ends: what one side emits, the other hears.
    const opened = link(toOpened, toOpener)
    for (const [name, listener] of Object.entries(events)) toOpener.on(name, listener)
    this.check(target.path)
    page?.hide()
    this.enter(this.open(target, opened))
    return { eventChannel: link(toOpener, toOpened) }
  }

  redirectTo({ url = '' }: RouteOptions): void {
    const target = this.parse(url)
    if (this.isTab(target.path)) throw new Error(`can not redirectTo a tabbar page`)
    this.check(target.path)
    const old = this.stack.pop()
    if (old) this.close(old)
    this.enter(this.open(target, new Emitter(), this.stack.length > 0))
  }

  navigateBack({ delta = 1 }: RouteOptions): void {
    const count = Math.min(delta, this.stack.length - 1)
    if (count < 1) throw new Error('cannot navigate back at first page')
    for (const page of this.stack.splice(-count).reverse()) this.close(page)
    this.show(this.top)
  }

  reLaunch({ url = '' }: RouteOptions): void {
    const target = this.parse(url)
    this.check(target.path)
    const old = new Set([...[...this.stack].reverse(), ...this.tabs.values()])
    this.stack = []
    this.tabs.clear()
    for (const page of old) this.close(page)
    const next = this.open(target, new Emitter(), false)
    if (this.isTab(target.path)) this.tabs.set(target.path, next)
    this.enter(next)
  }

  switchTab({ url = '' }: RouteOptions): void {
    const { path } = this.parse(url)
    if (!this.isTab(path)) throw new Error('can not switch to no-tabBar page')
    const before = this.stack.at(-1)
    for (const page of this.stack.splice(1).reverse()) this.close(page)
    const [bottom] = this.stack
    const kept = this.tabs.get(path)
    if (bottom && bottom === kept) {
      if (before !== bottom) this.show(bottom)
      return
    }
    // A tab page below others was hidden when they opened.
    if (bottom && this.isTab(bottom.path)) bottom.hide()
    else if (bottom) this.close(bottom)
    this.stack = []
    if (kept) {
      this.stack.push(kept)
      this.show(kept)
      return
    }
    const next = this.open({ path, query: {} }, new Emitter(), false)
    this.tabs.set(path, next)
    this.enter(next)
  }

  isTab(path: string): boolean {
    return this.host.app.config.tabBar?.list.some(({ pagePath }) => pagePath === path) ?? false
  }

  /** Runs `open` when the package that has this page is here, which may take its time. */
  whenHere<T>(url: string, open: () => T): T | Promise<T> {
    return this.host.subpackages.whenHere(this.parse(url).path, open)
  }

  private open({ path, query }: Target, opener: Emitter, canGoBack = true): Page {
    return new Page(this.host, path, query, opener, this.isTab(path), canGoBack)
  }

  private enter(page: Page): void {
    this.stack.push(page)
    page.start()
    this.show(page)
  }

  private check(path: string): void {
    if (!this.host.app.pages.includes(path)) throw new Error(`page "${path}" is not found`)
  }

  private close(page: Page): void {
    page.close()
    if (this.tabs.get(page.path) === page) this.tabs.delete(page.path)
  }

  private show(page: Page): void {
    page.show()
    this.onChange(page)
    this.host.subpackages.preload(page.path)
    tellDesk('navigated', { page: page.path, query: page.query, depth: this.stack.length })
  }

  private parse(url: string): Target {
    const [path = '', query = ''] = url.split('?')
    return { path: path.startsWith('/') ? path.slice(1) : this.relative(path), query: parseQuery(query) }
  }

  private relative(path: string): string {
    const parts = (this.stack.at(-1)?.path ?? '').split('/').slice(0, -1)
    for (const part of path.split('/')) {
      if (part === '..') parts.pop()
      else if (part !== '.') parts.push(part)
    }
    return parts.join('/')
  }
}

interface Target {
  path: string
  query: Record<string, string>
}

/** `a=1&b=%E4%B8%AD` → values as written: WeChat leaves decodeURIComponent to the page. */
export function parseQuery(text: string): Record<string, string> {
  const pairs = text.split('&').filter(Boolean)
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
}

function link(mine: Emitter, theirs: Emitter): Emitter {
  const end = new Emitter()
  end.on = (name, listener) => mine.on(name, listener)
  end.once = (name, listener) => mine.once(name, listener)
  end.off = (name, listener) => mine.off(name, listener)
  end.emit = (name, ...args) => theirs.emit(name, ...args)
  return end
}
