import type { MemberCall } from '../../shared/call'
import { oneOf } from '../../shared/database'
import type { MeetingDocument, TaskDocument } from '../../shared/documents'
import type { AccountId } from '../../shared/ids'
import { mayHere } from '../../shared/offices'
import type { CourtyardOutput } from '../contract'
import type { CourtyardUseCase } from '../useCase'
import { findOpenTasks } from './cardsFor'
import { readNames } from './readMeeting'
import { isMyTask } from './taskOwner'

type Described = CourtyardOutput<'tasks'>['open'][number]
const DONE_MAX = 30

/** Two steps: the tasks, then the meetings they come from and the names. */
export const tasks: CourtyardUseCase<'tasks'> = async (call) => {
  const { database, member } = call
  const { courtyardId } = member
  const committee = mayHere(call, 'committee')
  const [allOpen, allDone] = await Promise.all([
    findOpenTasks(call),
    database
      .collection('tasks')
      .find({ where: { courtyardId, state: 'done' }, orderBy: [['dueAt', 'desc']], limit: DONE_MAX }),
  ])
  const shown = (task: TaskDocument) => committee || mayHere(call, task.ownerRole)
  const open = allOpen.filter(shown)
  const done = allDone.filter(shown)
  const all = [...open, ...done]
  const meetingIds = [...new Set(all.map(({ meetingId }) => meetingId))]
  const [meetings, nameOf] = await Promise.all([
    meetingIds.length === 0
      ? []
      : database.collection('meetings').find({
          where: { _id: oneOf(meetingIds) },
          limit: meetingIds.length,
          fields: ['kind', 'title', 'startsAt'],
        }),
    readNames(
      call,
      courtyardId,
      all.flatMap(({ ownerId, doneBy }) => [ownerId, doneBy]),
    ),
  ])
  const meetingOf = new Map(meetings.map((meeting) => [meeting._id, meeting]))
  const described = (some: readonly TaskDocument[]) =>
    some.flatMap((task) => {
      const meeting = meetingOf.get(task.meetingId)
      return meeting ? [describeTask(call, task, meeting, nameOf)] : []
    })
  return { open: described(open), done: described(done) }
}

function describeTask(
  call: MemberCall,
  task: TaskDocument,
  { _id, kind, title, startsAt }: Pick<MeetingDocument, '_id' | 'kind' | 'title' | 'startsAt'>,
  nameOf: (accountId: AccountId | null) => string,
): Described {
  const isMine = isMyTask(call, task)
  const open = task.state === 'open'
  return {
    id: task._id,
    title: task.title,
    ownerName: nameOf(task.ownerId),
    ownerRole: task.ownerRole,
    isMine,
    canFinish: open && (isMine || mayHere(call, 'committee')),
    dueAt: task.dueAt,
    overdue: open && task.dueAt < call.now,
    state: task.state,
    doneNote: task.doneNote,
    doneAt: task.doneAt,
    doneByName: nameOf(task.doneBy),
    meeting: { id: _id, kind, title, startsAt },
  }
}
