let opening = false

/** Goes to a page once, however often it is tapped. */
export function open(url: string): void {
  if (opening) return
  opening = true
  void wx.navigateTo({
    url,
    complete() {
      opening = false
    },
  })
}

export const goHome = (): void => {
  void wx.switchTab({ url: '/pages/home/home' })
}
