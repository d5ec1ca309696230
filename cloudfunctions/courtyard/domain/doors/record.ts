import type { HouseholdEventDocument, HouseholdEventKind } from '../../../shared/documents'

const YEARS_SHOWN = 2
const YEAR = 366 * 86_400_000

/** Who belonged to the household and voted for it is read by whoever is in now; all else from their own coming in on. */
const fromTheBeginning: ReadonlySet<HouseholdEventKind> = new Set([
  'joined',
  'left',
  'letIn',
  'putOut',
  'representative',
  'tookPart',
])

export const shownSince = (now: number): number => now - YEARS_SHOWN * YEAR

/** What somebody who came in then reads of the household's record. */
export const mayRead = ({ kind, at }: Pick<HouseholdEventDocument, 'kind' | 'at'>, cameInAt: number): boolean =>
  at >= cameInAt || fromTheBeginning.has(kind)
