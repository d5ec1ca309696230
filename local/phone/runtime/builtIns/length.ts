/** A length as pages give it to an element: a number (px), or a text in px or rpx. Anything else is 0. */
export function lengthPx(value: unknown): number {
  const [, number = '', unit = ''] = /^\s*(-?(?:\d+\.?\d*|\.\d+))(px|rpx)?\s*$/.exec(String(value)) ?? []
  const width = document.getElementById('phone')?.clientWidth ?? 0
  return Number(number) * (unit === 'rpx' ? width / 750 : 1)
}
