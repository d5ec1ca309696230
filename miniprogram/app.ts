import { cloudEnvironment } from './services/environment'
import { tellConsents } from './services/subscriptions'

App({
  onLaunch() {
    wx.cloud.init({ ...(cloudEnvironment ? { env: cloudEnvironment } : {}), traceUser: false })
  },
  onShow() {
    void tellConsents()
  },
})
