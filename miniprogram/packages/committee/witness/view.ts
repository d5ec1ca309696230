import type { VotesOutput } from '../../../../cloudfunctions/votes/contract'
import { nameOfChoice } from '../../../text/ballot'
import { sayPast } from '../../../text/when'

export type Paper = VotesOutput<'paperBallot'>

export interface WitnessView {
  /** False: it waits no more. */
  readonly found: boolean
  readonly title: string
  readonly second: string
  readonly choice: string
  /** Who recorded it can't witness it too. */
  readonly mine: boolean
  /** Who else has had it open; for everybody who sees it. */
  readonly opened: string
  /** Who sees what is on this paper, and that it is written down. */
  readonly said: string
}

const gone: WitnessView = { found: false, title: '', second: '', choice: '', mine: false, opened: '', said: '' }

export function showWitness(paper: Paper | null, now: number): WitnessView {
  if (paper === null) return gone
  const others = paper.openings.filter(({ mine }) => !mine).map(({ name }) => name || '已经退出的成员')
  return {
    found: true,
    title: paper.headName,
    second: `${paper.no} · 编号 ${paper.slipNumber} · ${paper.title} · ${sayPast(paper.at, now)}${paper.mine ? '你' : paper.recordedByName}录的`,
    choice: nameOfChoice(paper.choice),
    mine: paper.mine,
    opened: others.length > 0 ? `打开看过的还有：${others.join('、')}` : '',
    said: paper.mine
      ? '这张是你录的，要请另一位成员来见证'
      : '这张票只给录的人和你看，你打开过已经记下。现在办不了，请交回去，换别人来见证',
  }
}
