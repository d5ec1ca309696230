import type { MemberCall } from '../../shared/call'
import { above } from '../../shared/database'
import type { DisclosureDocument } from '../../shared/documents'
import { withoutOverlaps } from '../domain/disclosures/overlaps'
import { addSums } from '../domain/disclosures/statement'
import { describeFinance } from './describeDisclosure'

/** Statements looked at: monthly and quarterly ones of a year and the year's own, four times over. */
const STATEMENTS_MAX = 80

/**
 * The year of a finance disclosure up to its own period; null for other kinds. A correction stands for what it corrects, and no day is
 * counted twice: of statements that overlap (a month within a quarter) the longer one stands, the disclosure's own before all.
 */
export async function readYear({ database, member }: MemberCall, disclosure: DisclosureDocument) {
  const { _id, finance, seriesId } = disclosure
  if (!finance) return null
  const year = finance.to.slice(0, 4)
  const posted = await database.collection('disclosures').find({
    where: {
      courtyardId: member.courtyardId,
      kind: 'finance',
      stage: 'posted',
      supersededBy: null,
      // a statement is posted after its period began
      postedAt: above(Date.parse(`${year}-01-01T00:00:00+08:00`)),
    },
    orderBy: [['postedAt', 'asc']],
    limit: STATEMENTS_MAX,
    fields: ['finance', 'seriesId'],
  })
  const others = posted.flatMap((one) =>
    one.finance && one.seriesId !== seriesId && one.finance.to.startsWith(year) && one.finance.to < finance.to
      ? [{ id: one._id, finance: one.finance }]
      : [],
  )
  const own = { id: _id, finance }
  const all = withoutOverlaps(own, others).sort((a, b) => (a.finance.to < b.finance.to ? -1 : 1))
  const { byAccount, byMonth } = addSums(all.map((one) => one.finance.sums))
  return {
    year: Number(year),
    statements: all.map((one) => ({ id: one.id, ...describeFinance(one.finance) })),
    byAccount: [...byAccount],
    byMonth: byMonth.filter(({ month }) => month.startsWith(year)),
  }
}
