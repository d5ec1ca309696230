import type { FinanceSummary } from '../../../shared/documents'

interface Statement {
  readonly finance: Pick<FinanceSummary, 'from' | 'to'>
}

/** `first` and those of `others` that share no day with one taken before, the longest first: sums of these count no day twice. */
export function withoutOverlaps<T extends Statement>(first: T, others: readonly T[]): T[] {
  const longestFirst = [...others].sort((a, b) => daysOf(b) - daysOf(a) || (a.finance.from < b.finance.from ? -1 : 1))
  const taken = [first]
  for (const one of longestFirst) {
    if (taken.every((other) => apart(one, other))) taken.push(one)
  }
  return taken
}

const daysOf = ({ finance: { from, to } }: Statement): number => Date.parse(to) - Date.parse(from)

const apart = ({ finance: a }: Statement, { finance: b }: Statement): boolean => a.to < b.from || b.to < a.from
