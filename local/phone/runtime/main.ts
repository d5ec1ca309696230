import { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { AppPackage } from '../appPackage'
import { WXS_CONSTRUCTOR } from '../wxsNames'
import { PhoneBackend } from './backend'
import { AppLife } from './appLife'
import { tellAsks } from './asks'
import { installClock } from './clock'
import { createComponents } from './componentSpace'
import { connectDesk, errors, onOrder, tellDesk, tellError } from './desk'
import { listenToGestures } from './gestures'
import { html } from './html'
import { extendInstances } from './instances'
import { measureFirstPage, measureSetData, metrics } from './metrics'
import type { Page, PageHost } from './page'
import { readPhoneOptions, type PhoneOptions } from './phoneOptions'
import { parseQuery, Router } from './router'
import { openMenu, sharePage } from './share'
import { createCapsule } from './shell/capsule'
import { createKeyboard } from './shell/keyboard'
import { showNotice, type ServiceNotice } from './shell/notice'
import { BAR_CHANGED } from './shell/navigationBar'
import { createStatusBar } from './shell/statusBar'
import { TabBarState } from './shell/tabBarState'
import { Subpackages } from './subpackages'
import { Theme } from './theme'
import { createWx } from './wx'
import { Network } from './wx/network'
import { installWxs } from './wxs'

const globals = globalThis as unknown as Record<string, unknown>

/** Scenes (场景值): opened from the list of apps, by a code, by a notice. */
const SCENE_LIST = 1001
const SCENE_CODE = 1047

installWxs(WXS_CONSTRUCTOR)
start((globals.__phoneApp as () => AppPackage)(), readPhoneOptions(location.search))

function start(app: AppPackage, options: PhoneOptions): void {
  const started = performance.now()
  installClock(options.clockOffset)
  const phone = document.getElementById('phone')
  const screen = document.getElementById('phone-screen')
  if (!phone || !screen) throw new Error('index.html lacks the phone')
  phone.style.setProperty('--system-font-size', `${options.fontSize}px`)

  const builtIns = new Set(app.builtIns)
  listenForErrors()
  glassEasel.globalOptions.writeExtraInfoToAttr = true
  measureSetData(builtIns)
  extendInstances()

  const theme = new Theme(app, options.theme, phone)
  const components = createComponents(app)
  const backend = new PhoneBackend(builtIns)
  listenToGestures(backend, phone)
  const network = new Network(options.network, options.seed)
  const tabBar = new TabBarState(app.config.tabBar?.list.length ?? 0)
  const host: PageHost = {
    app,
    components,
    backend: components.env.associateBackend(backend),
    screen,
    tapTab: (tab) => {
      router.switchTab({ url: `/${tab.pagePath}` })
      router.top.call('onTabItemTap', tab)
    },
    back: () => router.navigateBack({}),
    tabBar,
    subpackages: new Subpackages(app, network, screen),
    themed: (config) => theme.apply(config),
  }
  const showBar = ({ bar }: Page) => {
    phone.classList.toggle('phone-dark-text', bar.dark)
    document.title = bar.title || '手机'
  }
  const router = new Router(host, showBar)
  screen.addEventListener(BAR_CHANGED, () => {
    const page = router.pages.at(-1)
    if (page) showBar(page)
  })
  connectDesk(options.openid, () => router.pages.at(-1)?.path ?? '')

  const appName = app.config.window?.navigationBarTitleText ?? '小程序'
  const share = (from: 'button' | 'menu') => sharePage(router, from, appName)
  const first = firstPage(app, options)
  const life = new AppLife(first.launch, () => router.pages.at(-1))
  const facts = { appName, launch: first.launch, isPage: (path: string) => app.pages.includes(path) }
  globals.wx = createWx({ phone, router, options, network, tabBar, theme, appEvents: life.events, share, ...facts })
  globals.getCurrentPages = () => router.pages.map(({ instance }) => instance)
  globals.__phone = { metrics, errors: () => errors, pages: () => router.pages.map(({ path }) => path) }

  const relaunch = () => router.reLaunch({ url: first.url })
  phone.append(createStatusBar(() => new Date(), network))
  phone.append(
    createCapsule(
      () => void openMenu(router, () => share('menu'), relaunch).catch(() => undefined),
      () => relaunch(),
    ),
  )
  phone.append(html('div', 'phone-home'))
  addEventListener('resize', () => router.pages.forEach((page) => page.fit()))

  createKeyboard(phone, screen, options.keyboard)
  theme.changes.on('change', (change) => {
    for (const page of router.kept) page.applyTheme()
    showBar(router.top)
    life.tell('themeChange', change)
  })

  tellAsks(app, 'app')
  life.launch(components.runApp)
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) life.toBackground()
    else life.toFront()
  })
  listenToDesk(phone, router, life)
  try {
    openFirst(app, first, life, relaunch)
  } catch (error) {
    tellError('first page', error)
  }
  requestAnimationFrame(() => {
    const ms = performance.now() - started
    measureFirstPage(ms)
    tellDesk('ready', { name: options.name, ms })
    phone.dataset.ready = 'true'
  })
}

/** Opens the page the address names; one that isn't there is the app's to answer (onPageNotFound), as in WeChat. */
function openFirst({ pages }: AppPackage, { launch }: ReturnType<typeof firstPage>, life: AppLife, open: () => void) {
  if (!pages.includes(launch.path)) life.tell('pageNotFound', { ...launch, isEntryPage: true })
  if (!document.querySelector('.phone-page')) open()
}

function firstPage({ config, pages }: AppPackage, { path, scene }: PhoneOptions) {
  const [page = '', queryText = ''] = (path || config.entryPagePath || pages[0] || '').split('?')
  // WeChat hands the scene of a code over encoded.
  const query = [queryText, scene ? `scene=${encodeURIComponent(scene)}` : ''].filter(Boolean).join('&')
  const launch = { path: page, query: parseQuery(query), scene: scene ? SCENE_CODE : SCENE_LIST, referrerInfo: {} }
  return { url: `/${page}${query ? `?${query}` : ''}`, launch }
}

function listenForErrors(): void {
  glassEasel.addGlobalErrorListener((error, info) => tellError(info?.method ?? 'component', error))
  const warned = new Set<string>()
  glassEasel.addGlobalWarningListener((message) => {
    if (!warned.has(message)) console.warn(`[phone] ${message}`)
    warned.add(message)
    return false
  })
  addEventListener('error', ({ error, message }) => tellError('script', error ?? message))
  addEventListener('unhandledrejection', ({ reason }) => tellError('promise', reason))
}

function listenToDesk(phone: HTMLElement, router: Router, life: AppLife): void {
  const open = (page: string) => {
    const url = `/${page.replace(/^\//, '')}`
    if (router.isTab(url.slice(1).split('?')[0] ?? '')) router.switchTab({ url })
    else if (router.pages.length < 10) router.navigateTo({ url })
    else router.reLaunch({ url })
  }
  onOrder('notice', (notice) => showNotice(phone, notice as unknown as ServiceNotice, open))
  onOrder('open', ({ page }) => open(String(page)))
  // As when somebody takes the phone up again: the page on top asks anew for what it shows.
  onOrder('wake', () => {
    life.toBackground()
    life.toFront()
  })
}
