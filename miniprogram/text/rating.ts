/** A mean in tenths of a point as people say it: 42 → 4.2 */
export const sayTenths = (tenths: number): string => `${Math.floor(tenths / 10)}.${tenths % 10}`

/** Against the last period: 高了 0.3 · 低了 0.2 · 一样. */
export function sayChange(tenths: number, before: number): string {
  if (tenths === before) return '一样'
  return tenths > before ? `高了 ${sayTenths(tenths - before)}` : `低了 ${sayTenths(before - tenths)}`
}
