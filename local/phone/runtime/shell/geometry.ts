/** Measures of the phone's own bars, px: an iPhone with a notch, as in WeChat DevTools. */
export const STATUS_BAR_PX = 44
export const NAVIGATION_BAR_PX = 44
export const HOME_INDICATOR_PX = 34
export const CAPSULE = { width: 87, height: 32, right: 7, top: 48 } as const

export interface Rect {
  left: number
  top: number
  right: number
  bottom: number
  width: number
  height: number
}

/** Where the capsule is, as wx.getMenuButtonBoundingClientRect tells it. */
export function capsuleRect(phoneWidth: number): Rect {
  const { width, height, right, top } = CAPSULE
  const edge = phoneWidth - right
  return { width, height, top, bottom: top + height, right: edge, left: edge - width }
}
