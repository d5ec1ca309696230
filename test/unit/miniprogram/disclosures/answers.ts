import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { now } from '../answers'

const DAY = 86_400_000
export type Card = CourtyardOutput<'disclosures'>['cards'][number]
export type Duty = CourtyardOutput<'duties'>['due'][number]
export type DraftCard = CourtyardOutput<'disclosureDrafts'>['drafts'][number]
export type Query = CourtyardOutput<'queries'>['queries'][number]
export type Item = CourtyardOutput<'disclosure'>
export type Line = NonNullable<Item['statement']>['lines'][number]

export const aDisclosure = (changes: Partial<Card> = {}): Card =>
  ({
    ...{ id: 'd1', kind: 'decision', title: '路灯换成感应灯', summary: '12 盏路灯换成感应灯', version: 1 },
    ...{ state: 'posted', postedAt: now - DAY, postedUntil: now + 14 * DAY, supersededBy: null },
    ...{ short: null, attachments: 0, finance: null },
    ...changes,
  }) as Card

export const aDuty = (changes: Partial<Duty> = {}): Duty =>
  ({
    ...{ key: 'finance', title: '财务账目', kind: 'finance', every: 'quarter', period: '2026Q3' },
    ...{ periodLabel: '2026年第三季度', dueAt: now - 12 * DAY, state: 'overdue', daysLate: 12, disclosureId: null },
    ...changes,
  }) as Duty

export const aDraftCard = (changes: Partial<DraftCard> = {}): DraftCard =>
  ({
    ...{ id: 'd2', kind: 'outcome', title: '排水沟清完了', version: 1, stage: 'draft', editedAt: now - DAY },
    ...{ editedByName: '张玉华', editedByMe: false, returned: null, filesPending: 0, filesRisky: 0 },
    ...changes,
  }) as DraftCard

export const aQuery = (changes: Partial<Query> = {}): Query =>
  ({
    ...{ id: 'q1', disclosureId: 'd1', disclosureTitle: '三季度账目', topic: 'amount', text: '清淤是哪家做的' },
    ...{ askedAt: now - DAY, dueAt: now + 6 * DAY, overdue: false, mayAnswer: true },
    ...changes,
  }) as Query

export const aLine = (changes: Partial<Line> = {}): Line => ({
  ...{ kind: 'spending', day: '2026-07-18', account: '垃圾清运', amountFen: 186_000, handler: '张建国' },
  ...{ approver: '李秀英', voucher: '2026-004', noVoucherReason: '', note: '' },
  ...changes,
})

export const anItem = (changes: Partial<Item> = {}): Item =>
  ({
    card: aDisclosure(),
    sections: [{ key: 'what', title: '定了什么', text: '12 盏路灯换成感应灯' }],
    ...{ attachments: [], statement: null, year: null, correctionReason: '' },
    versions: [{ id: 'd1', version: 1, title: '路灯换成感应灯', postedAt: now - DAY }],
    links: { motionId: null, meetingId: null, ratingPeriodId: null },
    ...{ queries: [], myWaiting: [], queriesOverdue: 0, answerDays: 7 },
    ...{ editedByName: '周永福', reviewedByName: '张玉华' },
    ...changes,
  }) as Item

export const aStatement = (lines: readonly Line[], closingFen: number): NonNullable<Item['statement']> => ({
  ...{ period: '2026年第三季度', from: '2026-07-01', to: '2026-09-30', closingFen, lines: [...lines] },
  sums: {
    ...{ openingFen: 864_250, incomeFen: 1_415_000, spendingFen: 881_640, expectedFen: 1_397_610 },
    ...{ byAccount: [], byMonth: [] },
  },
})
