import type { VotesOutput } from '../../../../cloudfunctions/votes/contract'
import { nameOfChoice } from '../../../text/ballot'
import { sayPast } from '../../../text/when'

type Progress = VotesOutput<'progress'>

export interface WitnessLocal {
  readonly id: string
}

export interface WitnessView {
  readonly found: boolean
  readonly title: string
  readonly second: string
  readonly choice: string
  /** Who recorded it can't witness it too. */
  readonly mine: boolean
}

export function showWitness({ title, paperWaiting }: Progress, now: number, local: WitnessLocal): WitnessView {
  const paper = paperWaiting.find(({ id }) => id === local.id)
  if (!paper) return { found: false, title: '', second: '', choice: '', mine: false }
  return {
    found: true,
    title: paper.headName,
    second: `${paper.no} · ${title} · ${sayPast(paper.at, now)}录的`,
    choice: nameOfChoice(paper.choice),
    mine: paper.mine,
  }
}
