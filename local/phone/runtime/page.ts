import type { Caller, EngineNode, MiniProgramEnv, RootComponent } from 'glass-easel-miniprogram-adapter'
import type { AppPackage, WindowConfig } from '../appPackage'
import type { Components } from './componentSpace'
import { tellError, whileOpening } from './desk'
import type { Emitter } from './emitter'
import { html } from './html'
import { watchScrolling } from './pageScrolling'
import { drawBackground, type Background } from './shell/background'
import { barColors, createNavigationBar, type NavigationBar } from './shell/navigationBar'
import { createPullDown, type PullDown } from './shell/pullDown'
import { createTabBar, type TappedTab } from './shell/tabBar'
import type { TabBarState } from './shell/tabBarState'
import type { Subpackages } from './subpackages'

export interface PageHost {
  app: AppPackage
  components: Components
  backend: ReturnType<MiniProgramEnv['associateBackend']>
  /** Where pages go. */
  screen: HTMLElement
  tapTab: (tab: TappedTab) => void
  back: () => void
  tabBar: TabBarState
  subpackages: Subpackages
  /** A piece of the app's configuration in the colours of the theme. */
  themed: <T>(config: T) => T
}

const CUSTOM_TAB_BAR = 'custom-tab-bar/index'

/** One open page: its frame on the screen, its component, and WeChat's lifecycle. */
export class Page {
  readonly frame: HTMLElement
  readonly scroll: HTMLElement
  readonly bar: NavigationBar
  readonly pull: PullDown
  readonly instance: Caller
  config: WindowConfig
  private readonly view: HTMLElement
  private readonly releases: (() => void)[] = []
  private readonly node: EngineNode
  private readonly root: RootComponent
  private tabBar: Caller | undefined
  private ready = false
  private awake = false
  private background: Background = {}

  constructor(
    private readonly host: PageHost,
    readonly path: string,
    readonly query: Record<string, string>,
    readonly opener: Emitter,
    private readonly isTab: boolean,
    canGoBack: boolean,
  ) {
    const { components, screen } = host
    this.config = this.configured()
    whileOpening(path, () => components.load(path))
    this.bar = createNavigationBar(this.config, canGoBack ? host.back : undefined)
    this.scroll = html('div', 'phone-scroll')
    this.view = html('div', 'phone-view', this.scroll)
    this.frame = html('div', 'phone-page', this.bar.element, this.view)
    this.frame.dataset.route = path
    this.drawTabBar()
    host.tabBar.changes.on('change', this.drawTabBar)
    this.releases.push(() => host.tabBar.changes.off('change', this.drawTabBar))
    screen.append(this.frame)
    this.pull = createPullDown(this.view, this.scroll, this.config.enablePullDownRefresh ?? false, () => {
      this.call('onPullDownRefresh')
    })
    this.changeBackground()
    this.fit()

    this.root = this.create('page', path)
    this.instance = this.root.get()
    this.node = this.root.getComponent()
    this.node.getBackendElement()?.setAttribute('is', path)
    Object.assign(this.instance, { route: path, options: query, getOpenerEventChannel: () => this.opener })
    this.frame.addEventListener('phone-navigation-bar', ({ detail }: CustomEventInit<BarChange>) =>
      this.changeBar(detail),
    )
    this.frame.addEventListener('phone-background', ({ detail }: CustomEventInit<Background>) =>
      this.changeBackground(detail),
    )
  }

  /** Attaches the components and loads the page. It must be on the stack by then: both may ask for the current page. */
  start(): void {
    this.giveProperties()
    this.attach(this.root, this.scroll)
    if (this.isTab && this.host.app.config.tabBar?.custom) this.addTabBar()
    this.watchScrolling()
    this.call('onLoad', this.query)
  }

  /** Calls a handler of the page if it has it; what it throws is reported, not passed on. */
  call(name: string, argument?: unknown): unknown {
    const handler = this.instance[name]
    if (typeof handler !== 'function') return undefined
    try {
      const result = handler.call(this.instance, argument) as unknown
      if (result instanceof Promise) result.catch((error: unknown) => tellError(`${this.path} ${name}`, error))
      return result
    } catch (error) {
      tellError(`${this.path} ${name}`, error)
      return undefined
    }
  }

  has(name: string): boolean {
    return typeof this.instance[name] === 'function'
  }

  show(): void {
    this.frame.hidden = false
    this.fit()
    this.wake()
    if (this.ready) return
    this.ready = true
    requestAnimationFrame(() => {
      this.host.components.fireReady()
      this.call('onReady')
    })
  }

  hide(): void {
    this.frame.hidden = true
    this.sleep()
  }

  /** onShow, without anything on the screen changing. What components do for a page (pageLifetimes) comes before what it does itself. */
  wake(): void {
    if (this.awake) return
    this.awake = true
    this.node.triggerPageLifetime('show', [])
    this.call('onShow')
  }

  /** onHide, without anything on the screen changing. */
  sleep(): void {
    if (!this.awake) return
    this.awake = false
    this.node.triggerPageLifetime('hide', [])
    this.call('onHide')
  }

  /** Draws the bars and the background again, in the colours of the theme. */
  applyTheme(): void {
    this.config = this.configured()
    this.changeBackground()
    this.bar.setColors(...barColors(this.config))
    this.drawTabBar()
  }

  private readonly drawTabBar = (): void => {
    const { app, tabBar: state, themed, tapTab } = this.host
    const { tabBar } = app.config
    if (!this.isTab || !tabBar || tabBar.custom) return
    this.frame.querySelector(':scope > .phone-tabs')?.remove()
    this.frame.append(createTabBar(themed(tabBar), state, this.path, tapTab))
    this.fit()
  }

  private configured(): WindowConfig {
    const { config, components } = this.host.app
    return this.host.themed({ ...config.window, ...components[this.path]?.config })
  }

  /** What the page's JSON says is behind it, and what was changed since. */
  changeBackground(change: Background = {}): void {
    this.background = { ...this.background, ...change }
    drawBackground(this.view, { ...this.config, ...this.background })
  }

  /** Runs `release` when the page goes. */
  whenClosed(release: () => void): void {
    this.releases.push(release)
  }

  close(): void {
    this.call('onUnload')
    for (const release of this.releases) release()
    this.frame.remove()
  }

  /** Tells the style sheets how big the page's area is. */
  fit(): void {
    const { clientWidth, clientHeight } = this.view
    if (!clientHeight) return
    this.view.style.setProperty('--vh', `${clientHeight / 100}px`)
    this.view.style.setProperty('--vw', `${clientWidth / 100}px`)
  }

  get area(): HTMLElement {
    return this.view
  }

  tabBarInstance(): Caller | undefined {
    return this.tabBar
  }

  private create(tag: string, path: string): RootComponent {
    const root = this.host.backend.createRoot(tag, this.host.components.space, path)
    pages.set(root.get(), this)
    this.releases.push(() => root.release())
    return root
  }

  private attach(root: RootComponent, parent: HTMLElement): void {
    const placeholder = html('div')
    parent.append(placeholder)
    root.attach(parent, placeholder)
  }

  private addTabBar(): void {
    this.host.components.load(CUSTOM_TAB_BAR)
    // Inside the page, so that the page's variables and fonts reach it, as in WeChat.
    const page = this.node.getBackendElement()
    if (!page) return
    const root = this.create('custom-tab-bar', CUSTOM_TAB_BAR)
    this.tabBar = root.get()
    this.attach(root, page)
  }

  /** A page made with Component() gets the query as properties. */
  private giveProperties(): void {
    const declared = this.node.getComponentDefinition().behavior.listProperties()
    const given = Object.fromEntries(
      declared.filter((name) => name in this.query).map((name) => [name, this.query[name]]),
    )
    if (Object.keys(given).length) this.instance.setData(given)
  }

  private watchScrolling(): void {
    this.whenClosed(
      watchScrolling(this.scroll, {
        distance: () => this.config.onReachBottomDistance,
        onScroll: (scrollTop) => {
          if (this.has('onPageScroll')) this.call('onPageScroll', { scrollTop })
        },
        onBottom: () => this.call('onReachBottom'),
      }),
    )
  }

  private changeBar({ title, loading, frontColor, backgroundColor }: BarChange = {}): void {
    if (title !== undefined) this.bar.setTitle(title)
    if (loading !== undefined) this.bar.setLoading(loading)
    if (frontColor === undefined && backgroundColor === undefined) return
    const [front, back] = barColors(this.config)
    this.bar.setColors(frontColor ?? front, backgroundColor ?? back)
  }
}

interface BarChange {
  title?: string
  loading?: boolean
  frontColor?: string
  backgroundColor?: string
}

const pages = new WeakMap<object, Page>()

/** The page whose component that is; for a component, the page it stands in. */
export function pageOf(instance: Caller): Page | undefined {
  const own = pages.get(instance)
  if (own) return own
  const root = instance._$.getBackendElement()?.closest('page, custom-tab-bar')?.__wxElement?.getMethodCaller?.()
  return root ? pages.get(root) : undefined
}
