import type { DisclosureKind } from '../../../cloudfunctions/courtyard/disclosures/cards'

const at = (page: string, query = '') => `/packages/committee/${page}/${page}${query}`

/** The committee's pages around what is posted. */
export const disclosurePlaces = {
  new: () => at('disclosure-new'),
  write: (kind: DisclosureKind, duty: { key: string; period: string } | null = null) =>
    at(
      'disclosure-edit',
      `?kind=${kind}${duty ? `&duty=${encodeURIComponent(duty.key)}&period=${encodeURIComponent(duty.period)}` : ''}`,
    ),
  draft: (disclosureId: string) => at('disclosure-edit', `?id=${disclosureId}`),
  review: (disclosureId: string) => at('disclosure-review', `?id=${disclosureId}`),
  correct: () => at('disclosure-correct'),
  financeImport: () => at('finance-import'),
  queries: () => at('queries'),
  duties: () => at('duties'),
} as const
