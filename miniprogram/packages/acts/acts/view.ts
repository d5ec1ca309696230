import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import type { Tag } from '../../../text/motion'
import { sayDeadline, sayInstant } from '../../../text/when'

export type Acts = CourtyardOutput<'acts'>
export type ActCard = Acts['running'][number]

/** What a tap does with one of them. */
export type ActKey = 'confirm' | 'withdraw' | 'object' | 'draw'

export interface ActsLocal {
  readonly askedId: string
  readonly askedKey: ActKey | ''
}

interface Shown {
  readonly id: string
  readonly title: string
  readonly tag: Tag
  readonly lines: readonly string[]
  readonly who: string
  readonly when: string
  /** Of the drawing that is its second person; '' = none is. */
  readonly lotId: string
  readonly actions: readonly { readonly key: ActKey; readonly label: string; readonly look: 'primary' | 'plain' }[]
}

export interface ActsView {
  readonly title: string
  readonly second: string
  /** The one button for all that can be confirmed together; '' = there are fewer than two. */
  readonly all: string
  readonly sections: readonly { readonly name: string; readonly cards: readonly Shown[] }[]
  readonly more: boolean
  readonly ask: { readonly title: string; readonly text: string; readonly action: string }
}

const tags: Record<ActCard['state'], Tag> = {
  waiting: { text: '等确认', tone: 'amber' },
  confirmed: { text: '快生效', tone: 'amber' },
  done: { text: '办了', tone: 'bamboo' },
  failed: { text: '没办成', tone: 'slate' },
  withdrawn: { text: '收回了', tone: 'slate' },
  lapsed: { text: '没人确认', tone: 'slate' },
  stopped: { text: '停下了', tone: 'slate' },
}

/** Those that one tap confirms together: not what touches a single door or the caller's own seat. */
export const togetherOf = ({ running }: Acts): ActCard[] =>
  running.filter(({ mayConfirm, oneByOne }) => mayConfirm && !oneByOne)

export function showActs(answer: Acts, now: number, { askedId, askedKey }: ActsLocal): ActsView {
  const { running, past, next } = answer
  const mine = running.filter(({ mayConfirm }) => mayConfirm)
  const others = running.filter(({ mayConfirm, state }) => !mayConfirm && state === 'waiting')
  const soon = running.filter(({ state }) => state === 'confirmed')
  const together = togetherOf(answer).length
  const section = (name: string, cards: readonly ActCard[]) => ({
    name,
    cards: cards.map((card) => show(card, now, mine.length === 1)),
  })
  const asked = [...running, ...past].find(({ id }) => id === askedId)
  return {
    title: mine.length > 0 ? `${mine.length} 件事等你确认` : '要两个人一起办的事',
    second: '一个人提，另一户的人确认，才算数。每一件都写在这里，全院看得到。',
    all: together > 1 ? `这 ${together} 件都确认` : '',
    sections: [
      section('等你确认', mine),
      section('快生效，不同意可以说', soon),
      section('等别人确认', others),
      section('办完的', past),
    ].filter(({ cards }) => cards.length > 0),
    more: next !== null,
    ask: asked && askedKey ? askOf(asked, askedKey, now) : { title: '', text: '', action: '' },
  }
}

function show(card: ActCard, now: number, alone: boolean): Shown {
  const { id, title, lines, state } = card
  return {
    id,
    title,
    tag: tags[state],
    lines: lines.filter((line) => line !== title),
    who: whoOf(card),
    when: whenOf(card, now),
    actions: actionsOf(card, alone),
    lotId: card.lotId ?? '',
  }
}

function whoOf({ byName, byLot, secondName, seconds, state }: ActCard): string {
  const by = `${byName || '已经退出的人'}提的`
  if (secondName) return `${by}，${secondName}确认的`
  if (byLot) return `${by}，抽签请三户来定`
  if (state !== 'waiting') return state === 'done' || state === 'confirmed' ? `${by}，这件事不用第二个人` : by
  return seconds.length > 0 ? `${by}，可以确认的：${seconds.join('、')}` : `${by}，现在没有能确认的人`
}

function whenOf({ at, effectiveAt, endedAt, lapsesAt, objectors, state, stoppedBy }: ActCard, now: number): string {
  switch (state) {
    case 'waiting':
      return `${sayDeadline(lapsesAt, now)} 前没人确认就不算`
    case 'confirmed': {
      const said = objectors > 0 ? `，${objectors} 户不同意，满 ${stoppedBy} 户就停` : ''
      return effectiveAt === null ? '' : `${sayInstant(effectiveAt, now)} 起生效${said}`
    }
    case 'stopped':
      return '不同意的够数了，要院里投票才能定'
    case 'failed':
      return '情况变了，办不成了'
    default:
      return sayInstant(endedAt ?? at, now)
  }
}

/** `alone`: it is the one thing to do on the page. */
function actionsOf({ mayConfirm, mayDraw, mayObject, mine, state }: ActCard, alone: boolean): Shown['actions'] {
  return [
    ...(mayConfirm ? [{ key: 'confirm', label: '看过了，确认', look: alone ? 'primary' : 'plain' } as const] : []),
    ...(mayObject ? [{ key: 'object', label: '我不同意', look: 'plain' } as const] : []),
    ...(mayDraw ? [{ key: 'draw', label: '抽三户来确认', look: 'plain' } as const] : []),
    ...(mine && state === 'waiting' ? [{ key: 'withdraw', label: '收回', look: 'plain' } as const] : []),
  ]
}

function askOf({ title, lines, effectiveAt, stoppedBy }: ActCard, key: ActKey, now: number): ActsView['ask'] {
  switch (key) {
    case 'confirm':
      return { title: `确认：${title}？`, text: lines.join('；'), action: '确认' }
    case 'withdraw':
      return { title: `收回：${title}？`, text: '收回以后这一次就不算了，还可以再提。', action: '收回' }
    case 'object':
      return {
        title: `不同意：${title}？`,
        text: `一户算一次。满 ${stoppedBy} 户不同意，这件事就停下来，由院里投票定。${effectiveAt === null ? '' : `${sayInstant(effectiveAt, now)} 前都可以说。`}`,
        action: '我不同意',
      }
    case 'draw':
      return {
        title: '抽三户来确认？',
        text: '院管委会里没有能确认的人，或者两天没人回应，就在认过门的户里抽三户，两户说行就算数。抽签用的数字，要等明天的上证综指收盘。',
        action: '抽三户',
      }
  }
}
