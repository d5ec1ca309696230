import { sayOutside } from '../domain/sheet/sayOutside'
import type { CourtyardUseCase } from '../useCase'
import { readImport } from './readImport'

/** What the file holds and what importing it would change. Nothing is written. */
export const previewRoll: CourtyardUseCase<'previewRoll'> = async (call, input) => {
  const { courtyard, encoding, outside, reading, digest } = await readImport(call, input)
  return {
    digest,
    kind: courtyard.kind,
    encoding,
    totals: reading.totals,
    groups: [...reading.groups],
    errors: [...reading.errors],
    warnings: [...sayOutside(outside), ...reading.warnings],
    owners: reading.owners.map(({ name, units, same }) => ({ name, units: [...units], same })),
    headsIfSame: reading.headsIfSame,
    headsIfDifferent: reading.headsIfDifferent,
    changes: reading.changes.map((change) => ({ ...change, changes: [...change.changes] })),
    unchanged: reading.unchanged,
    sizeAdvice: reading.sizeAdvice,
  }
}
