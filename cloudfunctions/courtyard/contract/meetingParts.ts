import * as v from 'valibot'
import * as id from '../../shared/ids'
import { count, instant, requiredText, sha256Hex, typedText } from '../../shared/schemas'
import { meetingCard, meetingKind, myAttendance } from '../meetings/cards'
import { memberRole } from './parts'

export const AGENDA_MAX = 12
export const DECISIONS_MAX = 5

export const agendaKey = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,8}$/))

/** Keys are the phone's to choose, once an item: they must differ within a meeting and stay when it is changed. */
export const agendaInput = v.pipe(
  v.array(v.object({ key: agendaKey, title: requiredText(40), text: typedText(300) })),
  v.minLength(1),
  v.maxLength(AGENDA_MAX),
)
const agendaItem = v.object({ key: v.string(), title: v.string(), text: v.string() })

export const sectionsInput = v.pipe(
  v.array(
    v.object({
      agendaKey,
      text: typedText(2000),
      /** One resolution each. */
      decisions: v.pipe(v.array(requiredText(200)), v.maxLength(DECISIONS_MAX)),
    }),
  ),
  v.maxLength(AGENDA_MAX),
)

export const minutes = v.object({
  sections: v.array(
    v.object({ agendaKey: v.string(), title: v.string(), text: v.string(), decisions: v.array(v.string()) }),
  ),
  revision: count,
  editedByName: v.string(),
  editedAt: v.nullable(instant),
  correctionUntil: v.nullable(instant),
  confirmedAt: v.nullable(instant),
  confirmedByName: v.string(),
  hash: v.nullable(sha256Hex),
})

/** Households of the roll by what they have said or done; the six numbers after `households` always add up to it. */
export const attendanceCounts = v.object({
  households: count,
  /** Signed in. */
  present: count,
  /** Didn't sign in, but the household that stands for them did. */
  represented: count,
  /** Said they come; named somebody; said they don't come; haven't answered. */
  coming: count,
  delegated: count,
  notComing: count,
  silent: count,
})
export const attendanceState = v.picklist(['present', 'represented', 'coming', 'delegated', 'notComing', 'silent'])

export const correction = v.object({
  id: id.raisedIdSchema,
  agendaKey: v.string(),
  agendaTitle: v.string(),
  text: v.string(),
  state: v.picklist(['raised', 'taken', 'declined']),
  reply: v.string(),
  /** The caller is on the committee and it isn't their own household's. */
  maySettle: v.boolean(),
  at: instant,
  /** “2组 N012” for the committee; “我家” for the household itself. */
  household: v.string(),
  mine: v.boolean(),
})

export const resolution = v.object({
  key: v.string(),
  agendaKey: v.string(),
  text: v.string(),
  /** Null while the committee hasn't said what becomes of it. */
  link: v.nullable(
    v.object({
      as: v.picklist(['task', 'disclosure', 'motion', 'none']),
      /** A task, disclosure or motion; null for a motion still to be announced, and for `none`. */
      id: v.nullable(id.plainIdSchema),
      /** Its title, where the caller may see it (a disclosure once it is posted); else ''. */
      title: v.string(),
      /** A disclosure that is posted, a task that is done, a motion that is announced. */
      done: v.boolean(),
      /** Of a task; else null. */
      dueAt: v.nullable(instant),
    }),
  ),
})

export const kindPlan = v.object({
  kind: meetingKind,
  name: v.string(),
  /** What this kind of meeting is for, one sentence. */
  purpose: v.string(),
  noticeDays: count,
  /** Where the days come from: a law, or this courtyard's own default. */
  source: v.string(),
  earliestStartsAt: instant,
})

export const meetingDetail = v.object({
  card: meetingCard,
  kindName: v.string(),
  agenda: v.array(agendaItem),
  calledAt: instant,
  calledByName: v.string(),
  /** How many times the call was changed; `changeMeeting` takes it back. */
  changes: count,
  cancelReasons: v.string(),
  mine: v.nullable(
    v.object({
      ...myAttendance.entries,
      /** The household chosen as delegate, for the form; null else. */
      delegateHouseholdId: v.nullable(id.householdIdSchema),
      /** Households that named this one to stand for them: “2组 N012”. */
      standsFor: v.array(v.string()),
      /** Answering is open until the start. */
      canAnswer: v.boolean(),
      canAskCorrection: v.boolean(),
    }),
  ),
  counts: attendanceCounts,
  /** Households that came, once the meeting is over; the represented ones say by whom. Else []. */
  came: v.array(v.object({ household: v.string(), representedBy: v.string() })),
  /** The committee sees them from the beginning, everybody else from `correcting` on. Null before. */
  minutes: v.nullable(minutes),
  /** The committee sees all, a household its own. */
  corrections: v.array(correction),
  /** From `confirmed` on. */
  resolutions: v.array(resolution),
  /** What the caller, on the committee, may do now. */
  can: v.object({
    change: v.boolean(),
    signIn: v.boolean(),
    tick: v.boolean(),
    beginMinutes: v.boolean(),
    saveMinutes: v.boolean(),
    openCorrections: v.boolean(),
    confirm: v.boolean(),
    link: v.boolean(),
  }),
  /** Days people have for corrections, as proposed. */
  correctionDays: count,
})

export const task = v.object({
  id: id.taskIdSchema,
  title: v.string(),
  ownerName: v.string(),
  ownerRole: memberRole,
  isMine: v.boolean(),
  /** The caller may say that it is done. */
  canFinish: v.boolean(),
  dueAt: instant,
  overdue: v.boolean(),
  state: v.picklist(['open', 'done']),
  doneNote: v.string(),
  doneAt: v.nullable(instant),
  doneByName: v.string(),
  meeting: v.object({ id: id.meetingIdSchema, kind: meetingKind, title: v.string(), startsAt: instant }),
})

export const committeeRow = v.object({
  card: meetingCard,
  /** What is to be done next. `wait`: corrections are open for some days more. */
  next: v.picklist(['none', 'signIn', 'write', 'settle', 'wait', 'confirm', 'link']),
  /** Corrections or resolutions it is about. */
  count,
  /** Nobody but another committee member can confirm: the caller wrote the minutes. */
  byAnother: v.boolean(),
  until: v.nullable(instant),
})
