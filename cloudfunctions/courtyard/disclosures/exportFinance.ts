import type { FinanceLine } from '../../shared/documents'
import { Refusal } from '../../shared/refusal'
import { AMOUNT_AT, financeCells, financeCsv } from '../domain/disclosures/financeSheet'
import { ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { isPosted, ownDisclosure } from './readDisclosures'

/** The lines as they were imported. A draft's are the committee's; without a statement there is nothing: NOT_FOUND. */
export const exportFinance: CourtyardUseCase<'exportFinance'> = async (call, { disclosureId, format }) => {
  const [found, courtyard] = await Promise.all([ownDisclosure(call, disclosureId), ownCourtyard(call)])
  const readable = isPosted(found) || (found.stage !== 'dropped' && call.member.roles.includes('committee'))
  if (!readable || !found.finance) throw new Refusal('NOT_FOUND')
  const bytes = format === 'csv' ? Buffer.from(financeCsv(found.lines), 'utf8') : await writeXlsx(found.lines)
  return { fileName: `${courtyard.name}-${found.finance.period}-收支.${format}`, base64: bytes.toString('base64') }
}

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
