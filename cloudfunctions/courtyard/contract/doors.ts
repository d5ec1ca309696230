import * as v from 'valibot'
import { uploadedFileId } from '../../shared/evidenceSchema'
import * as id from '../../shared/ids'
import { procedure } from '../../shared/procedure'
import { count, done, empty, instant, typedText } from '../../shared/schemas'
import { SLIPS_MAX } from '../domain/doors/slips'
import { household, relative } from './parts'

/** Codes are in this answer alone, of those who make slips. Nothing of it is kept on the phone. */
const printedSlips = v.object({
  batchId: id.codeBatchIdSchema,
  fileName: v.string(),
  /** A PDF to print: slips to cut, and the list on which their households sign. */
  base64: v.string(),
  /** 12 digits each, the last one a check digit. */
  slips: v.array(v.object({ householdId: id.householdIdSchema, no: v.string(), code: v.string() })),
  /** Until when whoever made them can have them shown again. */
  until: instant,
})

const line = v.object({
  id: v.string(),
  kind: v.picklist([
    ...(['joined', 'left', 'letIn', 'putOut', 'representative', 'tookPart', 'codeMade'] as const),
    ...(['recognised', 'paper', 'title', 'roll'] as const),
  ]),
  text: v.string(),
  at: instant,
})

export const doorProcedures = {
  /** How far the slips are, group by group, and door by door in one of them; '' = the first one. No code is among it. */
  codeSlips: procedure({
    roles: ['committee'],
    input: v.object({ group: typedText(30) }),
    output: v.object({
      groups: v.array(
        v.object({
          name: v.string(),
          doors: count,
          /** That have no slip yet. */
          toMake: count,
          /** With a slip that nobody has used yet. */
          out: count,
          joined: count,
          recognised: count,
        }),
      ),
      group: v.string(),
      /** Slips that one batch has at most. */
      atOnce: count,
      /** Slips that the caller may still make anew alone within 30 days. */
      reprintsLeft: count,
      doors: v.array(
        v.object({
          id: id.householdIdSchema,
          no: v.string(),
          headName: v.string(),
          /** `left`: its slip is used, and nobody is in any more. */
          state: v.picklist(['none', 'made', 'joined', 'left']),
          madeAt: v.nullable(instant),
          recognised: v.boolean(),
        }),
      ),
      batches: v.array(
        v.object({
          id: id.codeBatchIdSchema,
          by: v.string(),
          at: instant,
          doors: count,
          /** For whoever made it, as long as it can be shown again. */
          shownUntil: v.nullable(instant),
          /** Of another household than whoever made it: may hand in the list that was signed. */
          iMayRecord: v.boolean(),
          /** Its doors that aren't recognised yet. */
          unsigned: v.array(id.householdIdSchema),
        }),
      ),
    }),
  }),

  /** Makes the slips of a group's doors that have none and nobody in. Refuses with NO_ROLL, or SLIPS_MADE when there is none left. */
  makeSlips: procedure({ roles: ['committee'], input: v.object({ group: typedText(30) }), output: printedSlips }),

  /** Shows a batch again to whoever made it, for a day. Refuses with SLIPS_GONE later. */
  showSlips: procedure({
    roles: ['committee'],
    input: v.object({ batchId: id.codeBatchIdSchema }),
    output: printedSlips,
  }),

  /** A new slip for one household that nobody is in. Refuses with TAKES_TWO, or REPRINTED_OFTEN beyond five in 30 days. */
  reprintSlip: procedure({
    roles: ['committee'],
    input: v.object({ householdId: id.householdIdSchema }),
    output: printedSlips,
  }),

  /** The signed list of a batch, by another household than whoever made it: its doors are recognised. */
  recordSlipsSigned: procedure({
    roles: ['committee'],
    input: v.object({
      batchId: id.codeBatchIdSchema,
      photoFileId: uploadedFileId,
      householdIds: v.pipe(v.array(id.householdIdSchema), v.minLength(1), v.maxLength(SLIPS_MAX)),
    }),
    output: v.object({ recognised: count }),
  }),

  /** 认得这家. Refuses with SAME_HOUSEHOLD, NOT_RECOGNISED, SLIP_MAKER or RECOGNISED_OFTEN. */
  recogniseDoor: procedure({
    roles: ['member'],
    input: v.object({ householdId: id.householdIdSchema }),
    /** Whether the door is recognised now: two have said so. */
    output: v.object({ recognised: v.boolean() }),
  }),

  /** 我家: who is in, who votes, what waits, and the household's record of two years. */
  myDoor: procedure({
    roles: ['member'],
    input: empty,
    output: v.object({
      household,
      people: v.array(
        v.object({
          id: id.accountIdSchema,
          name: v.string(),
          representative: v.boolean(),
          isMe: v.boolean(),
          since: instant,
        }),
      ),
      seatIsOpen: v.boolean(),
      relatives: v.array(relative),
      recognised: v.nullable(v.object({ since: instant, how: v.picklist(['slip', 'neighbours']) })),
      /** How many neighbours have said 认得这家, and how many it takes. */
      neighbours: v.object({ said: count, needed: count }),
      onPaperSince: v.nullable(instant),
      /** 不是我们家的人, said in this household, that waits for a neighbour. */
      putOuts: v.array(
        v.object({
          id: id.putOutIdSchema,
          memberId: id.accountIdSchema,
          name: v.string(),
          iAsked: v.boolean(),
          until: instant,
        }),
      ),
      /** The same of neighbours, which the caller may confirm. */
      neighboursAsk: v.array(v.object({ id: id.putOutIdSchema, name: v.string(), door: household, until: instant })),
      /** The newest first. */
      lines: v.array(line),
    }),
  }),

  /** The household's open seat. Refuses with SEAT_TAKEN when somebody votes already. */
  takeSeat: procedure({ roles: ['member'], input: empty, output: done }),

  /** 是我家人，让他进来 or 不认识. */
  answerRelative: procedure({
    roles: ['member'],
    input: v.object({ id: id.joinRequestIdSchema, accept: v.boolean() }),
    output: done,
  }),

  /** 不是我们家的人: waits seven days for a neighbour whose door is recognised. Refuses with REQUEST_PENDING while one waits. */
  askPutOut: procedure({ roles: ['member'], input: v.object({ memberId: id.accountIdSchema }), output: done }),
  withdrawPutOut: procedure({ roles: ['member'], input: v.object({ id: id.putOutIdSchema }), output: done }),
  confirmPutOut: procedure({ roles: ['member'], input: v.object({ id: id.putOutIdSchema }), output: done }),

  /** 我家用纸投. Refuses with PAPER_LOCKED to open it again: that takes somebody at the door. */
  votesOnPaper: procedure({
    roles: ['representative'],
    input: v.object({ householdId: id.householdIdSchema, on: v.boolean() }),
    output: done,
  }),
} as const
