import type { MotionCard } from '../../../cloudfunctions/votes/cards'
import { pages } from '../../services/pages'
import { hasResult, nextOf, standings, tagOf, tagOfResult, type Tag } from '../../text/motion'
import { sayTurnout } from '../../text/share'

export interface ShownMotion {
  readonly id: string
  readonly tag: Tag
  readonly standing: string
  readonly title: string
  readonly next: string
  readonly url: string
  readonly voted: number
  readonly households: number
  readonly needed: number
  readonly mark: string
  readonly turnout: string
  readonly iVoted: boolean
  /** Only the first that waits is the one thing to do. */
  readonly look: 'primary' | 'plain'
  readonly button: string
}

export interface MotionsView {
  readonly open: readonly ShownMotion[]
  /** What can't be cast in now, under its heading; empty ones are left out. */
  readonly groups: readonly { readonly title: string; readonly motions: readonly ShownMotion[] }[]
}

/** What can be cast in now, then 公告中 · 结果公示 · 以前的; within each as the server sorts them. */
export function showMotions(motions: readonly MotionCard[], now: number): MotionsView {
  const of = (...statuses: MotionCard['status'][]) =>
    motions.filter((motion) => statuses.includes(motion.status)).map((motion) => showMotion(motion, now))
  return {
    open: firstStandsOut(of('open')),
    groups: [
      { title: '公告中', motions: of('announced') },
      { title: '结果公示', motions: of('checking', 'counting', 'noQuorum', 'posted', 'objected') },
      { title: '以前的', motions: of('inForce', 'rejected', 'ended') },
    ].filter((group) => group.motions.length > 0),
  }
}

const showMotion = (motion: MotionCard, now: number): ShownMotion => ({
  id: motion.id,
  tag: hasResult(motion.status) ? tagOfResult(motion, now) : tagOf(motion, now),
  standing: standings[motion.standing].name,
  title: motion.title,
  next: nextOf(motion, now),
  url: hasResult(motion.status) ? pages.result(motion.id) : pages.motion(motion.id),
  voted: motion.voted,
  households: motion.households,
  needed: motion.householdsNeeded,
  mark: `${motion.householdsNeeded} 户`,
  turnout: sayTurnout(motion.households, motion.householdsNeeded, motion.voted),
  iVoted: motion.iVoted,
  look: 'plain',
  button: motion.iVoted ? '看看这次表决' : '去投票',
})

function firstStandsOut(open: ShownMotion[]): ShownMotion[] {
  const first = open.find((motion) => !motion.iVoted)
  return open.map((motion) => (motion === first ? { ...motion, look: 'primary' } : motion))
}
