import type { FinanceLine } from '../../shared/documents'
import { AMOUNT_AT, financeCells } from '../domain/disclosures/financeSheet'

/** Amounts are numbers, so that the sheet can add them up; all else is text, so that nothing in it runs. */
export async function writeXlsx(lines: readonly FinanceLine[]): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const [header = [], ...rows] = financeCells(lines)
  return writeXlsxFile(
    [
      header.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) =>
        row.map((value, at) =>
          at === AMOUNT_AT ? { value: Number(value), type: Number, format: '0.00' } : { value, type: String },
        ),
      ),
    ],
    { sheet: '收支', columns: [12, 8, 20, 14, 12, 12, 14, 24, 24].map((width) => ({ width })) },
  ).toBuffer()
}
