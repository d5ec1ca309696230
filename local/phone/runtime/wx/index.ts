import { showActionSheet } from '../dialogs/actionSheet'
import { showModal } from '../dialogs/modal'
import { hideLoading, hideToast, showLoading, showToast } from '../dialogs/toast'
import type { Emitter } from '../emitter'
import { IntersectionObserver, type IntersectionOptions } from '../intersections'
import type { Theme } from '../theme'
import type { Caller } from 'glass-easel-miniprogram-adapter'
import type { PhoneOptions } from '../phoneOptions'
import type { Router } from '../router'
import { SelectorQuery } from '../selectorQuery'
import { showInMenu } from '../share'
import type { TabBarState } from '../shell/tabBarState'
import { createAnimation } from './animation'
import { api } from './api'
import { canvasApi } from './canvas'
import { cloudApi } from './cloud'
import { Files, fileSystem, USER_DATA_PATH } from './files'
import { mediaApi } from './media'
import { navigationApi } from './navigation'
import { networkApi, type Network } from './network'
import { personApi } from './person'
import { Privacy } from './privacy'
import { storageApi } from './storage'
import { subscribeApi } from './subscribe'
import { systemApi } from './system'
import { tabBarApi } from './tabBar'
import { canIUse } from '../asks'
import { withUnknown } from './unknown'

export interface WxHost {
  phone: HTMLElement
  router: Router
  options: PhoneOptions
  launch: object
  network: Network
  tabBar: TabBarState
  theme: Theme
  appName: string
  appEvents: Emitter
  share: (from: 'button' | 'menu') => Promise<void>
  isPage: (path: string) => boolean
}

/** The `wx` object. Whatever it lacks fails as an unknown API would and is told to the desk. */
export function createWx(host: WxHost): object {
  const { phone, router, options, launch, network, theme, appName, appEvents } = host
  const files = new Files()
  const privacy = new Privacy({ openid: options.openid, appName, undeclared: options.undeclared })
  const media = mediaApi(files, network)
  const known: Record<string, unknown> = {
    ...navigationApi(router),
    ...tabBarApi(router, host.tabBar),
    ...storageApi(options.openid),
    ...systemApi({ phone, router, options, launch, theme }),
    ...networkApi(network),
    ...personApi({ privacy, network, isPage: host.isPage }),
    ...privacy.api(),
    ...media,
    ...canvasApi(files),
    ...behindPrivacy(media, privacy),
    ...subscribeApi(options, network, appName),
    cloud: cloudApi(options, network, files),
    env: { USER_DATA_PATH },
    getFileSystemManager: () => withUnknown(fileSystem(files), 'getFileSystemManager().'),
    canIUse: (schema: string) => canIUse(schema, known),
    showModal: api('showModal', showModal),
    showActionSheet: api('showActionSheet', showActionSheet),
    showToast: api('showToast', showToast),
    hideToast: api('hideToast', hideToast),
    showLoading: api('showLoading', showLoading),
    hideLoading: api('hideLoading', hideLoading),
    createAnimation,
    createSelectorQuery: () => new SelectorQuery(router.top.instance),
    createIntersectionObserver: (instance?: Caller, settings?: IntersectionOptions) =>
      new IntersectionObserver(instance ?? router.top.instance, settings),
    createMediaQueryObserver: (instance?: Caller) => call(instance ?? router.top.instance, 'createMediaQueryObserver'),
    nextTick: (callback: () => void) => void setTimeout(callback),
    ...eventApi(appEvents, ['show', 'hide'], 'App'),
    ...eventApi(appEvents, ['error', 'unhandledRejection', 'pageNotFound', 'themeChange']),
    showShareMenu: api('showShareMenu', () => showInMenu(router.top, true)),
    hideShareMenu: api('hideShareMenu', () => showInMenu(router.top, false)),
    hideHomeButton: api('hideHomeButton', () => undefined),
    reportEvent: () => undefined,
    phoneShare: api('phoneShare', ({ from }: { from: 'button' | 'menu' }) => host.share(from)),
  }
  return withUnknown(known, 'wx.')
}

/** wx.on<Name> and wx.off<Name> of events of that name. */
function eventApi(events: Emitter, names: readonly string[], prefix = ''): Record<string, unknown> {
  type Listener = (detail: unknown) => void
  return Object.fromEntries(
    names.flatMap((name) => {
      const called = `${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`
      return [
        [`on${called}`, (listener: Listener) => events.on(name, listener)],
        [`off${called}`, (listener?: Listener) => events.off(name, listener)],
      ]
    }),
  )
}

// 小程序隐私协议开发指南 lists the APIs that wait for the consent.
const PRIVATE = ['chooseMessageFile', 'chooseMedia', 'chooseImage', 'saveImageToPhotosAlbum'] as const

function behindPrivacy(media: ReturnType<typeof mediaApi>, privacy: Privacy): Record<string, unknown> {
  return Object.fromEntries(
    PRIVATE.map((name) => [
      name,
      api(name, async (given: object) => {
        await privacy.need(name)
        // Without the callbacks: they belong to this call, not to the inner one.
        const plain = { ...given, success: undefined, fail: undefined, complete: undefined }
        return (media[name] as (options: object) => Promise<object>)(plain)
      }),
    ]),
  )
}

const call = (instance: Caller, method: string, ...args: unknown[]): unknown =>
  (instance[method] as (...args: unknown[]) => unknown).apply(instance, args)
