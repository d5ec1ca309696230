import * as v from 'valibot'
import { meetingIdSchema } from '../../shared/ids'
import { count, instant } from '../../shared/schemas'

/** 坝坝会, 林盘会, 议事会, 居民代表大会. */
export const meetingKind = v.picklist(['baba', 'linpan', 'council', 'assembly'])

/**
 * What holds now by the stored facts and the clock. `now`: from 30 minutes before the start until the minutes are begun, 6 hours
 * at most. `writing`: it is over, and its minutes aren't out yet. `correcting`: those who came look the minutes through.
 */
export const meetingState = v.picklist(['upcoming', 'now', 'writing', 'correcting', 'confirmed', 'cancelled'])

export const rsvp = v.picklist(['coming', 'notComing', 'delegate'])

/** What the caller's household has said and done; null for somebody of no household. */
export const myAttendance = v.object({
  rsvp: v.nullable(rsvp),
  /** Who stands for the household: “2组 N012” for another household, a name for a person of the own one; else ''. */
  delegate: v.string(),
  signedIn: v.boolean(),
  /** The time was changed after the answer: ask once more. */
  asksAgain: v.boolean(),
})

/** A meeting as the lists and the home screen show it. */
export const meetingCard = v.object({
  id: meetingIdSchema,
  kind: meetingKind,
  title: v.string(),
  place: v.string(),
  startsAt: instant,
  state: meetingState,
  firstAgenda: v.string(),
  agendaItems: count,
  mine: v.nullable(myAttendance),
})
export type MeetingCard = v.InferOutput<typeof meetingCard>

/** What waits for the committee (and, with tasks, for whoever has one), the most pressing first. */
export const meetingTodo = v.object({
  kind: v.picklist([
    'tasksOverdue',
    'tasksOpen',
    'correctionsToSettle',
    'minutesToConfirm',
    'minutesToWrite',
    'resolutionsToLink',
  ]),
  count,
  /** The meeting where it is about one; '' for tasks. */
  subjectId: v.string(),
  title: v.string(),
})
export type MeetingTodo = v.InferOutput<typeof meetingTodo>
