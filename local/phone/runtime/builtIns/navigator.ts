import { wxApi } from '../wxApi'
import { builtIn, hover } from './define'
import { watchHover } from './hover'

interface NavigatorData {
  url: string
  openType: string
  delta: number
}
const APIS: Record<string, string> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
}

export const navigator = builtIn<NavigatorData>({
  properties: {
    ...hover('navigator-hover'),
    url: String,
    openType: { type: String, value: 'navigate' },
    delta: { type: Number, value: 1 },
    target: String,
    appId: String,
    path: String,
    extraData: null,
    version: String,
    shortLink: String,
  },
  lifetimes: {
    attached() {
      watchHover(this)
      this._$.addListener('tap', () => {
        const { url, openType, delta } = this.data
        const api = APIS[openType]
        if (!api || (!url && api !== 'navigateBack')) return
        wxApi()[api]?.({
          url,
          delta,
          success: (result: object) => this.triggerEvent('success', result),
          fail: (result: object) => this.triggerEvent('fail', result),
          complete: (result: object) => this.triggerEvent('complete', result),
        })
      })
    },
  },
})
