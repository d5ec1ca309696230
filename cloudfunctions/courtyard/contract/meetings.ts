import * as v from 'valibot'
import * as id from '../../shared/ids'
import { procedure } from '../../shared/procedure'
import { count, done, empty, instant, requiredText, sha256Hex, typedText } from '../../shared/schemas'
import { motionCard } from '../../votes/cards'
import { meetingCard, meetingKind, rsvp } from '../meetings/cards'
import * as part from './meetingParts'
import { me, memberRole } from './parts'

const meetingRef = v.object({ meetingId: id.meetingIdSchema })
const minutesRef = v.object({
  meetingId: id.meetingIdSchema,
  /** The revision that was looked at; a newer stored one refuses with EDITED_BY_ANOTHER (name, at, revision). */
  revision: count,
})
const called = v.object({
  title: requiredText(40),
  place: requiredText(40),
  startsAt: instant,
  agenda: part.agendaInput,
})

export const meetingProcedures = {
  /** The 议事 tab in one call: what is coming, what was (first pages), and the motions. */
  council: procedure({
    roles: ['member'],
    input: empty,
    output: v.object({
      me,
      /** The soonest first, what goes on now at the head; cancelled ones until their day is over. */
      upcoming: v.array(meetingCard),
      /** The newest first; `pastMeetings` has the rest. */
      past: v.array(meetingCard),
      morePast: v.boolean(),
      /** The newest first; `votes.motions` has the rest. */
      motions: v.array(motionCard),
      moreMotions: v.boolean(),
    }),
  }),

  /** Older meetings, 20 a page. `before`: `startsAt` of the last card of the page before. */
  pastMeetings: procedure({
    roles: ['member'],
    input: v.object({ before: instant }),
    output: v.object({ past: v.array(meetingCard), morePast: v.boolean() }),
  }),

  /** One meeting with everything its page shows. Marks it as seen by the caller's household. */
  meeting: procedure({ roles: ['member'], input: meetingRef, output: part.meetingDetail }),

  /** What each kind asks for, and the earliest start if it were called now. */
  planMeeting: procedure({
    roles: ['committee'],
    input: empty,
    output: v.object({ kinds: v.array(part.kindPlan), households: count }),
  }),

  /** Calls a meeting and tells everybody. Refuses with MEETING_TOO_SOON (earliestStartsAt), NO_ROLL, RISKY_TEXT. */
  callMeeting: procedure({
    roles: ['committee'],
    input: v.object({ kind: meetingKind, ...called.entries }),
    output: v.object({ meetingId: id.meetingIdSchema }),
  }),

  /**
   * Another time, place or agenda: everybody is told anew. A new time or agenda needs the whole notice again
   * (MEETING_TOO_SOON); a new place alone doesn't. Refuses with MEETING_STARTED from the start on, WRONG_STAGE when cancelled,
   * EDITED_BY_ANOTHER (name) when the call isn't the one that was looked at any more.
   */
  changeMeeting: procedure({
    roles: ['committee'],
    input: v.object({ ...meetingRef.entries, changes: count, ...called.entries }),
    output: done,
  }),

  /** Only before its minutes are begun. */
  cancelMeeting: procedure({
    roles: ['committee'],
    input: v.object({ ...meetingRef.entries, reasons: requiredText(100) }),
    output: done,
  }),

  /**
   * The household's answer, changeable until the start (MEETING_STARTED). With `delegate`: another household of the courtyard, or
   * (householdId null) a person of the own one by name.
   */
  rsvp: procedure({
    roles: ['member'],
    input: v.object({
      ...meetingRef.entries,
      rsvp,
      delegate: v.nullable(v.object({ householdId: v.nullable(id.householdIdSchema), name: typedText(20) })),
    }),
    output: done,
  }),

  /** Households to choose a delegate from: by number (its beginning) or by the whole name of its head. At most 10. */
  findHousehold: procedure({
    roles: ['member'],
    input: v.object({ text: requiredText(30) }),
    output: v.object({
      households: v.array(
        v.object({ id: id.householdIdSchema, no: v.string(), group: v.string(), headNameMasked: v.string() }),
      ),
    }),
  }),

  /**
   * The code on the screen at the meeting. It changes every minute; each works for two. Ask again at `refreshAt`. Refuses with
   * SIGN_IN_CLOSED (opensAt: from 30 minutes before the start) and WRONG_STAGE.
   */
  signInCode: procedure({
    roles: ['committee'],
    input: meetingRef,
    output: v.object({
      pngBase64: v.string(),
      refreshAt: instant,
      validUntil: instant,
      /** What the picture opens packages/meetings/signin/signin with: 20 characters of meeting id, then 12 of token. */
      scene: v.string(),
      present: count,
      households: count,
    }),
  }),

  /** By the scanned code. Refuses with SIGN_IN_CODE_OLD (stale, or of another meeting) and SIGN_IN_CLOSED. */
  signIn: procedure({
    roles: ['member'],
    input: v.object({ ...meetingRef.entries, token: v.pipe(v.string(), v.regex(/^[a-z0-9]{12}$/)) }),
    output: v.object({
      title: v.string(),
      place: v.string(),
      signedInAt: instant,
      household: v.string(),
      /** Households that this one stands for. */
      standsFor: v.array(v.string()),
    }),
  }),

  /** The roll to be ticked, in walking order. */
  signInSheet: procedure({
    roles: ['committee'],
    input: meetingRef,
    output: v.object({
      card: meetingCard,
      /** Ticking is possible now: from 30 minutes before the start until the minutes go out for corrections. */
      open: v.boolean(),
      counts: part.attendanceCounts,
      groups: v.array(
        v.object({
          name: v.string(),
          households: v.array(
            v.object({
              id: id.householdIdSchema,
              no: v.string(),
              headName: v.string(),
              note: v.string(),
              state: part.attendanceState,
              delegate: v.string(),
              /** `code`: signed in by themselves, can't be unticked. */
              by: v.nullable(v.picklist(['code', 'roll'])),
            }),
          ),
        }),
      ),
    }),
  }),

  /** For those without phones. Refuses with SIGN_IN_CLOSED, SIGNED_IN_THEMSELVES (unticking), WRONG_STAGE. */
  markSignedIn: procedure({
    roles: ['committee'],
    input: v.object({ ...meetingRef.entries, householdId: id.householdIdSchema, present: v.boolean() }),
    output: v.object({ counts: part.attendanceCounts }),
  }),

  /** One section an item of the agenda; ends the signing in by code. MEETING_NOT_STARTED (startsAt) before the start. */
  beginMinutes: procedure({ roles: ['committee'], input: meetingRef, output: part.minutes }),

  /** Sections of exactly the agenda's keys. Refuses with EDITED_BY_ANOTHER: nothing is overwritten. */
  saveMinutes: procedure({
    roles: ['committee'],
    input: v.object({ ...minutesRef.entries, sections: part.sectionsInput }),
    output: v.object({ revision: count }),
  }),

  /** Shows the minutes and asks those who came. Refuses with NOBODY_CAME, EMPTY_TEXT, RISKY_TEXT, EDITED_BY_ANOTHER. */
  openCorrections: procedure({
    roles: ['committee'],
    input: v.object({ ...minutesRef.entries, days: v.pipe(count, v.minValue(1), v.maxValue(15)) }),
    output: v.object({ until: instant }),
  }),

  /** One waiting correction an item and household: asking again before it is settled replaces it. NOT_AT_MEETING, CORRECTIONS_CLOSED. */
  askCorrection: procedure({
    roles: ['member'],
    input: v.object({ ...meetingRef.entries, agendaKey: part.agendaKey, text: requiredText(300) }),
    output: v.object({ id: id.raisedIdSchema }),
  }),

  /** Taken (change the minutes first) or declined; the household reads the reply. SAME_PERSON, SAME_HOUSEHOLD: one's own. */
  settleCorrection: procedure({
    roles: ['committee'],
    input: v.object({
      id: id.raisedIdSchema,
      /** As it was read: one reworded meanwhile refuses with CORRECTION_REWORDED. */
      text: typedText(300),
      taken: v.boolean(),
      reply: requiredText(200),
    }),
    output: done,
  }),

  /**
   * Another committee member than the one who edited last (SAME_PERSON), when the days for corrections are over and all are settled
   * (CORRECTIONS_OPEN: until, or waiting). From here on nothing of the minutes changes.
   */
  confirmMinutes: procedure({ roles: ['committee'], input: minutesRef, output: v.object({ hash: sha256Hex }) }),

  /**
   * What becomes of a resolution, said once (a motion to be announced later may be named later). `ownerId` null: whoever holds the
   * role. `disclosureId` null: a draft is made of the resolution. Refuses with WRONG_STAGE when it has become something else.
   */
  linkResolution: procedure({
    roles: ['committee'],
    input: v.object({
      ...meetingRef.entries,
      key: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,12}$/)),
      link: v.variant('as', [
        v.object({
          as: v.literal('task'),
          title: requiredText(60),
          ownerRole: memberRole,
          ownerId: v.nullable(id.accountIdSchema),
          dueAt: instant,
        }),
        v.object({ as: v.literal('disclosure'), disclosureId: v.nullable(id.disclosureIdSchema) }),
        v.object({ as: v.literal('motion'), motionId: v.nullable(id.motionIdSchema) }),
        v.object({ as: v.literal('none') }),
      ]),
    }),
    /** The task, disclosure or motion; null where there is none (yet). */
    output: v.object({ id: v.nullable(id.plainIdSchema) }),
  }),

  /** Open ones, the soonest due first, then what was done of late. The committee sees all, the property manager its own. */
  tasks: procedure({
    roles: ['committee', 'propertyManager'],
    input: empty,
    output: v.object({ open: v.array(part.task), done: v.array(part.task) }),
  }),

  finishTask: procedure({
    roles: ['committee', 'propertyManager'],
    input: v.object({ id: id.taskIdSchema, note: requiredText(200) }),
    output: done,
  }),

  /** The committee's list, by what must be done; then what is coming. */
  meetings: procedure({
    roles: ['committee'],
    input: empty,
    output: v.object({ rows: v.array(part.committeeRow), openTasks: count, overdueTasks: count }),
  }),
} as const
