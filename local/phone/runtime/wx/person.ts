import type { CalendarEntry } from '../dialogs/calendarLines'
import { askForCalendar } from '../dialogs/calendarSheet'
import { showModal } from '../dialogs/modal'
import { showToast } from '../dialogs/toast'
import { api, WxFailure } from './api'
import type { Network } from './network'
import type { Privacy } from './privacy'
import { scanCode, type ScanOptions } from './scan'

interface PersonFacts {
  privacy: Privacy
  network: Network
  isPage: (path: string) => boolean
}

/** What WeChat asks or does for the person: clipboard, calls, calendar, scanning, vibration. */
export function personApi({ privacy, network, isPage }: PersonFacts) {
  let clipboard = ''
  const addToCalendar = async (name: string, entry: CalendarEntry) => {
    if (!entry.title) throw new WxFailure('parameter error: parameter.title should be String instead of Undefined')
    if (!Number.isFinite(entry.startTime)) {
      throw new WxFailure('parameter error: parameter.startTime should be Number instead of Undefined')
    }
    await privacy.need(name)
    if (!(await askForCalendar(entry))) throw new Error('cancel')
  }
  return {
    setClipboardData: api('setClipboardData', async ({ data }: { data: string }) => {
      if (typeof data !== 'string') throw new Error('parameter error: parameter.data should be String')
      await privacy.need('setClipboardData')
      clipboard = data
      void navigator.clipboard?.writeText(data).catch(() => undefined)
      showToast({ title: '内容已复制' })
      return { data }
    }),
    getClipboardData: api('getClipboardData', async () => {
      await privacy.need('getClipboardData')
      return { data: clipboard }
    }),
    scanCode: api('scanCode', (options: ScanOptions) => scanCode(options, isPage)),
    makePhoneCall: api('makePhoneCall', async ({ phoneNumber }: { phoneNumber: string }) => {
      const { confirm } = await showModal({ content: phoneNumber, confirmText: '呼叫' })
      if (!confirm) throw new Error('cancel')
    }),
    addPhoneCalendar: api('addPhoneCalendar', (entry: CalendarEntry) => addToCalendar('addPhoneCalendar', entry)),
    addPhoneRepeatCalendar: api('addPhoneRepeatCalendar', (entry: CalendarEntry) =>
      addToCalendar('addPhoneRepeatCalendar', { repeatInterval: 'month', ...entry }),
    ),
    vibrateShort: api('vibrateShort', () => {
      document.getElementById('phone')?.animate([{ transform: 'translateX(1px)' }, { transform: 'none' }], 60)
    }),
    vibrateLong: api('vibrateLong', () => undefined),
    hideKeyboard: api('hideKeyboard', () => (document.activeElement as HTMLElement | null)?.blur()),
    openSetting: api('openSetting', async () => {
      await showModal({
        title: '设置',
        content: '这台试验手机没有设置可改。',
        showCancel: false,
        confirmText: '知道了',
      })
      return { authSetting: {} }
    }),
    login: api('login', () => network.pass({ send: () => Promise.resolve({ code: `local-${Date.now()}` }) })),
    checkSession: api('checkSession', () => undefined),
    setKeepScreenOn: api('setKeepScreenOn', () => undefined),
  }
}
