import type { CourtyardInput } from '../../cloudfunctions/courtyard/contract'
import { china } from './chinaTime'
import { castAll, inVotingOrder } from './vote'
import type { Holder, Stage } from './stage'

type LotId = CourtyardInput<'panel'>['lotId']

/** What the index closed at, as the demo has it. */
const CLOSING_NUMBER = '3287.46'

interface FirstVote {
  readonly courtyard: string
  readonly founder: string
  /** Under which its motion is remembered. */
  readonly motion: string
  readonly voters: number
}

/**
 * A courtyard's first vote, on who its committee is. The founder and whom the founder seated count as one household, so three neighbours
 * drawn by lot are the second person: on Friday it is proposed, on Monday the number is out.
 */
export async function proposeFirstVote(stage: Stage, { founder, motion }: FirstVote): Promise<LotId> {
  const chair = stage.actor(founder)
  const { me } = await chair.courtyard('mine', {})
  const { motionId, proposalId } = await chair.votes('announceMotion', {
    versionId: null,
    ...(me.courtyard.kind === 'estate' ? { matter: 'none' as const } : {}),
    regimeKey: 'courtyardOrdinary',
    standing: 'courtyard',
    title: '院管委会成员',
    question: '院管委会由这几位来当，你同意吗？',
    opensAt: china('2026-03-18 08:00'),
    closesAt: china('2026-03-23 20:00'),
  })
  stage.memory.motions[motion] = motionId
  if (proposalId === null) throw new Error('nothing was proposed')
  return (await chair.courtyard('drawForProposal', { id: proposalId })).lotId
}

/** Two households type the number; those it draws come, look and say yes. */
export async function drawAndConfirm(stage: Stage, { courtyard }: FirstVote, lotId: LotId): Promise<void> {
  const holders = stage.memory.holders[courtyard] ?? []
  for (const { openid } of holders.slice(4, 6)) {
    await stage.actor(openid).courtyard('enterLotNumber', { lotId, value: CLOSING_NUMBER })
  }
  let yes = 0
  for (const { openid } of await askedAmong(stage, holders, lotId)) {
    if (yes === 2) return
    await stage.actor(openid).courtyard('answerLot', { lotId, accepts: true })
    await stage.actor(openid).courtyard('giveLotWord', { lotId, word: 'yes' })
    yes += 1
  }
}

async function askedAmong(stage: Stage, holders: readonly Holder[], lotId: LotId): Promise<Holder[]> {
  const asked: Holder[] = []
  for (const holder of holders) {
    if (asked.length === 3) break
    const { panel } = await stage.actor(holder.openid).courtyard('panel', { lotId })
    if (panel.mine === 'asked') asked.push(holder)
  }
  return asked
}

export async function castFirstVote(stage: Stage, { courtyard, motion, voters }: FirstVote): Promise<void> {
  await castAll(stage, motion, inVotingOrder(stage, courtyard).slice(0, voters), (i) => (i % 13 === 7 ? 'no' : 'yes'))
}
