import * as v from 'valibot'
import { evidence, FILE_BYTES_MAX, uploadedFileId } from '../../shared/evidenceSchema'
import * as id from '../../shared/ids'
import { count, instant, requiredText, typedText } from '../../shared/schemas'
import { disclosureCard, disclosureKind, fen } from '../disclosures/cards'

/** YYYY-MM-DD, China time. */
export const day = v.pipe(v.string(), v.isoDate())
export const ATTACHMENTS_MAX = 9
export const LINES_MAX = 500
const AMOUNT_FEN_MAX = 999_999_999_999

/** What is wrong: row 1-based (of the file, or of the statement's lines; 0 = the whole), plain Chinese. */
export const finding = v.object({ row: count, column: v.string(), value: v.string(), message: v.string() })

export const section = v.object({ key: v.string(), title: v.string(), text: v.string() })
export const sectionInput = v.object({ key: requiredText(30), text: typedText(5000) })

/** `byReader`: a PDF, which WeChat can't check: who reviews confirms having read it. */
export const fileCheck = v.picklist(['pending', 'passed', 'risky', 'byReader'])
export const attachmentInput = v.object({
  /** As uploaded, or as it came back: the draft keeps a copy of its own. */
  fileId: uploadedFileId,
  name: requiredText(80),
  type: v.picklist(['image', 'pdf']),
  /** Bytes, as the phone knows them: a file of another size was cut on its way and is refused with FILE_MISSING. */
  size: v.pipe(count, v.minValue(1), v.maxValue(FILE_BYTES_MAX)),
})
export const attachment = v.object({ ...evidence.entries, name: v.string(), check: fileCheck })

const amountFen = v.pipe(fen, v.minValue(-AMOUNT_FEN_MAX), v.maxValue(AMOUNT_FEN_MAX))
/** A line as the sheet has it, in its order. `opening` is 上季结余; `closing` a line that states the balance, where there is one. */
export const financeLine = v.object({
  kind: v.picklist(['opening', 'income', 'spending', 'closing']),
  day,
  account: requiredText(40),
  amountFen,
  handler: typedText(30),
  approver: typedText(30),
  voucher: typedText(40),
  /** Why a spending line has no voucher; only then filled. */
  noVoucherReason: typedText(100),
  note: typedText(200),
})
export const statementInput = v.object({
  /** As it is called: 2026年第三季度. */
  period: requiredText(30),
  from: day,
  to: day,
  lines: v.pipe(v.array(financeLine), v.maxLength(LINES_MAX)),
  /** What is really there at the end, by the bank book and the cash box: opening + income − spending must give it. */
  closingFen: amountFen,
})

export const financeSums = v.object({
  openingFen: fen,
  incomeFen: fen,
  spendingFen: fen,
  /** opening + income − spending. */
  expectedFen: fen,
  /** The largest first, income before spending; opening and closing lines are in neither. */
  byAccount: v.array(v.object({ direction: v.picklist(['income', 'spending']), account: v.string(), amountFen: fen })),
  /** YYYY-MM, in order, months without a line included. */
  byMonth: v.array(v.object({ month: v.string(), incomeFen: fen, spendingFen: fen })),
})
export const statement = v.object({
  period: v.string(),
  from: day,
  to: day,
  closingFen: fen,
  sums: financeSums,
  lines: v.array(financeLine),
})

export const links = v.object({
  motionId: v.nullable(id.motionIdSchema),
  meetingId: v.nullable(id.plainIdSchema),
  ratingPeriodId: v.nullable(id.plainIdSchema),
})

/** The duty it fulfils: a calendar item and its period. */
export const dutyRef = v.object({ key: requiredText(30), period: requiredText(10) })

export const every = v.picklist(['month', 'quarter', 'halfYear', 'year', 'once'])
export const dutyItem = v.object({
  key: requiredText(30),
  title: requiredText(40),
  kind: disclosureKind,
  every,
  /** Days after the period's end within which it must be posted. */
  graceDays: v.pipe(count, v.maxValue(90)),
  /** Days it has to stay posted. */
  postedDays: v.pipe(count, v.minValue(1), v.maxValue(365)),
  active: v.boolean(),
})
/** One item in one period. `upcoming`: the period isn't over yet; it may be posted already. */
export const duty = v.object({
  key: v.string(),
  title: v.string(),
  kind: disclosureKind,
  every,
  period: v.string(),
  /** 2026年第三季度 */
  periodLabel: v.string(),
  dueAt: instant,
  state: v.picklist(['upcoming', 'due', 'overdue', 'fulfilled']),
  daysLate: count,
  disclosureId: v.nullable(id.disclosureIdSchema),
})

export const queryTopic = v.picklist(['amount', 'voucher', 'process', 'result', 'other'])
/** A question with its answer, as everybody sees it: who asked isn't told. */
export const answeredQuery = v.object({
  id: id.raisedIdSchema,
  topic: queryTopic,
  text: v.string(),
  askedAt: instant,
  answer: v.string(),
  answeredAt: instant,
  mine: v.boolean(),
})
export const waitingQuery = v.object({
  id: id.raisedIdSchema,
  disclosureId: id.disclosureIdSchema,
  disclosureTitle: v.string(),
  topic: queryTopic,
  text: v.string(),
  askedAt: instant,
  dueAt: instant,
  overdue: v.boolean(),
  /** The caller is on the committee and it wasn't their household that asked. */
  mayAnswer: v.boolean(),
})

/** A draft in the committee's list. */
export const draftCard = v.object({
  id: id.disclosureIdSchema,
  kind: disclosureKind,
  title: v.string(),
  version: count,
  stage: v.picklist(['draft', 'review']),
  editedAt: instant,
  editedByName: v.string(),
  editedByMe: v.boolean(),
  /** Given back by the reviewer, with reasons; null if it wasn't. */
  returned: v.nullable(v.object({ byName: v.string(), at: instant, reasons: v.string() })),
  filesPending: count,
  filesRisky: count,
})

export const postedDisclosure = v.object({
  card: disclosureCard,
  sections: v.array(section),
  attachments: v.array(attachment),
  statement: v.nullable(statement),
  /** The year so far, from the finance disclosures posted in it, this one included; null for other kinds. */
  year: v.nullable(
    v.object({
      year: count,
      statements: v.array(
        v.object({
          id: id.disclosureIdSchema,
          period: v.string(),
          openingFen: fen,
          incomeFen: fen,
          spendingFen: fen,
          closingFen: fen,
        }),
      ),
      byAccount: financeSums.entries.byAccount,
      byMonth: financeSums.entries.byMonth,
    }),
  ),
  /** What this version corrects and why; '' for a first version. */
  correctionReason: v.string(),
  /** All posted versions of the series, the newest first, this one included. */
  versions: v.array(v.object({ id: id.disclosureIdSchema, version: count, title: v.string(), postedAt: instant })),
  links,
  queries: v.array(answeredQuery),
  /** The caller's own that wait for an answer. */
  myWaiting: v.array(waitingQuery),
  /** Residents' questions past their deadline: only the number is public. */
  queriesOverdue: count,
  /** Days the committee has for an answer. */
  answerDays: count,
  editedByName: v.string(),
  reviewedByName: v.string(),
})
