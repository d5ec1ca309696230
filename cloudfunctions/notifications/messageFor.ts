import type { OutboxDocument } from '../shared/documents'
import type { MotionFacts } from '../votes/forDelivery'
import { fit } from './domain/fields'
import { pageOf } from './domain/pages'
import { timeField } from './domain/timeField'
import { templates, type TemplateKey } from './templates'

export interface Message {
  readonly templateId: string
  readonly page: string
  readonly data: Readonly<Record<string, string>>
}

/** What a message says besides the fact itself. */
export interface MessageFacts {
  readonly courtyardName: string
  /** Of facts about a motion. */
  readonly motion: MotionFacts | null
  /** When the vote or the rating ends. */
  readonly closesAt: number | null
}

/** Five characters at most; a poll decides nothing, so it doesn't pass. */
function sayOutcome(motion: MotionFacts | null): string {
  if (motion?.standing === 'poll') return motion.passed ? '意向够数' : '意向不够'
  return motion?.passed ? '通过' : '未通过'
}

/** What each template's fields say, in the order of the template. */
function valuesOf(template: TemplateKey, row: OutboxDocument, facts: MessageFacts): string[] {
  const { courtyardName, motion } = facts
  const title = motion?.title ?? row.title
  const happensAt = timeField(row.happensAt ?? facts.closesAt ?? row.createdAt)
  switch (template) {
    case 'voteOpened':
      return [title, courtyardName, happensAt]
    case 'voteClosing':
      return [title, happensAt, row.kind === 'motionExtended' ? '投票延长了,你家还没投' : '你家还没投票,请抽空投一下']
    case 'resultPosted':
      return [title, sayOutcome(motion), motion?.postedUntil ? timeField(motion.postedUntil) : happensAt]
    case 'disclosurePosted':
      return [row.title, courtyardName, timeField(row.createdAt)]
    case 'meetingCalled':
    case 'ratingOpened':
    case 'toAnswer':
      return [row.title, courtyardName, happensAt, row.text]
    case 'noticePosted':
      return [row.title, courtyardName, timeField(row.createdAt), row.text]
  }
}

/** The subscribe message of a fact, its fields cut to what WeChat takes. */
export function messageFor(key: TemplateKey, row: OutboxDocument, facts: MessageFacts): Message {
  const template = templates.find((one) => one.key === key)
  if (!template) throw new Error(`no template ${key}`)
  const values = valuesOf(key, row, facts)
  return {
    templateId: template.templateId,
    page: pageOf(row),
    data: Object.fromEntries(template.fields.map((field, i) => [field.key, fit(field.key, values[i] ?? '')])),
  }
}
