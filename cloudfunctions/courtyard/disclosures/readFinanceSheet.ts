import { Refusal } from '../../shared/refusal'
import { LINES_MAX, readFinanceCells } from '../domain/disclosures/financeSheet'
import { guessPeriod, lineProblems, missingVouchers, sumLines } from '../domain/disclosures/statement'
import { readFileCells, readPastedCells } from '../domain/sheet/readCells'
import type { CourtyardUseCase } from '../useCase'

/** Title, header and totals besides the lines themselves. */
const ROWS_AROUND = 50

/** What a sheet says, line by line, with what is wrong. Nothing is stored. */
export const readFinanceSheet: CourtyardUseCase<'readFinanceSheet'> = async (_call, { file }) => {
  const cells =
    file.from === 'text'
      ? await readPastedCells(file.text)
      : await readFileCells(Buffer.from(file.base64, 'base64'), (date) => date.toISOString().slice(0, 10))
  if (!cells) throw new Refusal('FILE_UNREADABLE')
  const filled = cells.rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  if (filled.length > LINES_MAX + ROWS_AROUND) throw new Refusal('TOO_LARGE', { max: LINES_MAX })
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
    problems: lines.length === 0 ? [] : [...lineProblems({ ...guess, lines }), ...missingVouchers(lines)],
  }
}
