import type { MotionCard } from '../../cloudfunctions/votes/cards'
import { sayDeadline, sayInstant, sayLastDay, sayLeft } from './when'

type Status = MotionCard['status']

/** What kind of vote it is by law; stands with the title everywhere. */
export const standings: Record<MotionCard['standing'], { readonly name: string; readonly meaning: string }> = {
  courtyard: {
    name: '院落自治表决',
    meaning: '这是院里自己的约定，大家说好都照着办，按院规院约的办法数票。它不代替法律规定的业主大会表决。',
  },
  poll: { name: '意向征集', meaning: '这是摸一摸大家的想法，不产生约束。正式决定要另外表决。' },
  statutory: {
    name: '法定业主表决',
    meaning: '这是法律规定的业主共同决定，正式的投票用书面票或政府的电子投票系统。这里只登记结果和凭据。',
  },
}

/** What to do with a matter that the law keeps for the owners. The result of their vote can't be registered yet, and it says so. */
export const formalVote =
  '正式的要开业主大会，用书面票或政府的电子投票系统，要报镇街指导。正式的结果现在还不能登记到这里'

/** The standing in full; of an owners' matter with the article that keeps it from the courtyard. What is formal stands beside it always. */
export function meaningOf({
  standing,
  matter,
}: {
  standing: MotionCard['standing']
  matter: OwnersMatter | null
}): string {
  if (!matter) return standings[standing].meaning
  return `“${matter.name}”法律留给全体业主共同决定（${matter.source}），这里只是先摸底，不产生约束。`
}

interface OwnersMatter {
  readonly name: string
  readonly source: string
}

export interface Tag {
  readonly text: string
  readonly tone: 'amber' | 'bamboo' | 'slate' | 'cinnabar'
}

const DAYS_SOON = 3 * 86_400_000

/** Where a motion stands, in two or three words. */
export function tagOf(card: Pick<MotionCard, 'status' | 'opensAt' | 'closesAt'>, now: number): Tag {
  switch (card.status) {
    case 'announced':
      return { text: '公告中', tone: 'slate' }
    case 'open': {
      const left = sayLeft(card.closesAt, now)
      return left ? { text: left, tone: card.closesAt - now <= DAYS_SOON ? 'amber' : 'slate' } : tags.counting
    }
    default:
      return tags[card.status]
  }
}

const tags: Record<Exclude<Status, 'announced' | 'open'>, Tag> = {
  checking: { text: '等大家核对', tone: 'slate' },
  counting: { text: '正在数票', tone: 'slate' },
  noQuorum: { text: '票数不够', tone: 'amber' },
  posted: { text: '通过 · 公示中', tone: 'bamboo' },
  objected: { text: '有异议 · 在处理', tone: 'amber' },
  inForce: { text: '通过 · 已施行', tone: 'bamboo' },
  rejected: { text: '没通过', tone: 'slate' },
  ended: { text: '已结束', tone: 'slate' },
}

/** The tag of a result: a posted poll or refusal must not look like a rule that takes effect. */
export function tagOfResult(card: Pick<MotionCard, 'status' | 'passed' | 'standing'>, now: number): Tag {
  if (card.standing === 'poll' && card.passed !== null && card.status !== 'objected') {
    if (card.status === 'rejected' && card.passed) return { text: '异议成立 · 不算', tone: 'slate' }
    // by half or by three quarters: the thresholds say which
    return card.passed ? { text: '同意够数 · 意向', tone: 'bamboo' } : { text: '同意不够数 · 意向', tone: 'slate' }
  }
  if (card.status === 'posted' && card.passed === false) return { text: '没通过 · 公示中', tone: 'slate' }
  return tagOf({ ...card, opensAt: 0, closesAt: 0 }, now)
}

/** The line below a motion's title in lists: what happens next, and when. */
export function nextOf(card: MotionCard, now: number): string {
  const poll = card.standing === 'poll'
  switch (card.status) {
    case 'announced':
      return `${sayInstant(card.opensAt, now)} 开始投票`
    case 'open':
      return `${sayDeadline(card.closesAt, now)} 截止,已投 ${card.voted} 户`
    case 'checking':
      return `等大家核对，${sayDeadline(card.countsAt ?? card.closesAt, now)} 以后数票`
    case 'counting':
      return '投票已截止,结果马上出来'
    case 'noQuorum':
      return `投了 ${card.voted} 户,要 ${card.householdsNeeded} 户才算数`
    case 'posted':
      return card.postedUntil === null ? '结果在公示' : `公示到 ${sayLastDay(card.postedUntil, now)}`
    case 'objected':
      return `有人提了异议，${sayPending(card)}`
    case 'inForce':
      return sayInForce(card)
    case 'rejected':
      if (card.passed === true) return '异议成立，这次结果不算'
      return poll ? '同意的不够数，供大家参考' : '同意的不够，没有通过'
    case 'ended':
      return '这次表决到此为止'
  }
}

/** What took effect, and whether anybody objected: never that nobody did where somebody has. */
export function sayInForce(card: Pick<MotionCard, 'objectionsRaised' | 'objectionsUndecided'>): string {
  const { objectionsRaised, objectionsUndecided } = card
  if (objectionsRaised === 0) return '公示期没有异议，已经施行'
  return objectionsUndecided > 0
    ? `公示期有 ${objectionsRaised} 条异议，其中 ${objectionsUndecided} 条没有裁定，已经施行`
    : `公示期的 ${objectionsRaised} 条异议都已了结，已经施行`
}

/** Stands beside the result for good. */
export const sayUndecided = ({ objectionsUndecided }: Pick<MotionCard, 'objectionsUndecided'>): string =>
  objectionsUndecided > 0
    ? `有 ${objectionsUndecided} 条异议没有裁定：公示开始 30 天，请来的三户还没定下来，所以不再拦着结果。`
    : ''

/** What objections hold up: only a result that would take effect. */
export const sayPending = ({ passed, standing }: Pick<MotionCard, 'passed' | 'standing'>): string =>
  passed === true && standing === 'courtyard' ? '都了结了才施行' : '正在处理'

/** Past the closing: the result page has more to say than the ballot's. */
export const hasResult = (status: Status): boolean => !['announced', 'open', 'checking', 'counting'].includes(status)
