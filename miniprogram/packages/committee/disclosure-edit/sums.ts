import { sumBy } from 'lodash-es'
import type { FinanceLine } from '../../../text/finance'

/** What the lines come to while they are being put right; the server counts again before anything is posted. */
export function sumsOf(lines: readonly FinanceLine[]): { openingFen: number; incomeFen: number; spendingFen: number } {
  const of = (kind: FinanceLine['kind']) =>
    sumBy(
      lines.filter((line) => line.kind === kind),
      'amountFen',
    )
  return { openingFen: of('opening'), incomeFen: of('income'), spendingFen: of('spending') }
}
