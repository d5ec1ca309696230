/** Elder mode: how large letters are everywhere in this mini-program. */
export type TextSize = 'normal' | 'large' | 'extra'

const KEY = 'textSize'
/** px of the root; everything that is text is a multiple of it. 25.6 = 1.6 × 16. */
const ROOT: Record<TextSize, string> = { normal: '16px', large: '20px', extra: '25.6px' }

export const textSizes: readonly { readonly size: TextSize; readonly name: string }[] = [
  { size: 'normal', name: '标准' },
  { size: 'large', name: '大' },
  { size: 'extra', name: '特大' },
]

/**
 * WeChat's own setting (我 → 设置 → 通用 → 字体大小) in px, 16 or 17 being its standard: who made letters large there
 * meets them large here.
 */
export function sizeFromWeChat(fontSizeSetting: number): TextSize {
  if (fontSizeSetting > 20) return 'extra'
  return fontSizeSetting > 17 ? 'large' : 'normal'
}

const isSize = (value: unknown): value is TextSize => value === 'normal' || value === 'large' || value === 'extra'

export function readTextSize(): TextSize {
  const kept: unknown = wx.getStorageSync(KEY)
  return isSize(kept) ? kept : sizeFromWeChat(wx.getAppBaseInfo().fontSizeSetting)
}

export function keepTextSize(size: TextSize): void {
  wx.setStorageSync(KEY, size)
}

/** What page-meta's root-font-size takes. */
export const rootFontSize = (size: TextSize = readTextSize()): string => ROOT[size]
