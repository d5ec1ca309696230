import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { meetingKinds } from '../../../text/meeting'
import { sayDay, sayLastDay, sayPast } from '../../../text/when'

type Tasks = CourtyardOutput<'tasks'>
type Task = Tasks['open'][number]

interface TaskRow {
  readonly id: string
  readonly title: string
  readonly second: string
  readonly note: string
  readonly noteTone: 'plain' | 'soon' | 'done'
  readonly action: string
}

export interface TasksView {
  readonly title: string
  readonly empty: boolean
  readonly mine: readonly TaskRow[]
  readonly others: readonly TaskRow[]
  readonly done: readonly TaskRow[]
}

const roles: Record<Task['ownerRole'], string> = { committee: '院管委会', propertyManager: '物业' }

/** What I have to do, what others have, what was done of late; the soonest due first, as the server sorts them. */
export function showTasks({ open, done }: Tasks, now: number): TasksView {
  const overdue = open.filter((task) => task.overdue).length
  const rowOf = (task: Task) => showTask(task, now)
  return {
    title: open.length === 0 ? '没有等着办的事' : overdue > 0 ? `${overdue} 件过了日子` : `${open.length} 件在办`,
    empty: open.length + done.length === 0,
    mine: open.filter(({ isMine }) => isMine).map(rowOf),
    others: open.filter(({ isMine }) => !isMine).map(rowOf),
    done: done.map(rowOf),
  }
}

function showTask(task: Task, now: number): TaskRow {
  const { meeting, state, overdue, dueAt, doneAt } = task
  const from = `来自${sayDay(meeting.startsAt, now)}的${meetingKinds[meeting.kind]}`
  const isDone = state === 'done'
  const owner = task.ownerName || roles[task.ownerRole]
  return {
    id: task.id,
    title: task.title,
    second: isDone
      ? [doneAt === null ? '' : `${task.doneByName} ${sayPast(doneAt, now)}办好`, task.doneNote]
          .filter(Boolean)
          .join(':')
      : `${owner}办 · ${from}`,
    note: isDone ? '办好了' : overdue ? `${sayLastDay(dueAt, now)}就该办好` : `最晚${sayLastDay(dueAt, now)}`,
    noteTone: isDone ? 'done' : overdue ? 'soon' : 'plain',
    action: !isDone && task.canFinish ? '办好了' : '',
  }
}
