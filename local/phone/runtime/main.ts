import { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { AppPackage } from '../appPackage'
import { WXS_CONSTRUCTOR } from '../wxsNames'
import { PhoneBackend } from './backend'
import { installClock } from './clock'
import { createComponents } from './componentSpace'
import { connectDesk, errors, onOrder, tellDesk, tellError } from './desk'
import { Emitter } from './emitter'
import { listenToGestures } from './gestures'
import { html } from './html'
import { extendInstances } from './instances'
import { measureSetData, metrics } from './metrics'
import type { PageHost } from './page'
import { readPhoneOptions, type PhoneOptions } from './phoneOptions'
import { parseQuery, Router } from './router'
import { openMenu, sharePage } from './share'
import { createCapsule } from './shell/capsule'
import { showNotice, type ServiceNotice } from './shell/notice'
import { createStatusBar } from './shell/statusBar'
import { createWx } from './wx'
import { Network } from './wx/network'
import { installWxs } from './wxs'

type AppInstance = Record<string, unknown>
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

  const components = createComponents(app)
  const backend = new PhoneBackend(builtIns)
  listenToGestures(backend, phone)
  const host: PageHost = {
    app,
    components,
    backend: components.env.associateBackend(backend),
    screen,
    switchTab: (path) => router.switchTab({ url: `/${path}` }),
    back: () => router.navigateBack({}),
  }
  const router = new Router(host, ({ bar }) => {
    phone.classList.toggle('phone-dark-text', bar.dark)
    document.title = bar.title || '手机'
  })
  connectDesk(options.openid, () => router.pages.at(-1)?.path ?? '')

  const appName = app.config.window?.navigationBarTitleText ?? '小程序'
  const share = (from: 'button' | 'menu') => sharePage(router, from, appName)
  const first = firstPage(app, options)
  const appEvents = new Emitter()
  const usesPrivacy = app.config.__usePrivacyCheck__ ?? false
  const network = new Network(options.network, options.seed)
  globals.wx = createWx({ phone, router, options, launch: first.launch, network, usesPrivacy, appEvents, share })
  globals.getCurrentPages = () => router.pages.map(({ instance }) => instance)
  globals.__phone = { metrics: () => metrics, errors: () => errors, pages: () => router.pages.map(({ path }) => path) }

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

  const instance = runApp(components.runApp, first.launch, appEvents)
  document.addEventListener('visibilitychange', () => {
    const name = document.hidden ? 'Hide' : 'Show'
    appEvents.emit(name.toLowerCase(), first.launch)
    call(instance, `on${name}`, first.launch)
  })
  listenToDesk(phone, router)
  try {
    relaunch()
  } catch (error) {
    tellError('first page', error)
  }
  requestAnimationFrame(() => {
    metrics.firstPage = performance.now() - started
    tellDesk('ready', { name: options.name, ms: metrics.firstPage })
    phone.dataset.ready = 'true'
  })
}

function runApp(run: () => void, launch: object, appEvents: Emitter): AppInstance {
  let instance: AppInstance = {}
  globals.App = (definition: AppInstance) => {
    instance = definition
    for (const [name, value] of Object.entries(definition)) {
      if (typeof value === 'function') instance[name] = (value as () => unknown).bind(definition)
    }
  }
  globals.getApp = () => instance
  try {
    run()
  } catch (error) {
    tellError('app.js', error)
  }
  addEventListener('error', ({ message }) => {
    appEvents.emit('error', message)
    call(instance, 'onError', message)
  })
  call(instance, 'onLaunch', launch)
  call(instance, 'onShow', launch)
  return instance
}

function call(instance: AppInstance, name: string, argument: unknown): void {
  const handler = instance[name]
  if (typeof handler !== 'function') return
  try {
    handler(argument)
  } catch (error) {
    tellError(`app ${name}`, error)
  }
}

function firstPage({ config, pages }: AppPackage, { path, scene }: PhoneOptions): { url: string; launch: object } {
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

function listenToDesk(phone: HTMLElement, router: Router): void {
  const open = (page: string) => {
    const url = `/${page.replace(/^\//, '')}`
    if (router.isTab(url.slice(1).split('?')[0] ?? '')) router.switchTab({ url })
    else if (router.pages.length < 10) router.navigateTo({ url })
    else router.reLaunch({ url })
  }
  onOrder('notice', (notice) => showNotice(phone, notice as unknown as ServiceNotice, open))
  onOrder('open', ({ page }) => open(String(page)))
  // As when somebody takes the phone up again: the page on top gets onHide and onShow, and asks anew for what it shows.
  onOrder('wake', () => {
    const [top] = router.pages.slice(-1)
    top?.hide()
    top?.show()
  })
}
