import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { pages } from '../../../services/pages'
import { nameOfTopic, sayDue, shortOfKind } from '../../../text/disclosure'
import { sayLastDay, sayPast } from '../../../text/when'

type Draft = CourtyardOutput<'disclosureDrafts'>['drafts'][number]
type Duty = CourtyardOutput<'duties'>['due'][number]
type Query = CourtyardOutput<'queries'>['queries'][number]

export interface DeskAnswer {
  readonly drafts: readonly Draft[]
  readonly due: readonly Duty[]
  readonly queries: readonly Query[]
}

interface TodoRow {
  readonly key: string
  readonly title: string
  readonly second: string
  readonly note: string
  readonly action: string
  readonly url: string
}
interface Todo extends TodoRow {
  /** Since when, or by when, it waits: the earliest is first. */
  readonly by: number
}

export interface DeskView {
  readonly sentence: string
  readonly todos: readonly TodoRow[]
  readonly drafts: readonly { id: string; title: string; second: string; url: string }[]
  readonly duties: string
  readonly queries: string
}

function todoOf(draft: Draft, now: number): Todo[] {
  const { id, title, stage, editedAt, editedByName, editedByMe, returned, filesRisky } = draft
  if (stage === 'review' && !editedByMe) {
    const second = `${editedByName} ${sayPast(editedAt, now)}写的,等你审`
    return [{ key: id, title, second, note: '', action: '去审', url: pages.disclosureReview(id), by: editedAt }]
  }
  const url = pages.disclosureDraft(id)
  if (filesRisky > 0)
    return [{ key: id, title, second: `有 ${filesRisky} 张图没通过检查`, note: '', action: '换图', url, by: editedAt }]
  if (stage === 'draft' && returned) {
    const second = `${returned.byName}退回:${returned.reasons}`
    return [{ key: id, title, second, note: '', action: '去改', url, by: returned.at }]
  }
  return []
}

const todoOfDuty = (duty: Duty, now: number): Todo => ({
  key: `${duty.key}:${duty.period}`,
  title: `${duty.title}(${duty.periodLabel})`,
  second: `该公开的,${sayLastDay(duty.dueAt, now)}前`,
  note: sayDue(duty, now),
  action: '去写',
  url: pages.writeDisclosure(duty.kind, duty),
  by: duty.dueAt,
})

const todoOfQuery = (query: Query, now: number): Todo => ({
  key: query.id,
  title: `有住户问${nameOfTopic(query.topic)}`,
  second: `${query.disclosureTitle},${sayLastDay(query.dueAt, now)}前答`,
  note: query.overdue ? '过期了' : '',
  action: '去答',
  url: pages.disclosureQueries(),
  by: query.dueAt,
})

function sayDraft(draft: Draft, now: number): string {
  const { stage, kind, editedAt, editedByName, editedByMe, filesPending, version } = draft
  return [
    version > 1 ? `${shortOfKind(kind)} · 更正` : shortOfKind(kind),
    stage === 'review' ? '等另一位成员审' : `${editedByMe ? '你' : editedByName} ${sayPast(editedAt, now)}改的`,
    filesPending > 0 ? `${filesPending} 张图在检查` : '',
  ]
    .filter(Boolean)
    .join(',')
}

/** What must be done by when, the earliest first; then what is being written. */
export function showDesk({ drafts, due, queries }: DeskAnswer, now: number): DeskView {
  const todos = [
    ...drafts.flatMap((draft) => todoOf(draft, now)),
    ...due.filter(({ state }) => state === 'overdue' || state === 'due').map((duty) => todoOfDuty(duty, now)),
    ...queries.map((query) => todoOfQuery(query, now)),
  ].sort((one, other) => one.by - other.by)
  const told = new Set(todos.map(({ key }) => key))
  const overdue = due.filter(({ state }) => state === 'overdue').length
  return {
    sentence: todos.length > 0 ? `有 ${todos.length} 件事等着办` : '眼下没有等着办的',
    todos,
    drafts: drafts
      .filter(({ id }) => !told.has(id))
      .map((draft) => ({
        id: draft.id,
        title: draft.title,
        second: sayDraft(draft, now),
        url: pages.disclosureDraft(draft.id),
      })),
    duties: overdue > 0 ? `${overdue} 项过了期限` : '什么事、什么时候要公开,可以改',
    queries: queries.length > 0 ? `${queries.length} 个等着答` : '都答完了',
  }
}
