let opening = false

/** Goes to a page once, however often it is tapped. */
export function open(url: string): void {
  if (opening) return
  opening = true
  void wx.navigateTo({
    url,
    fail({ errMsg }) {
      // ten pages deep WeChat opens no more beside them; else the page's package couldn't be had
      if (errMsg.includes('limit exceed')) void wx.redirectTo({ url })
      else void wx.showToast({ title: '没打开。请看看网络,再点一次', icon: 'none' })
    },
    complete() {
      opening = false
    },
  })
}

export const goHome = (): void => {
  void wx.switchTab({ url: '/pages/home/home' })
}
