import { showActionSheet } from '../dialogs/actionSheet'
import { showModal } from '../dialogs/modal'
import { hideLoading, hideToast, showLoading, showToast } from '../dialogs/toast'
import { tellUnsupported } from '../desk'
import type { Emitter } from '../emitter'
import type { Caller } from 'glass-easel-miniprogram-adapter'
import type { PhoneOptions } from '../phoneOptions'
import type { Router } from '../router'
import { SelectorQuery } from '../selectorQuery'
import { createAnimation } from './animation'
import { api } from './api'
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

export interface WxHost {
  phone: HTMLElement
  router: Router
  options: PhoneOptions
  launch: object
  network: Network
  /** app.json asks for privacy consent (`__usePrivacyCheck__`). */
  usesPrivacy: boolean
  appEvents: Emitter
  share: (from: 'button' | 'menu') => Promise<void>
}

/** The `wx` object. Whatever it lacks fails as an unknown API would and is told to the desk. */
export function createWx(host: WxHost): object {
  const { phone, router, options, launch, network, appEvents } = host
  const files = new Files()
  const privacy = new Privacy(options.openid, host.usesPrivacy)
  const media = mediaApi(files, network)
  const known: Record<string, unknown> = {
    ...navigationApi(router),
    ...storageApi(options.openid),
    ...systemApi(phone, router, options, launch),
    ...networkApi(network),
    ...personApi(privacy),
    ...privacy.api(),
    ...media,
    ...behindPrivacy(media, privacy),
    ...subscribeApi(options),
    cloud: cloudApi(options, network, files),
    env: { USER_DATA_PATH },
    getFileSystemManager: () => fileSystem(files),
    showModal: api('showModal', showModal),
    showActionSheet: api('showActionSheet', showActionSheet),
    showToast: api('showToast', showToast),
    hideToast: api('hideToast', hideToast),
    showLoading: api('showLoading', showLoading),
    hideLoading: api('hideLoading', hideLoading),
    createAnimation,
    createSelectorQuery: () => new SelectorQuery(router.top.instance),
    createIntersectionObserver: (instance: Caller, settings?: object) =>
      call(instance, 'createIntersectionObserver', settings),
    createMediaQueryObserver: (instance: Caller) => call(instance, 'createMediaQueryObserver'),
    nextTick: (callback: () => void) => void setTimeout(callback),
    onAppShow: (listener: () => void) => appEvents.on('show', listener),
    offAppShow: (listener?: () => void) => appEvents.off('show', listener),
    onAppHide: (listener: () => void) => appEvents.on('hide', listener),
    offAppHide: (listener?: () => void) => appEvents.off('hide', listener),
    onError: (listener: (error: unknown) => void) => appEvents.on('error', listener),
    onUnhandledRejection: (listener: (event: unknown) => void) => appEvents.on('unhandledRejection', listener),
    showShareMenu: api('showShareMenu', () => undefined),
    hideShareMenu: api('hideShareMenu', () => undefined),
    hideHomeButton: api('hideHomeButton', () => undefined),
    enableAlertBeforeUnload: api('enableAlertBeforeUnload', () => undefined),
    disableAlertBeforeUnload: api('disableAlertBeforeUnload', () => undefined),
    reportEvent: () => undefined,
    phoneShare: api('phoneShare', ({ from }: { from: 'button' | 'menu' }) => host.share(from)),
  }
  return new Proxy(known, {
    get: (target, name) => {
      if (typeof name !== 'string' || name in target) return target[name as string]
      if (!/^[a-z]/.test(name) || name === 'then') return undefined
      return (given: { fail?: (error: object) => void } = {}) => {
        tellUnsupported(`wx.${name}`)
        given?.fail?.({ errMsg: `${name}:fail not supported by the local phone` })
        return Promise.resolve({ errMsg: `${name}:fail not supported by the local phone` })
      }
    },
  })
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
