import type { VotesOutput } from '../../../../cloudfunctions/votes/contract'
import { addDays, dayOf, instantOf } from '../../../text/chinaDay'
import { takesTwo } from '../../../text/twoPeople'
import { sayDay, sayDeadline } from '../../../text/when'

type Motion = VotesOutput<'motion'>

/** What can be decided: extend once or end without a quorum; take back before voting opens. */
export type Way = 'extend' | 'end' | 'withdraw'

export interface DecideLocal {
  readonly way: Way | ''
  readonly reasons: string
  readonly closesDay: string
  readonly closesTime: string
}

export interface DecideView {
  readonly title: string
  readonly sentence: string
  readonly ways: readonly { key: Way; name: string; text: string; second: string; chosen: boolean; disabled: boolean }[]
  readonly extending: boolean
  readonly closes: { day: string; time: string; wrong: string }
  readonly today: string
  readonly reason: string
  readonly action: string
  readonly ask: { title: string; text: string }
  readonly nothing: string
  readonly example: string
}

const actions: Record<Way, string> = { extend: '延长投票', end: '结束这次表决', withdraw: '撤回这次表决' }
const EXTRA_DAYS = 7

/** A week more, to the end of that day. */
export const proposedClosing = (now: number) => ({ closesDay: addDays(dayOf(now), EXTRA_DAYS), closesTime: '22:00' })

/** Where there is only one way, it is chosen already. */
export function onlyWay({ status, canExtend }: Pick<Motion, 'status' | 'canExtend'>): Way | '' {
  if (status === 'announced') return 'withdraw'
  return status === 'noQuorum' && !canExtend ? 'end' : ''
}

export function showDecide(motion: Motion, now: number, local: DecideLocal): DecideView {
  const { status, title, voted, households, householdsNeeded, canExtend, extension } = motion
  const closesAt = instantOf(local.closesDay, local.closesTime)
  const wrong = local.way === 'extend' && closesAt <= now ? '截止要在现在以后' : ''
  const way = local.way
  return {
    title,
    sentence: status === 'noQuorum' ? `投了 ${voted} 户,${households} 户要有 ${householdsNeeded} 户才算数` : '',
    ways: waysOf(status, canExtend, extension !== null).map((one) => ({ ...one, chosen: one.key === way })),
    extending: way === 'extend',
    closes: { day: sayDay(instantOf(local.closesDay, '00:00'), now), time: local.closesTime, wrong },
    today: dayOf(now),
    reason: way === '' ? '请选一样' : wrong || (local.reasons.trim() ? '' : '请写明原因,各家都看得到'),
    action: way === '' ? '确定' : actions[way],
    ask: askOf(way, closesAt, now),
    example: way === 'withdraw' ? '写给各家看的,比如 第三条还要再商量' : '写给各家看的,比如 收麦子,好些人不在家',
    nothing: status === 'noQuorum' || status === 'announced' ? '' : '这次表决已经往下走了,这里没有要定的事',
  }
}

function waysOf(status: Motion['status'], canExtend: boolean, extended: boolean) {
  if (status === 'announced') {
    const text = '还没开始投。撤回以后,这一版可以改公告的内容再发'
    return [{ key: 'withdraw' as const, name: '撤回', text, second: '', disabled: false }]
  }
  if (status !== 'noQuorum') return []
  const once = extended ? '已经延长过一次,不能再延长' : canExtend ? '' : '这次不能延长'
  return [
    {
      key: 'extend' as const,
      name: '延长一次',
      text: '投过的票都留着,没投的接着投。只能延长这一次',
      second: once,
      disabled: !canExtend,
    },
    { key: 'end' as const, name: '结束', text: '这次不算数,票不再数。以后可以重新发起', second: '', disabled: false },
  ]
}

function askOf(way: Way | '', closesAt: number, now: number): { title: string; text: string } {
  switch (way) {
    case 'extend':
      return {
        title: `延长到${sayDeadline(closesAt, now)}？`,
        text: `投过的票都留着。只能延长一次，写的原因各家都看得到。${takesTwo.prompt}`,
      }
    case 'end':
      return { title: '结束这次表决？', text: `结束以后不能再恢复，写的原因各家都看得到。${takesTwo.prompt}` }
    case 'withdraw':
      return { title: '撤回这次表决？', text: `各家会看到已经撤回，和写的原因。${takesTwo.prompt}` }
    case '':
      return { title: '', text: '' }
  }
}
