import type { DisclosureDocument } from '../../shared/documents'

/** Everything that people wrote into a disclosure and that is going to be shown to others. */
export function textsOf(disclosure: DisclosureDocument): string[] {
  const { title, sections, attachments, finance, lines, shortReason, correctionReason } = disclosure
  return [
    ...[title, shortReason, correctionReason, finance?.period ?? ''],
    ...sections.map(({ text }) => text),
    ...attachments.map(({ name }) => name),
    // accounts and people repeat themselves line by line
    ...new Set(
      lines.flatMap(({ account, handler, approver, voucher, noVoucherReason, note }) => [
        ...[account, handler, approver, voucher, noVoucherReason, note],
      ]),
    ),
  ]
}
