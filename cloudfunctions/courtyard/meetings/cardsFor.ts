import type { MemberCall } from '../../shared/call'
import { above, oneOf } from '../../shared/database'
import type { AttendanceDocument, MeetingDocument, TaskDocument } from '../../shared/documents'
import { pageByInstant } from '../../shared/pageByInstant'
import { mayHere, officesHere } from '../../shared/offices'
import { nextStep } from '../domain/meetings/nextStep'
import { OVER_AFTER_MS } from '../domain/meetings/times'
import type { MeetingCard, MeetingTodo } from './cards'
import { describeCard } from './describeMeeting'
import { attendanceKey } from './readMeeting'
import { isMyTask } from './taskOwner'

const TODO_MEETINGS_MAX = 30
export const TASKS_MAX = 100

/** Cards of meetings with what the caller's household said to each; one round trip for all. */
export async function readMeetingCards(call: MemberCall, meetings: readonly MeetingDocument[]): Promise<MeetingCard[]> {
  const { database, member } = call
  const { householdId } = member
  const keys = householdId === null ? [] : meetings.map(({ _id }) => attendanceKey(_id, householdId))
  const attendances: AttendanceDocument[] =
    keys.length === 0
      ? []
      : await database.collection('attendances').find({ where: { _id: oneOf(keys) }, limit: keys.length })
  const mine = new Map(attendances.map((attendance) => [attendance.meetingId, attendance]))
  return meetings.map((meeting) => describeCard(call, meeting, mine.get(meeting._id)))
}

/** Meetings that start from six hours ago on, the soonest first, of whatever stage. One round trip. */
export function findUpcoming({ database, member, now }: MemberCall, limit: number): Promise<MeetingDocument[]> {
  return database.collection('meetings').find({
    where: { courtyardId: member.courtyardId, startsAt: above(now - OVER_AFTER_MS) },
    orderBy: [['startsAt', 'asc']],
    limit,
  })
}

const PAST_PAGE = 20

/** A page of older meetings, the latest first. */
export function findPast(
  { database, member }: MemberCall,
  before: number,
): Promise<{ readonly rows: MeetingDocument[]; readonly more: boolean }> {
  return pageByInstant({
    find: (startsAt, limit) =>
      database.collection('meetings').find({
        where: { courtyardId: member.courtyardId, ...(startsAt === null ? {} : { startsAt }) },
        orderBy: [['startsAt', 'desc']],
        limit,
      }),
    at: ({ startsAt }) => startsAt,
    before,
    size: PAST_PAGE,
  })
}

/** For the home screen: what is coming or going on now, the soonest first. Two round trips, one after the other. */
export async function readUpcomingMeetings(call: MemberCall, limit: number): Promise<MeetingCard[]> {
  const { database, member, now } = call
  const meetings = await database.collection('meetings').find({
    where: { courtyardId: member.courtyardId, stage: 'called', startsAt: above(now - OVER_AFTER_MS) },
    orderBy: [['startsAt', 'asc']],
    limit,
  })
  const cards = await readMeetingCards(call, meetings)
  return cards.filter(({ state }) => state === 'upcoming' || state === 'now')
}

/** Meetings that may want something of the committee: not over and done with, and the last confirmed ones. */
export async function findUnfinished(
  { database, member }: MemberCall,
  limit: number,
  confirmedMax: number,
): Promise<MeetingDocument[]> {
  const { courtyardId } = member
  const find = (stages: readonly MeetingDocument['stage'][], max: number) =>
    database.collection('meetings').find({
      where: { courtyardId, stage: oneOf(stages) },
      orderBy: [['startsAt', 'desc']],
      limit: max,
    })
  return (await Promise.all([find(['called', 'held', 'correcting'], limit), find(['confirmed'], confirmedMax)])).flat()
}

export function findOpenTasks({ database, member }: MemberCall): Promise<TaskDocument[]> {
  return database.collection('tasks').find({
    where: { courtyardId: member.courtyardId, state: 'open' },
    orderBy: [['dueAt', 'asc']],
    limit: TASKS_MAX,
  })
}

/** What waits for the caller: minutes and resolutions for the committee, tasks for whoever has one. One round trip. */
export async function readMeetingTodos(call: MemberCall): Promise<MeetingTodo[]> {
  const { now } = call
  if (officesHere(call.member, now).length === 0) return []
  const committee = mayHere(call, 'committee')
  const [tasks, meetings] = await Promise.all([
    findOpenTasks(call),
    committee ? findUnfinished(call, TODO_MEETINGS_MAX, TODO_MEETINGS_MAX) : [],
  ])
  const mine = tasks.filter((task) => isMyTask(call, task))
  const overdue = mine.filter(({ dueAt }) => dueAt < now)
  const ofTasks = (kind: MeetingTodo['kind'], some: readonly TaskDocument[]) =>
    some.length > 0 ? [{ kind, count: some.length, subjectId: '', title: some[0]?.title ?? '' }] : []
  const ofMeetings = meetings.flatMap((meeting) => todoOf(meeting, nextStep(meeting, call.member, now)))
  const inOrder = order.flatMap((kind) => ofMeetings.filter((todo) => todo.kind === kind))
  return [
    ...ofTasks('tasksOverdue', overdue),
    ...inOrder,
    ...ofTasks(
      'tasksOpen',
      mine.filter(({ dueAt }) => dueAt >= now),
    ),
  ]
}

const order: readonly MeetingTodo['kind'][] = [
  'correctionsToSettle',
  'minutesToConfirm',
  'minutesToWrite',
  'resolutionsToLink',
]

function todoOf(
  { _id, title }: MeetingDocument,
  { next, count, byAnother }: ReturnType<typeof nextStep>,
): MeetingTodo[] {
  const about = (kind: MeetingTodo['kind'], n = 1) => [{ kind, count: n, subjectId: _id, title }]
  switch (next) {
    case 'settle':
      return about('correctionsToSettle', count)
    case 'confirm':
      return byAnother ? [] : about('minutesToConfirm')
    case 'write':
      return about('minutesToWrite')
    case 'link':
      return about('resolutionsToLink', count)
    case 'none':
    case 'signIn':
    case 'wait':
      return []
  }
}
