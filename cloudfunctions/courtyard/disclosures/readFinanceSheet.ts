import { Refusal } from '../../shared/refusal'
import { LINES_MAX, readFinanceCells } from '../domain/disclosures/financeSheet'
import { guessPeriod, lineProblems, missingVouchers, sumLines } from '../domain/disclosures/statement'
import { sayOutside } from '../domain/sheet/sayOutside'
import { readSheetFile } from '../readSheetFile'
import type { CourtyardUseCase } from '../useCase'

/** What a sheet says, line by line, with what is wrong. Nothing is stored. */
export const readFinanceSheet: CourtyardUseCase<'readFinanceSheet'> = async (_call, { file }) => {
  const cells = await readSheetFile(file, LINES_MAX, (date) => date.toISOString().slice(0, 10))
  const { lines, errors } = readFinanceCells(cells.rows)
  if (lines.length > LINES_MAX) throw new Refusal('TOO_LARGE', { max: LINES_MAX })
  const guess = guessPeriod(lines)
  const sums = sumLines(lines, guess.from, guess.to)
  return {
    encoding: cells.encoding,
    lines: [...lines],
    ...guess,
    closingFen: lines.filter(({ kind }) => kind === 'closing').at(-1)?.amountFen ?? null,
    sums: { ...sums, byAccount: [...sums.byAccount], byMonth: [...sums.byMonth] },
    errors: [...errors],
    warnings: [...sayOutside(cells.outside)],
    problems: lines.length === 0 ? [] : [...lineProblems({ ...guess, lines }), ...missingVouchers(lines)],
  }
}
