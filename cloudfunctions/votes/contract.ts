import * as v from 'valibot'
import { confirmProcedures, proposed } from '../engines/proposals/contract'
import { evidence, uploadedFileId } from '../shared/evidenceSchema'
import * as id from '../shared/ids'
import { procedure, type InputOf, type OutputOf } from '../shared/procedure'
import { areaDm2, count, done, empty, instant, requiredText, typedText } from '../shared/schemas'
import { choice, motionCard, motionStatus } from './cards'
import { doorAnswer, matter, matterKey, motion, plan, regime, regimeKey, slipNumber } from './contractParts'

const motionInput = { motionId: id.motionIdSchema }

const cast = v.object({ receipt: v.string(), castAt: instant, choice, revision: count })

export const votesContract = {
  ...confirmProcedures,

  motions: procedure({
    roles: ['member'],
    /** `before`: announcedAt of the last one shown, for the next page. */
    input: v.object({ before: v.nullable(instant) }),
    output: v.object({ motions: v.array(motionCard), more: v.boolean() }),
  }),
  /** Everything the motion's screen shows, in one call; also remembers that the household has seen it. */
  motion: procedure({ roles: ['member'], input: v.object(motionInput), output: motion }),

  /** What a vote on this version could look like: regimes, sentences and earliest dates. */
  planMotion: procedure({
    roles: ['committee'],
    /** Null: the committee itself, a courtyard's first vote. */
    input: v.object({ versionId: v.nullable(id.versionIdSchema) }),
    output: v.object({
      versionTitle: v.string(),
      versionNumber: count,
      /** It is about the committee itself. */
      ofCommittee: v.boolean(),
      households: count,
      plans: v.array(plan),
      /** What the law keeps for owners here, each with the regime that counts it; empty in the countryside. */
      matters: v.array(v.object({ ...matter.entries, regimeKey })),
      /** The one that the text says it is, whatever is chosen; null = it doesn't say. */
      named: v.nullable(matterKey),
      /** Where an owners' matter has to be posted; '' = no law of the place says. */
      posted: v.string(),
    }),
  }),
  /**
   * Takes two; the days of notice run from the second's yes. A courtyard's first vote is on its committee: FIRST_VOTE_COMMITTEE.
   * HOURS_UNFIT: votes open and close between 8:00 and 22:00. TEXT_VOTED_RECENTLY (again). In an estate `matter` says which of the owners' matters it is, or `none`. Those can only be polls: OWNERS_MATTER (name; named =
   * 1 when the text says so and the form didn't).
   */
  announceMotion: procedure({
    roles: ['committee'],
    input: v.object({
      versionId: v.nullable(id.versionIdSchema),
      matter: v.optional(matterKey),
      regimeKey,
      standing: v.picklist(['courtyard', 'poll']),
      title: requiredText(40),
      question: requiredText(80),
      opensAt: instant,
      closesAt: instant,
    }),
    /** `motionId`: what it will be called once it is announced. */
    output: v.object({ ...proposed.entries, motionId: id.motionIdSchema }),
  }),
  /** Takes back a motion that hasn't opened, with reasons. This and the two below take two people. */
  withdrawMotion: procedure({
    roles: ['committee'],
    input: v.object({ ...motionInput, reasons: requiredText(200) }),
    output: proposed,
  }),

  /**
   * Corrects the electorate of an announced vote by door, until 48 hours before it opens. CORRECTION_TOO_LATE (until);
   * CORRECTION_TOO_MANY (doors, households): announce anew; CORRECTION_UNFIT (no): not on the roll, or not in the electorate;
   * NAMES_IN_REASON (name). Takes two.
   */
  correctElectorate: procedure({
    roles: ['committee'],
    input: v.object({
      ...motionInput,
      lines: v.pipe(
        v.array(
          v.object({
            householdId: id.householdIdSchema,
            change: v.picklist(['add', 'remove', 'update']),
            reason: requiredText(100),
          }),
        ),
        v.minLength(1),
        v.maxLength(50),
      ),
    }),
    output: proposed,
  }),

  /**
   * NOT_REPRESENTATIVE: who neither represents the household nor keeps the right of one that was merged (domain/castsFor.ts).
   * CAST_BY_ANOTHER: another account cast this household's ballot, and only that one changes it.
   */
  castBallot: procedure({
    roles: ['member'],
    input: v.object({
      ...motionInput,
      choice,
      /** Null = the caller's own household; else the one they were in until it was merged, after the vote was announced. */
      householdId: v.nullable(id.householdIdSchema),
      /** Revision of the ballot that was on the screen; 0 or left out = none was. Only that very one is changed. */
      revision: v.optional(count, 0),
    }),
    output: cast,
  }),

  /**
   * 不是我家投的: the ballot in the household's name is set aside without a judgement, and it casts anew. OWN_BALLOT: the caller cast it;
   * CLAIMED_ONCE: once a household and vote; CLAIMS_OVER: it is counted, or the time for it is over.
   */
  claimBallot: procedure({
    roles: ['member'],
    input: v.object({ ...motionInput, householdId: v.nullable(id.householdIdSchema) }),
    output: done,
  }),
  /** In place of a ballot that was set aside, by any account of the household but the one that cast it (CAST_BEFORE). */
  castAnew: procedure({
    roles: ['member'],
    input: v.object({ ...motionInput, choice, householdId: v.nullable(id.householdIdSchema) }),
    output: cast,
  }),
  /** 不是他家投的, of a household without an account, by two 认过门 neighbours. HAS_ACCOUNT: it says so itself. */
  reportDoor: procedure({
    roles: ['member'],
    input: v.object({ ...motionInput, no: requiredText(20) }),
    output: done,
  }),
  /** The doors that are asked whether their ballot is their own. `until`: null = not now. */
  doorChecks: procedure({
    roles: ['committee'],
    input: v.object(motionInput),
    output: v.object({
      title: v.string(),
      until: v.nullable(instant),
      doors: v.array(
        v.object({
          id: id.householdIdSchema,
          no: v.string(),
          headName: v.string(),
          group: v.string(),
          paper: v.boolean(),
          answer: doorAnswer,
          collectedBy: v.string(),
          /**
           * Of another household than whoever recorded and witnessed the ballot, and than the door; of one that said no, than whoever
           * heard that first.
           */
          mayAsk: v.boolean(),
        }),
      ),
    }),
  }),
  /** A_PARTY: the caller, or their household, had a hand in the ballot. */
  answerDoorCheck: procedure({
    roles: ['committee'],
    input: v.object({
      ...motionInput,
      householdId: id.householdIdSchema,
      answer: v.picklist(['yes', 'no', 'nobody']),
      collectedBy: typedText(40),
    }),
    output: done,
  }),

  /** Who has voted, seen it, or isn't reached: never how anybody voted, nor what a waiting paper says. */
  progress: procedure({
    roles: ['committee'],
    input: v.object(motionInput),
    output: v.object({
      title: v.string(),
      status: motionStatus,
      closesAt: instant,
      households: count,
      voted: count,
      needed: count,
      groups: v.array(
        v.object({
          name: v.string(),
          households: v.array(
            v.object({
              id: id.householdIdSchema,
              no: v.string(),
              headName: v.string(),
              note: v.string(),
              state: v.picklist(['voted', 'paperOut', 'seen', 'notReached']),
              paperWaiting: v.boolean(),
            }),
          ),
        }),
      ),
      paperWaiting: v.array(
        v.object({
          id: id.paperBallotIdSchema,
          no: v.string(),
          headName: v.string(),
          at: instant,
          mine: v.boolean(),
          /** Who is looking at it to witness it; '' = nobody, so whoever opens it is its witness. */
          witnessName: v.string(),
          /** The caller is. */
          witnessing: v.boolean(),
        }),
      ),
      remindedAt: v.nullable(instant),
    }),
  }),
  remind: procedure({ roles: ['committee'], input: v.object(motionInput), output: v.object({ households: count }) }),
  /** SLIP_USED; FILE_MISSING, FILE_FOREIGN, FILE_TOO_LARGE: without its photo no paper waits, and the household can still vote. */
  recordPaperBallot: procedure({
    roles: ['committee'],
    input: v.object({
      ...motionInput,
      householdId: id.householdIdSchema,
      choice,
      slipNumber,
      photoFileId: uploadedFileId,
    }),
    output: v.object({ id: id.paperBallotIdSchema }),
  }),
  /**
   * One waiting paper with what is on it, for who recorded it and for one witness: whoever else opens it first becomes that, for a
   * day or until it is handed back, and is written down. PAPER_TAKEN (name): another is looking at it. NOT_FOUND: it waits no more.
   */
  paperBallot: procedure({
    roles: ['committee'],
    input: v.object({ id: id.paperBallotIdSchema }),
    output: v.object({
      id: id.paperBallotIdSchema,
      title: v.string(),
      no: v.string(),
      headName: v.string(),
      choice,
      slipNumber,
      photo: evidence,
      at: instant,
      mine: v.boolean(),
      recordedByName: v.string(),
      /** Everybody who has opened it to witness it. */
      openings: v.array(v.object({ name: v.string(), at: instant, mine: v.boolean() })),
    }),
  }),
  /** The witness gives the paper back unwitnessed, for another to look at. */
  handBackPaper: procedure({
    roles: ['committee'],
    input: v.object({ id: id.paperBallotIdSchema }),
    output: done,
  }),
  /**
   * Its witness has seen the paper: it counts (or is refused as not matching). PAPER_UNSEEN: not opened yet; PAPER_TAKEN: another
   * has it; FILE_CHANGED: the copy of its photo isn't what was handed in.
   */
  witnessPaperBallot: procedure({
    roles: ['committee'],
    input: v.object({ id: id.paperBallotIdSchema, agree: v.boolean() }),
    output: done,
  }),

  extendMotion: procedure({
    roles: ['committee'],
    input: v.object({ ...motionInput, reasons: requiredText(200), closesAt: instant }),
    output: proposed,
  }),
  endMotion: procedure({
    roles: ['committee'],
    input: v.object({ ...motionInput, reasons: requiredText(200) }),
    output: proposed,
  }),

  /** After the count, settled by three households: 我的回执不在 (text: the receipt), or 不是我家投的 from who wasn't told before. */
  raiseComplaint: procedure({
    roles: ['member'],
    input: v.object({ ...motionInput, kind: v.picklist(['receiptMissing', 'lateClaim']), text: requiredText(100) }),
    output: done,
  }),
  /** One a household and vote: OBJECTION_PENDING while it is open, OBJECTED_ONCE afterwards. */
  raiseObjection: procedure({
    roles: ['member'],
    input: v.object({ ...motionInput, text: requiredText(500) }),
    output: v.object({ id: id.raisedIdSchema }),
  }),
  /** Refuses with SAME_PERSON or SAME_HOUSEHOLD who raised it, or who lives with them. */
  answerObjection: procedure({
    roles: ['committee'],
    input: v.object({ id: id.raisedIdSchema, answer: requiredText(500) }),
    output: done,
  }),
  /** The raiser alone says whether the answer settles it. If not, three households drawn by lot do (双向反馈: whoever answers can't close). */
  respondToAnswer: procedure({
    roles: ['member'],
    input: v.object({ id: id.raisedIdSchema, satisfied: v.boolean() }),
    output: done,
  }),
  /** The published record, exactly as it is to be recounted: canonical JSON. */
  record: procedure({
    roles: ['member'],
    input: v.object(motionInput),
    output: v.object({ fileName: v.string(), json: v.string() }),
  }),
  /**
   * What the caller needs to find the own household in the record: salts of nobody else. The receipt, by which its ballot is found, only
   * where the caller has cast it; '' elsewhere.
   */
  myOpenings: procedure({
    roles: ['member'],
    input: v.object(motionInput),
    output: v.object({
      openings: v.array(
        v.object({
          label: v.string(),
          salt: v.string(),
          householdNo: v.string(),
          adults: count,
          areaDm2,
          receipt: typedText(40),
          /** By which channel the household took part; null = it didn't. */
          channel: v.nullable(v.picklist(['wechat', 'paper', 'hands', 'box'])),
        }),
      ),
    }),
  }),
  regimes: procedure({ roles: ['member'], input: empty, output: v.object({ plans: v.array(regime) }) }),
} as const

export type VotesContract = typeof votesContract
export type VotesInput<P extends keyof VotesContract> = InputOf<VotesContract[P]>
export type VotesOutput<P extends keyof VotesContract> = OutputOf<VotesContract[P]>
