import { cloudEnvironment } from './services/environment'

App({
  onLaunch() {
    wx.cloud.init({ ...(cloudEnvironment ? { env: cloudEnvironment } : {}), traceUser: false })
  },
})
