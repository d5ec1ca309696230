import type { CourtyardOutput } from '../../../cloudfunctions/courtyard/contract'
import { pages } from '../../services/open'
import { newsTagOf, newsUrl } from '../../text/news'
import { nextOf, standings, tagOf, type Tag } from '../../text/motion'
import { givenName, placeLine } from '../../text/people'
import { sayTurnout } from '../../text/share'
import { sayPast } from '../../text/when'

export type HomeAnswer = CourtyardOutput<'home'>
type Motion = HomeAnswer['waiting'][number]
type Todo = HomeAnswer['todos'][number]

interface Row {
  readonly key: string
  readonly title: string
  readonly second: string
  /** Named when the row asks for something; else it only leads on. */
  readonly action: string
  readonly url: string
}

export interface HomeView {
  readonly bound: boolean
  readonly place: string
  readonly greeting: string
  readonly unread: boolean
  readonly waiting: {
    readonly id: string
    readonly tag: Tag
    readonly standing: string
    readonly title: string
    readonly turnout: string
    readonly voted: number
    readonly households: number
    readonly needed: number
    readonly mark: string
    readonly button: string
  } | null
  /** Nothing to vote on and nothing to do. */
  readonly calm: boolean
  readonly committee: boolean
  readonly rows: readonly Row[]
  readonly news: readonly {
    readonly key: string
    readonly tag: Tag
    readonly title: string
    readonly text: string
    readonly when: string
    readonly url: string
  }[]
  readonly request: string
  readonly declined: boolean
}

/** What home shows. `seenInboxAt`: when this phone last opened the inbox. */
export function showHome(answer: HomeAnswer, now: number, seenInboxAt: number): HomeView {
  const { me, waiting, running, consulting, todos, news, joinRequest } = answer
  const first = waiting[0]
  const rows = [
    ...todos.map(todoRow),
    ...waiting.slice(1).map((motion) => motionRow(motion, now, me?.representative ? '去投票' : '')),
    ...consulting.map((version) => ({
      key: `version:${version.id}`,
      title: version.title,
      second: `草案,共 ${version.articleCount} 条,等你说说意见`,
      action: '提意见',
      url: pages.version(version.id),
    })),
    ...running.map((motion) => motionRow(motion, now, '')),
  ]
  return {
    bound: me !== null,
    place: me ? placeLine(me.courtyard) : '院坝',
    greeting: greet(answer),
    unread: news.some((item) => item.at > seenInboxAt),
    waiting: first ? waitingCard(first, now, me?.representative === true) : null,
    calm: me !== null && !first && todos.length === 0 && consulting.length === 0,
    committee: me?.roles.includes('committee') === true,
    rows,
    news: news.map((item) => ({
      key: item.id,
      tag: newsTagOf(item.kind),
      title: item.title,
      text: item.text,
      when: sayPast(item.at, now),
      url: newsUrl(item),
    })),
    request:
      joinRequest === null
        ? ''
        : joinRequest.state === 'waiting'
          ? `你申请加入${joinRequest.courtyardName},正等院管委会确认。确认后这里就能看到院里的事`
          : `${joinRequest.courtyardName}没有确认你的申请。可以当面问问院管委会,或者用户码加入`,
    declined: joinRequest?.state === 'declined',
  }
}

function greet({ me, waiting, todos, consulting, joinRequest }: HomeAnswer): string {
  if (!me) return joinRequest?.state === 'waiting' ? '等院管委会确认' : '先认一认你家'
  const name = givenName(me.name)
  if (waiting.length > 0) {
    const count = waiting.length === 1 ? '有一票' : `有 ${waiting.length} 票`
    return me.representative ? `${name},${count}等你投` : `${name},你家${count}还没投`
  }
  if (todos.length > 0) return todos.length === 1 ? `${name},有一件事等你办` : `${name},有 ${todos.length} 件事等你办`
  return consulting.length > 0 ? `${name},有新草案想听你说` : `${name},现在没有要投的票`
}

function waitingCard(motion: Motion, now: number, representative: boolean): NonNullable<HomeView['waiting']> {
  return {
    id: motion.id,
    tag: tagOf(motion, now),
    standing: standings[motion.standing].name,
    title: motion.title,
    turnout: sayTurnout(motion.households, motion.householdsNeeded, motion.voted),
    voted: motion.voted,
    households: motion.households,
    needed: motion.householdsNeeded,
    mark: `${motion.householdsNeeded} 户`,
    button: representative ? '去投票' : '去看看',
  }
}

const motionRow = (motion: Motion, now: number, action: string): Row => ({
  key: `motion:${motion.id}`,
  title: motion.title,
  second: `${standings[motion.standing].name} · ${nextOf(motion, now)}`,
  action,
  url: ['announced', 'open', 'counting'].includes(motion.status) ? pages.motion(motion.id) : pages.result(motion.id),
})

const todoRow = (todo: Todo): Row => ({
  key: `todo:${todo.kind}:${todo.subjectId}`,
  title: todoTitles[todo.kind](todo.count),
  second: todo.title,
  action: todoActions[todo.kind],
  url: pages.desk(),
})

const todoTitles: Record<Todo['kind'], (count: number) => string> = {
  joinRequests: (count) => `${count} 人申请加入`,
  opinions: (count) => `草案收到 ${count} 条意见`,
  noQuorum: () => '票数不够,要决定怎么办',
  objections: (count) => `${count} 条异议等答复`,
  paperBallots: (count) => `${count} 张纸票等第二个人见证`,
  noRoll: () => '还没有户册',
}
const todoActions: Record<Todo['kind'], string> = {
  joinRequests: '去确认',
  opinions: '去看看',
  noQuorum: '去决定',
  objections: '去答复',
  paperBallots: '去见证',
  noRoll: '去导入',
}
