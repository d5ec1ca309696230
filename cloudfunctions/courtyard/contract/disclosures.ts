import * as v from 'valibot'
import * as id from '../../shared/ids'
import { procedure } from '../../shared/procedure'
import { count, done, empty, instant, requiredText, typedText } from '../../shared/schemas'
import { disclosureCard, disclosureKind } from '../disclosures/cards'
import * as part from './disclosureParts'
import { sheetFile } from './roll'

const draftRef = v.object({
  disclosureId: id.disclosureIdSchema,
  /** The revision that was looked at; a newer stored one refuses with EDITED_BY_ANOTHER (name, at, revision). */
  revision: count,
})
const days = v.pipe(count, v.minValue(1), v.maxValue(365))

export const disclosureProcedures = {
  /** The 公示 tab: what is posted, the newest first, 20 a page; and which duties are overdue (first page only, else []). */
  disclosures: procedure({
    roles: ['member'],
    input: v.object({
      /** Null = all kinds. */
      kind: v.nullable(disclosureKind),
      /** True: what a correction replaced, or whose posting ended a year ago. */
      archive: v.boolean(),
      /** `next` of the page before; null for the first. */
      before: v.nullable(instant),
    }),
    output: v.object({
      cards: v.array(disclosureCard),
      next: v.nullable(instant),
      overdue: v.array(part.duty),
      /** Residents' questions past their deadline, over all disclosures. */
      queriesOverdue: count,
      /** The caller may write: a member of the committee. */
      canWrite: v.boolean(),
    }),
  }),

  /** One posted disclosure with everything its page shows. Marks it as seen by the caller's household. */
  disclosure: procedure({
    roles: ['member'],
    input: v.object({ disclosureId: id.disclosureIdSchema }),
    output: part.postedDisclosure,
  }),

  /** What each kind asks for. */
  disclosureTemplates: procedure({
    roles: ['committee'],
    input: empty,
    output: v.object({
      templates: v.array(
        v.object({
          kind: disclosureKind,
          name: v.string(),
          /** What belongs here, one sentence. */
          purpose: v.string(),
          sections: v.array(v.object({ key: v.string(), title: v.string(), hint: v.string(), required: v.boolean() })),
          /** Fewer days need a reason and raise an alarm. */
          postedDays: count,
        }),
      ),
      /** Duties due or coming that a new disclosure may fulfil, the soonest first. */
      duties: v.array(part.duty),
    }),
  }),

  /**
   * Saves a draft over the revision that was edited, with a copy of each new file, which is what the draft holds from then on. Images
   * are given to WeChat for a check, which answers within minutes. One that is in review goes back to draft. Refuses with
   * EDITED_BY_ANOTHER, WRONG_STAGE (posted or dropped), and with a file's name: FILE_MISSING, FILE_TOO_LARGE, FILE_FOREIGN.
   */
  saveDisclosure: procedure({
    roles: ['committee'],
    input: v.object({
      /** Null makes a new draft; every try to make it passes the same requestId. */
      disclosureId: v.nullable(id.disclosureIdSchema),
      /** The one that was edited; of a new draft: how many tries with other contents were sent before. */
      revision: count,
      kind: disclosureKind,
      title: requiredText(60),
      sections: v.pipe(v.array(part.sectionInput), v.maxLength(10)),
      attachments: v.pipe(v.array(part.attachmentInput), v.maxLength(part.ATTACHMENTS_MAX)),
      /** Only with kind finance. */
      statement: v.nullable(part.statementInput),
      postedDays: days,
      /** Needed when the days are fewer than the kind or the duty asks for. */
      shortReason: typedText(100),
      duty: v.nullable(part.dutyRef),
      links: part.links,
      /** Of a correction; without one the stored reason stands. */
      correctionReason: v.optional(typedText(200)),
    }),
    output: v.object({
      disclosureId: id.disclosureIdSchema,
      revision: count,
      /** In the order of the input. */
      attachments: v.array(part.attachment),
      /** What keeps it from being sent to review, in plain Chinese; empty = nothing. */
      problems: v.array(part.finding),
      /** Worth a look, but no obstacle: an opening balance that isn't the last closing one. */
      warnings: v.array(part.finding),
    }),
  }),

  /** Drafts and what is in review, the last edited first. */
  disclosureDrafts: procedure({
    roles: ['committee'],
    input: empty,
    output: v.object({ drafts: v.array(part.draftCard) }),
  }),

  /** A draft as its editors and its reviewer see it. */
  disclosureDraft: procedure({
    roles: ['committee'],
    input: v.object({ disclosureId: id.disclosureIdSchema }),
    output: v.object({
      draft: part.draftCard,
      revision: count,
      sections: v.array(part.section),
      attachments: v.array(part.attachment),
      statement: v.nullable(part.statement),
      postedDays: count,
      postedDaysNeeded: count,
      shortReason: v.string(),
      duty: v.nullable(v.object({ ...part.dutyRef.entries, title: v.string(), periodLabel: v.string() })),
      links: part.links,
      problems: v.array(part.finding),
      warnings: v.array(part.finding),
      correctionReason: v.string(),
      /** The posted version that this one corrects. */
      corrects: v.nullable(disclosureCard),
      /** In review, and edited by somebody else: the caller may agree or return it. */
      canReview: v.boolean(),
    }),
  }),

  /**
   * Hands it to another committee member. Refuses with EMPTY_TEXT (where), NOT_BALANCED (differenceFen), VOUCHER_MISSING (row),
   * SHORT_WITHOUT_REASON (days), NAMES_UNMASKED (name, where), FILE_RISKY (name), RISKY_TEXT, EDITED_BY_ANOTHER, WRONG_STAGE.
   */
  sendToReview: procedure({ roles: ['committee'], input: draftRef, output: done }),

  /**
   * The second pair of eyes: posts it or gives it back. Besides what sendToReview refuses with: SAME_PERSON (who edited it last),
   * CHECK_PENDING (name: WeChat hasn't answered), FILE_CHANGED (name), FILES_UNREAD (PDFs not confirmed), EMPTY_TEXT (returned without reasons).
   */
  reviewDisclosure: procedure({
    roles: ['committee'],
    input: v.object({
      ...draftRef.entries,
      verdict: v.picklist(['agree', 'return']),
      reasons: typedText(300),
      /** “PDF 我都看过了”; needed only where there is one. */
      filesRead: v.boolean(),
    }),
    output: v.object({ posted: v.boolean() }),
  }),

  dropDisclosure: procedure({
    roles: ['committee'],
    input: v.object({ disclosureId: id.disclosureIdSchema }),
    output: done,
  }),

  /** A draft of the next version, with the text of the posted one. While one is being written, that one is returned. */
  correctDisclosure: procedure({
    roles: ['committee'],
    input: v.object({ disclosureId: id.disclosureIdSchema, reason: requiredText(200) }),
    output: v.object({ disclosureId: id.disclosureIdSchema, revision: count }),
  }),

  /** Reads a sheet (CSV in UTF-8 or GBK, XLSX, or pasted cells) without storing anything. Refuses with FILE_UNREADABLE or TOO_LARGE. */
  readFinanceSheet: procedure({
    roles: ['committee'],
    input: v.object({ file: sheetFile }),
    output: v.object({
      encoding: v.string(),
      lines: v.array(part.financeLine),
      /** Guessed from the days; empty without a line. */
      period: v.string(),
      from: v.string(),
      to: v.string(),
      /** From a closing line, if the sheet has one. */
      closingFen: v.nullable(v.number()),
      sums: part.financeSums,
      /** Rows that couldn't be read: nothing should be saved before they are put right. */
      errors: v.array(part.finding),
      /** What was left out of the sheet without harm to the rest: row of the file, 1-based. */
      warnings: v.array(part.finding),
      /** Spending lines without a voucher and the like: row = number of the line, 1-based. */
      problems: v.array(part.finding),
    }),
  }),

  /** The lines as a file, the same as what was imported. Of a posted disclosure, or of a draft for the committee. */
  exportFinance: procedure({
    roles: ['member'],
    input: v.object({ disclosureId: id.disclosureIdSchema, format: v.picklist(['csv', 'xlsx']) }),
    output: v.object({ fileName: v.string(), base64: v.string() }),
  }),

  /** Private to the asker and the committee until it is answered. Refuses with QUERIES_WAITING while three of the caller's wait. */
  askQuery: procedure({
    roles: ['member'],
    input: v.object({ disclosureId: id.disclosureIdSchema, topic: part.queryTopic, text: requiredText(300) }),
    output: v.object({ queryId: id.raisedIdSchema, dueAt: instant }),
  }),

  /**
   * Posts question and answer with the item, the asker unnamed. An answer stands: a second one refuses with WRONG_STAGE. Nobody
   * answers what they or their household asked: SAME_PERSON, SAME_HOUSEHOLD.
   */
  answerQuery: procedure({
    roles: ['committee'],
    input: v.object({ queryId: id.raisedIdSchema, answer: requiredText(500) }),
    output: done,
  }),

  /** What waits for the committee's answer, the soonest due first. */
  queries: procedure({
    roles: ['committee'],
    input: empty,
    output: v.object({ queries: v.array(part.waitingQuery) }),
  }),

  /** The calendar and what is due by it; everybody may look. */
  duties: procedure({
    roles: ['member'],
    input: empty,
    output: v.object({
      items: v.array(part.dutyItem),
      due: v.array(part.duty),
      answerDays: count,
      revision: count,
      canWrite: v.boolean(),
    }),
  }),

  /** Replaces the calendar. Items that are new count from the period that is running. Refuses with EDITED_BY_ANOTHER. */
  changeDuties: procedure({
    roles: ['committee'],
    input: v.object({
      items: v.pipe(v.array(part.dutyItem), v.maxLength(20)),
      answerDays: v.pipe(count, v.minValue(1), v.maxValue(30)),
      revision: count,
    }),
    output: v.object({ revision: count }),
  }),

  /** Names of the roll and of members in the texts, masked: 张建国 → 张*国. Nothing is stored. */
  maskNames: procedure({
    roles: ['committee'],
    input: v.object({ texts: v.pipe(v.array(typedText(5000)), v.maxLength(12)) }),
    output: v.object({
      texts: v.array(v.string()),
      found: v.array(v.object({ name: v.string(), masked: v.string(), times: count })),
    }),
  }),
} as const
