import type { MemberCall } from '../../shared/call'
import type { DisclosureDocument } from '../../shared/documents'
import { addSums } from '../domain/disclosures/statement'
import { describeFinance } from './describeDisclosure'

/** Statements looked at: monthly ones of two years and their corrections. */
const STATEMENTS_MAX = 40

/** The year of a finance disclosure up to its own period; null for other kinds. A correction stands for what it corrects. */
export async function readYear({ database, member }: MemberCall, disclosure: DisclosureDocument) {
  const { _id, finance, seriesId } = disclosure
  if (!finance) return null
  const year = finance.to.slice(0, 4)
  const posted = await database.collection('disclosures').find({
    where: { courtyardId: member.courtyardId, kind: 'finance', stage: 'posted', supersededBy: null },
    orderBy: [['postedAt', 'desc']],
    limit: STATEMENTS_MAX,
    fields: ['finance', 'seriesId'],
  })
  const others = posted.flatMap((one) =>
    one.finance && one.seriesId !== seriesId && one.finance.to.startsWith(year) && one.finance.to < finance.to
      ? [{ id: one._id, finance: one.finance }]
      : [],
  )
  const all = [...others, { id: _id, finance }].sort((a, b) => (a.finance.to < b.finance.to ? -1 : 1))
  const { byAccount, byMonth } = addSums(all.map((one) => one.finance.sums))
  return {
    year: Number(year),
    statements: all.map((one) => ({ id: one.id, ...describeFinance(one.finance) })),
    byAccount: [...byAccount],
    byMonth: byMonth.filter(({ month }) => month.startsWith(year)),
  }
}
