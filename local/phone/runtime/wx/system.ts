import type { PhoneOptions } from '../phoneOptions'
import { onOrder } from '../desk'
import type { Router } from '../router'
import { capsuleRect, HOME_INDICATOR_PX, NAVIGATION_BAR_PX, STATUS_BAR_PX } from '../shell/geometry'
import { keyboardChanges } from '../shell/keyboard'
import type { Theme } from '../theme'
import { api } from './api'

const SDK_VERSION = '3.10.0'
const noListener = () => undefined
const AUTHORIZED = {
  albumAuthorized: 'authorized',
  cameraAuthorized: 'authorized',
  locationAuthorized: 'authorized',
  locationReducedAccuracy: false,
  microphoneAuthorized: 'authorized',
  notificationAuthorized: 'authorized',
  notificationAlertAuthorized: 'authorized',
  notificationBadgeAuthorized: 'authorized',
  notificationSoundAuthorized: 'authorized',
  phoneCalendarAuthorized: 'authorized',
} as const

interface SystemFacts {
  phone: HTMLElement
  router: Router
  options: PhoneOptions
  launch: object
  theme: Theme
}
type Listener = (change: unknown) => void

/** Facts of the phone and of WeChat: an iPhone, WeChat 8, the base library that project.config.json names. */
export function systemApi({ phone, router, options, launch, theme }: SystemFacts) {
  const windowInfo = () => {
    const width = phone.clientWidth
    const height = phone.clientHeight
    const [page] = router.pages.slice(-1)
    return {
      pixelRatio: devicePixelRatio,
      screenWidth: width,
      screenHeight: height,
      windowWidth: width,
      windowHeight: page?.area.clientHeight || height - STATUS_BAR_PX - NAVIGATION_BAR_PX,
      statusBarHeight: STATUS_BAR_PX,
      screenTop: page?.config.navigationStyle === 'custom' ? 0 : STATUS_BAR_PX + NAVIGATION_BAR_PX,
      safeArea: {
        left: 0,
        right: width,
        top: STATUS_BAR_PX,
        bottom: height - HOME_INDICATOR_PX,
        width,
        height: height - STATUS_BAR_PX - HOME_INDICATOR_PX,
      },
    }
  }
  const deviceInfo = () => ({
    brand: 'iPhone',
    model: 'iPhone 13',
    system: 'iOS 17.5',
    platform: 'ios',
    memorySize: '4096',
  })
  const appBaseInfo = () => ({
    SDKVersion: SDK_VERSION,
    version: '8.0.50',
    language: 'zh_CN',
    enableDebug: false,
    ...(theme.told ? { theme: theme.told } : {}),
    host: { env: 'WeChat' },
    fontSizeSetting: options.fontSize,
    fontSizeScaleFactor: options.fontSize / 17,
  })
  const all = () => ({ ...windowInfo(), ...deviceInfo(), ...appBaseInfo() })
  onOrder('font', ({ size }) => {
    if (typeof size !== 'number') return
    options.fontSize = size
    phone.style.setProperty('--system-font-size', `${size}px`)
  })
  return {
    getWindowInfo: windowInfo,
    getDeviceInfo: deviceInfo,
    getAppBaseInfo: appBaseInfo,
    getSystemInfoSync: all,
    getSystemInfo: api('getSystemInfo', all),
    getSystemInfoAsync: api('getSystemInfoAsync', all),
    getSystemSetting: () => ({
      bluetoothEnabled: true,
      locationEnabled: true,
      wifiEnabled: true,
      deviceOrientation: 'portrait',
    }),
    getAppAuthorizeSetting: () => AUTHORIZED,
    getMenuButtonBoundingClientRect: () => capsuleRect(phone.clientWidth),
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getUpdateManager: () => ({
      onCheckForUpdate: noListener,
      onUpdateReady: noListener,
      onUpdateFailed: noListener,
      applyUpdate: noListener,
    }),
    getPerformance: () => performance,
    getLogManager: () => ({ debug: noListener, info: noListener, log: noListener, warn: noListener }),
    getRealtimeLogManager: () => ({ info: noListener, warn: noListener, error: noListener, setFilterMsg: noListener }),
    onWindowResize: noListener,
    offWindowResize: noListener,
    onMenuButtonBoundingClientRectWeightChange: noListener,
    offMenuButtonBoundingClientRectWeightChange: noListener,
    onKeyboardHeightChange: (listener: Listener) => keyboardChanges.on('change', listener),
    offKeyboardHeightChange: (listener?: Listener) => keyboardChanges.off('change', listener),
    onMemoryWarning: noListener,
    offMemoryWarning: noListener,
  }
}
