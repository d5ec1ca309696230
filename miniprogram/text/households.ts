/**
 * Door numbers short enough for a grid: N049 → 49; 1-1-0101 and 1-2-0101 of one building → 1-0101 and 2-0101.
 * What all of them share at the front says nothing inside one group.
 */
export function shortLabels(numbers: readonly string[]): string[] {
  if (numbers.every((no) => /^\D*\d+$/.test(no))) return numbers.map((no) => no.replace(/^\D*0*(?=\d)/, ''))
  const parts = numbers.map((no) => no.split('-'))
  const first = parts[0] ?? []
  let shared = 0
  while (shared < first.length - 1 && parts.every((part) => part.length > shared + 1 && part[shared] === first[shared]))
    shared += 1
  return parts.map((part) => part.slice(shared).join('-'))
}

/** What somebody at the market types to find a household: part of its number, name or address, in any case. */
export function matches(sought: string, ...texts: readonly string[]): boolean {
  const words = sought.trim().toLowerCase().split(/\s+/)
  return words.every((word) => texts.some((text) => text.toLowerCase().includes(word)))
}
