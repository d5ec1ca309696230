import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { topics, type Topic } from '../../../text/disclosure'

export interface QuestionView {
  readonly title: string
  readonly choices: readonly { key: Topic; name: string }[]
  readonly hint: string
}

/** What is still missing of a question; empty when it can be sent. */
export function lackOf(topic: Topic | '', text: string): string {
  if (topic === '') return '先选一项:想问哪方面'
  return text.trim() ? '' : '写一写想问什么'
}

export const showQuestion = ({ card, answerDays }: CourtyardOutput<'disclosure'>): QuestionView => ({
  title: card.title,
  choices: topics.map(({ topic, name }) => ({ key: topic, name })),
  hint: `只有院管委会看得到,${answerDays} 天以内回答。回答公开时不写你的名字`,
})
