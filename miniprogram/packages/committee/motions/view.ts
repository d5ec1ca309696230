import type { VotesOutput } from '../../../../cloudfunctions/votes/contract'
import { nextOf, tagOf, type Tag } from '../../../text/motion'

type Motions = VotesOutput<'motions'>
type Card = Motions['motions'][number]

export type Step = 'decide' | 'objections' | 'progress' | 'result'

interface Row {
  readonly id: string
  readonly title: string
  readonly second: string
  readonly tag: Tag
  readonly action: string
  /** The page that the action leads to. */
  readonly step: Step
}

export interface MotionsView {
  readonly empty: boolean
  /** What still runs, the soonest closing first. */
  readonly running: readonly Row[]
  readonly past: readonly Row[]
  readonly more: boolean
}

function nextStep({ status }: Card): { action: string; step: Step } {
  if (status === 'noQuorum') return { action: '去定', step: 'decide' }
  if (status === 'objected') return { action: '答复', step: 'objections' }
  const runs = status === 'announced' || status === 'open' || status === 'checking' || status === 'counting'
  return runs ? { action: '看进度', step: 'progress' } : { action: '看结果', step: 'result' }
}

export function showMotions({ motions, more }: Motions, now: number): MotionsView {
  const rowOf = (card: Card): Row => ({
    id: card.id,
    title: card.title,
    second: nextOf(card, now),
    tag: tagOf(card, now),
    ...nextStep(card),
  })
  const isOver = ({ status }: Card) => status === 'inForce' || status === 'rejected' || status === 'ended'
  const running = motions.filter((card) => !isOver(card)).sort((one, other) => one.closesAt - other.closesAt)
  return {
    empty: motions.length === 0,
    running: running.map(rowOf),
    past: motions.filter(isOver).map(rowOf),
    more,
  }
}
