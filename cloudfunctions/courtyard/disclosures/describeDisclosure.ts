import type { DisclosureDocument, FileCheckDocument } from '../../shared/documents'
import { stateAt } from '../domain/disclosures/lifetime'
import type { DisclosureCard } from './cards'
import type { Listed, Posted } from './readDisclosures'

export function describeCard(disclosure: Posted<Listed>, now: number): DisclosureCard {
  const { _id, kind, title, summary, version, postedAt, postedUntil, supersededBy, finance } = disclosure
  const { postedDays, postedDaysNeeded, shortReason } = disclosure
  return {
    ...{ id: _id, kind, title, summary, version, postedAt, postedUntil, supersededBy },
    state: stateAt(disclosure, now),
    short:
      postedDays < postedDaysNeeded ? { days: postedDays, daysNeeded: postedDaysNeeded, reason: shortReason } : null,
    attachments: disclosure.attachments.length,
    finance: finance && describeFinance(finance),
  }
}

export const describeFinance = ({ period, closingFen, sums }: NonNullable<DisclosureDocument['finance']>) => ({
  period,
  openingFen: sums.openingFen,
  incomeFen: sums.incomeFen,
  spendingFen: sums.spendingFen,
  closingFen,
})

export const describeStatement = ({ finance, lines }: Pick<DisclosureDocument, 'finance' | 'lines'>) =>
  finance && {
    period: finance.period,
    from: finance.from,
    to: finance.to,
    closingFen: finance.closingFen,
    sums: describeSums(finance.sums),
    lines: lines.map((line) => ({ ...line })),
  }

export const describeSums = (sums: NonNullable<DisclosureDocument['finance']>['sums']) => ({
  ...sums,
  byAccount: [...sums.byAccount],
  byMonth: [...sums.byMonth],
})

/** An image without an answer is pending, whether or not it has been asked about. */
export function describeAttachments(
  attachments: DisclosureDocument['attachments'],
  checks: readonly Pick<FileCheckDocument, 'fileId' | 'state'>[],
) {
  const states = new Map(checks.map(({ fileId, state }) => [fileId, state]))
  return attachments.map(({ fileId, sha256, bytes, name, type }) => ({
    ...{ fileId, sha256, bytes, name, type },
    check: type === 'pdf' ? ('byReader' as const) : (states.get(fileId) ?? ('pending' as const)),
  }))
}

const SUMMARY_LENGTH = 60

/** The beginning of the first section that says something. */
export function summaryOf(sections: DisclosureDocument['sections']): string {
  const text = sections.find((section) => section.text !== '')?.text.replace(/\s+/g, ' ') ?? ''
  const signs = [...text]
  return signs.length <= SUMMARY_LENGTH ? text : `${signs.slice(0, SUMMARY_LENGTH - 1).join('')}…`
}
