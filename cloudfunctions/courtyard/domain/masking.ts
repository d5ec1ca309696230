/** 刘秀英 → 刘*英, 刘英 → 刘*; what is shown of a name before somebody belongs to the household. */
export function maskName(name: string): string {
  const characters = [...name]
  const first = characters[0] ?? ''
  if (characters.length <= 1) return first === '' ? '' : '*'
  if (characters.length === 2) return `${first}*`
  return `${first}${'*'.repeat(Math.min(characters.length - 2, 3))}${characters[characters.length - 1] ?? ''}`
}

/** 13800000001 → 138****0001; a number that is too short to mask shows nothing of itself. */
export function maskPhone(phone: string): string {
  if (phone === '') return ''
  if (phone.length < 7) return '****'
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}
