import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { nameOfTopic } from '../../../text/disclosure'
import type { Tag } from '../../../text/motion'
import { sayLastDay, sayPast } from '../../../text/when'

export interface QueriesView {
  readonly empty: boolean
  readonly sentence: string
  readonly queries: readonly {
    id: string
    disclosureId: string
    tag: Tag
    about: string
    text: string
    when: string
    open: boolean
    /** It isn't the caller's own household that asks. */
    mayAnswer: boolean
  }[]
  /** What is typed for the open one. */
  readonly answer: string
  readonly ready: boolean
}

export interface QueriesLocal {
  readonly openId: string
  readonly answers: Readonly<Record<string, string>>
}

/** The soonest due first, as the server sorts them. */
export function showQueries(
  { queries }: CourtyardOutput<'queries'>,
  now: number,
  { openId, answers }: QueriesLocal,
): QueriesView {
  const answer = answers[openId] ?? ''
  const overdue = queries.filter((query) => query.overdue).length
  return {
    empty: queries.length === 0,
    sentence: overdue > 0 ? `${queries.length} 个等着答,${overdue} 个过了期限` : `${queries.length} 个等着答`,
    queries: queries.map((query) => ({
      id: query.id,
      disclosureId: query.disclosureId,
      tag: query.overdue
        ? { text: '过了期限', tone: 'cinnabar' }
        : { text: `${sayLastDay(query.dueAt, now)}前答`, tone: 'amber' },
      about: query.disclosureTitle,
      text: query.text,
      when: `${sayPast(query.askedAt, now)}问${nameOfTopic(query.topic)}`,
      open: query.mayAnswer && query.id === openId,
      mayAnswer: query.mayAnswer,
    })),
    answer,
    ready: answer.trim() !== '',
  }
}
