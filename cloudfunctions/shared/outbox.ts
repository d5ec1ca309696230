import type { Audience, MemberDocument, NoticeKind, OutboxDocument } from './documents'
import type { CourtyardId } from './ids'
import { officesHere } from './offices'

/** A fact to tell people of. `period`: tells apart facts of one kind about one subject (a day, a round); one key, one telling. */
export interface Fact {
  readonly kind: NoticeKind
  readonly courtyardId: CourtyardId
  readonly subjectId: string
  readonly title: string
  readonly text: string
  readonly audience?: Audience
  readonly period?: string
  /** The instant the fact is about: a meeting's beginning, a rating's end, the day an answer is due. Messages show it. */
  readonly happensAt?: number
}

/** The outbox row of a fact, to be created together with the fact itself; delivering it is the timer's work. */
export function outboxRow(fact: Fact, now: number): OutboxDocument {
  const { kind, courtyardId, subjectId, title, text, audience = 'everybody', period = '', happensAt } = fact
  return {
    _id: [kind, subjectId, ...(period === '' ? [] : [period])].join(':'),
    courtyardId,
    kind,
    audience,
    subjectId,
    title,
    text,
    ...(happensAt === undefined ? {} : { happensAt }),
    state: 'waiting',
    cursor: '',
    leaseUntil: 0,
    createdAt: now,
    schema: 1,
  }
}

/** The audiences a member belongs to at an instant: what they find in their inbox. */
export function audiencesOf(member: MemberDocument, now: number): Audience[] {
  const { householdId, accountId } = member
  return [
    'everybody',
    ...officesHere(member, now),
    `account:${accountId}`,
    ...(householdId === null ? [] : [`household:${householdId}` as const]),
  ]
}
