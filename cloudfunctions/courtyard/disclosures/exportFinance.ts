import { Refusal } from '../../shared/refusal'
import { mayHere } from '../../shared/offices'
import { financeCsv } from '../domain/disclosures/financeSheet'
import { ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { isPosted, ownDisclosure } from './readDisclosures'
import { writeXlsx } from './writeXlsx'

/** The lines as they were imported. A draft's are the committee's; without a statement there is nothing: NOT_FOUND. */
export const exportFinance: CourtyardUseCase<'exportFinance'> = async (call, { disclosureId, format }) => {
  const [found, courtyard] = await Promise.all([ownDisclosure(call, disclosureId), ownCourtyard(call)])
  const readable = isPosted(found) || (found.stage !== 'dropped' && mayHere(call, 'committee'))
  if (!readable || !found.finance) throw new Refusal('NOT_FOUND')
  const bytes = format === 'csv' ? Buffer.from(financeCsv(found.lines), 'utf8') : await writeXlsx(found.lines)
  return { fileName: `${courtyard.name}-${found.finance.period}-收支.${format}`, base64: bytes.toString('base64') }
}
