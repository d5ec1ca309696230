import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { pages } from '../../../services/pages'
import { meetingTag, whenAndWhere } from '../../../text/meeting'
import type { Tag } from '../../../text/motion'
import { sayLastDay } from '../../../text/when'

type Meetings = CourtyardOutput<'meetings'>
type Row = Meetings['rows'][number]

interface ShownRow {
  readonly id: string
  readonly title: string
  readonly second: string
  readonly tag: Tag
  readonly action: string
  /** Why nothing can be done now; empty when something can. */
  readonly note: string
  /** Where the action leads. */
  readonly url: string
  /** Where the row itself leads. */
  readonly openUrl: string
}

export interface MeetingsView {
  readonly empty: boolean
  readonly todo: readonly ShownRow[]
  readonly others: readonly ShownRow[]
  readonly tasks: { readonly second: string; readonly overdue: boolean }
}

export function showMeetings({ rows, openTasks, overdueTasks }: Meetings, now: number): MeetingsView {
  const shown = rows.map((row) => showRow(row, now))
  return {
    empty: rows.length === 0,
    todo: shown.filter(({ action }, index) => action !== '' && rows[index]?.next !== 'none'),
    others: shown.filter(({ action }, index) => action === '' || rows[index]?.next === 'none'),
    tasks: {
      second:
        openTasks === 0
          ? '没有等着办的'
          : `${openTasks} 件在办${overdueTasks > 0 ? `,${overdueTasks} 件过了日子` : ''}`,
      overdue: overdueTasks > 0,
    },
  }
}

function showRow(row: Row, now: number): ShownRow {
  const { card, until } = row
  return {
    id: card.id,
    title: card.title,
    second: whenAndWhere(card, now),
    tag: meetingTag(card),
    note: noteOf(row, until === null ? '' : sayLastDay(until, now)),
    openUrl: pages.meeting(card.id),
    ...stepOf(row),
  }
}

function stepOf({ card, next, count, byAnother }: Row): { action: string; url: string } {
  switch (next) {
    case 'signIn':
      return { action: '去签到', url: pages.meetingSignIn(card.id) }
    case 'write':
      return { action: '写记录', url: pages.minutes(card.id) }
    case 'settle':
      return { action: `回 ${count} 条更正`, url: pages.corrections(card.id) }
    case 'confirm':
      return { action: byAnother ? '' : '去定稿', url: pages.minutes(card.id) }
    case 'link':
      return { action: `落实 ${count} 件`, url: pages.resolutions(card.id) }
    case 'wait':
      return { action: '', url: pages.minutes(card.id) }
    case 'none':
      return card.state === 'upcoming'
        ? { action: '改', url: pages.changeMeeting(card.id) }
        : { action: '', url: pages.meeting(card.id) }
  }
}

function noteOf({ next, byAnother }: Row, until: string): string {
  if (next === 'wait') return until ? `核对到 ${until}` : '等到会的核对'
  return next === 'confirm' && byAnother ? '记录是你写的,等另一位定稿' : ''
}
