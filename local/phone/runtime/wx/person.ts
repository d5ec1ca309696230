import { html, press } from '../html'
import { showLayer } from '../dialogs/layer'
import { showModal } from '../dialogs/modal'
import { api } from './api'
import type { Privacy } from './privacy'
import { scanCode } from './scan'

interface CalendarEntry {
  title: string
  /** Seconds since 1970. */
  startTime: number
}

/** What WeChat asks or does for the person: clipboard, calls, calendar, scanning, vibration. */
export function personApi(privacy: Privacy) {
  let clipboard = ''
  return {
    setClipboardData: api('setClipboardData', async ({ data }: { data: string }) => {
      await privacy.need('setClipboardData')
      clipboard = data
      void navigator.clipboard?.writeText(data).catch(() => undefined)
      return { data }
    }),
    getClipboardData: api('getClipboardData', async () => {
      await privacy.need('getClipboardData')
      return { data: clipboard }
    }),
    scanCode: api('scanCode', scanCode),
    makePhoneCall: api('makePhoneCall', async ({ phoneNumber }: { phoneNumber: string }) => {
      const { confirm } = await showModal({ content: phoneNumber, confirmText: '呼叫' })
      if (!confirm) throw new Error('cancel')
    }),
    addPhoneCalendar: api('addPhoneCalendar', async ({ title, startTime }: CalendarEntry) => {
      await privacy.need('addPhoneCalendar')
      const time = new Date(startTime * 1000).toLocaleString('zh-CN', { dateStyle: 'long', timeStyle: 'short' })
      const { confirm } = await showModal({ title: '添加到日历', content: `${title}\n${time}`, confirmText: '添加' })
      if (!confirm) throw new Error('cancel')
    }),
    vibrateShort: api('vibrateShort', () => {
      document.getElementById('phone')?.animate([{ transform: 'translateX(1px)' }, { transform: 'none' }], 60)
    }),
    vibrateLong: api('vibrateLong', () => undefined),
    hideKeyboard: api('hideKeyboard', () => (document.activeElement as HTMLElement | null)?.blur()),
    getSetting: api('getSetting', () => ({
      authSetting: {},
      subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
    })),
    openSetting: api('openSetting', () => {
      const close = showLayer(
        html(
          'div',
          'phone-modal',
          html('b', '', '设置'),
          html('p', '', '这台试验手机没有设置可改。'),
          press('phone-modal-confirm', '知道了', () => close()),
        ),
      )
      return { authSetting: {} }
    }),
    authorize: api('authorize', () => undefined),
    login: api('login', () => ({ code: `local-${Date.now()}` })),
    checkSession: api('checkSession', () => undefined),
    setKeepScreenOn: api('setKeepScreenOn', () => undefined),
  }
}
