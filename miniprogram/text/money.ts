/** Cents (分) as people write money: 13,976.10 元. Always two decimals. */
export function sayMoney(cents: number): string {
  const sign = cents < 0 ? '-' : ''
  const whole = Math.floor(Math.abs(cents) / 100)
  const rest = String(Math.abs(cents) % 100).padStart(2, '0')
  return `${sign}${groupThousands(whole)}.${rest} 元`
}

/** 0.01 m² as people write an area: 16,419.68 平方米. */
export function sayArea(areaDm2: number): string {
  return `${groupThousands(Math.floor(areaDm2 / 100))}.${String(areaDm2 % 100).padStart(2, '0')} 平方米`
}

/** 16419 → 16,419 */
export function groupThousands(whole: number): string {
  const digits = String(Math.abs(whole))
  const threes: string[] = []
  for (let end = digits.length; end > 0; end -= 3) threes.unshift(digits.slice(Math.max(0, end - 3), end))
  return `${whole < 0 ? '-' : ''}${threes.join(',')}`
}
