import type { CourtyardOutput } from '../../../cloudfunctions/courtyard/contract'
import { pages } from '../../services/pages'
import { sayCard, shortOfKind } from '../../text/disclosure'
import { dutiesOf, type Duty } from '../../text/duties'
import { agendaLine, isAnswered, meetingKinds, sayAnswer } from '../../text/meeting'
import { newsTagOf, newsUrl } from '../../text/news'
import { nextOf, standings, tagOf, type Tag } from '../../text/motion'
import { givenName, homeLine } from '../../text/people'
import { sayTurnout } from '../../text/share'
import { sayDeadline, sayInstant, sayLeft, sayPast } from '../../text/when'

export type HomeAnswer = CourtyardOutput<'home'>
type Motion = HomeAnswer['waiting'][number]
type Rating = HomeAnswer['ratings'][number]
type Meeting = HomeAnswer['meetings'][number]

interface Row {
  readonly key: string
  readonly title: string
  readonly second: string
  /** Named when the row asks for something; else it only leads on. */
  readonly action: string
  readonly url: string
  /** The meeting that the action answers 我要去 to; '' = the action leads to `url`. */
  readonly meetingId: string
}

interface Item {
  readonly key: string
  readonly tag: Tag
  readonly title: string
  readonly text: string
  readonly when: string
  readonly url: string
}

/** The bell has the rest. */
const NEWS_SHOWN = 3
/** More would push the courtyard's own things off the screen; the workbench has them all. */
const TODOS_SHOWN = 3

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
  readonly propertyManager: boolean
  /** What waits besides the rows shown; empty = nothing more. */
  readonly moreTodos: string
  readonly disclosures: readonly Item[]
  readonly news: readonly Item[]
  /** Who waits to be let into the own household. */
  readonly relatives: readonly { readonly id: string; readonly title: string; readonly claim: string }[]
  /** Of somebody whose household and a neighbour have said that they aren't of it. */
  readonly putOut: string
  readonly request: string
  readonly declined: boolean
}

/** What home shows. `seenInboxAt`: when this phone last opened the inbox. */
export function showHome(answer: HomeAnswer, now: number, seenInboxAt: number): HomeView {
  const { me, waiting, running, consulting, ratings, meetings, disclosures, news, joinRequest, relatives, putOut } =
    answer
  const first = waiting[0]
  const todos = dutiesOf(answer, [], now)
  const toRate = ratings.filter(({ mine }) => mine !== 'submitted')
  const rows = [
    ...todos.slice(0, TODOS_SHOWN).map(dutyRow),
    ...toRate.map((rating) => ratingRow(rating, now)),
    ...meetings.map((meeting) => meetingRow(meeting, now, me !== null && me.household !== null)),
    ...waiting.slice(1).map((motion) => motionRow(motion, now, me?.representative ? '去投票' : '')),
    ...consulting.map((version) => ({
      key: `version:${version.id}`,
      title: version.title,
      second: `草案,共 ${version.articleCount} 条,等你说说意见`,
      action: '提意见',
      url: pages.version(version.id),
      meetingId: '',
    })),
    ...running.map((motion) => motionRow(motion, now, '')),
  ]
  return {
    bound: me !== null,
    place: me ? homeLine(me.courtyard) : '院坝',
    greeting: greet(answer, todos.length, toRate.length),
    unread: news.some((item) => item.at > seenInboxAt),
    waiting: first ? waitingCard(first, now, me?.representative === true) : null,
    // a meeting that asks for an answer waits too
    calm:
      me !== null &&
      !first &&
      relatives.length === 0 &&
      todos.length + toRate.length + consulting.length === 0 &&
      rows.every(({ meetingId }) => meetingId === ''),
    committee: me?.roles.includes('committee') === true,
    propertyManager: me?.roles.includes('propertyManager') === true,
    moreTodos: todos.length > TODOS_SHOWN ? `还有 ${todos.length - TODOS_SHOWN} 件事在工作台` : '',
    rows,
    disclosures: disclosures.map((card) => ({
      key: card.id,
      tag: { text: shortOfKind(card.kind), tone: card.kind === 'finance' ? 'bamboo' : 'slate' },
      title: card.title,
      text: sayCard(card),
      when: sayPast(card.postedAt, now),
      url: pages.disclosure(card.id),
    })),
    news: news.slice(0, NEWS_SHOWN).map((item) => ({
      key: item.id,
      tag: newsTagOf(item.kind),
      title: item.title,
      text: item.text,
      when: sayPast(item.at, now),
      url: newsUrl(item),
    })),
    relatives: relatives.map(({ id, name, claim }) => ({
      id,
      title: `${name}说是你家的人`,
      claim: `本人说：${claim}`,
    })),
    putOut: putOut
      ? `你不在${putOut.courtyardName}了：家里人说你不是那家的，有邻居也这么说。不对的话，请找院管委会`
      : '',
    request: sayRequest(joinRequest, now),
    declined: joinRequest?.state === 'declined',
  }
}

/** Committees have that long to let somebody in. */
const LET_IN_WITHIN = 48 * 3_600_000

function sayRequest(request: HomeAnswer['joinRequest'], now: number): string {
  if (request === null) return ''
  const { courtyardName, state, atDoor, at } = request
  if (state === 'declined') return `${courtyardName}没有确认你的申请。可以当面问问院管委会，或者用户码加入`
  const relative = atDoor ? '家里已经加入的人，打开小程序点一下就能让你进来。没有的话，' : ''
  const until = sayDeadline(at + LET_IN_WITHIN, now)
  return `你申请加入${courtyardName}。${relative}院管委会两位 ${until} 以前来办。这期间有表决，可以向院管委会要纸票`
}

function greet({ me, waiting, consulting, joinRequest, relatives }: HomeAnswer, todos: number, toRate: number): string {
  if (!me) return joinRequest?.state === 'waiting' ? '等家里人或院管委会确认' : '先认一认你家'
  const name = givenName(me.name)
  if (relatives.length > 0) return `${name}，有人想加入你家`
  if (waiting.length > 0) {
    const count = waiting.length === 1 ? '有一票' : `有 ${waiting.length} 票`
    return me.representative ? `${name},${count}等你投` : `${name},你家${count}还没投`
  }
  if (todos > 0) return todos === 1 ? `${name},有一件事等你办` : `${name},有 ${todos} 件事等你办`
  if (toRate > 0) return `${name},有一份评议等你打分`
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

const dutyRow = ({ key, title, second, action, url }: Duty): Row => ({ key, title, second, action, url, meetingId: '' })

const motionRow = (motion: Motion, now: number, action: string): Row => ({
  key: `motion:${motion.id}`,
  title: motion.title,
  second: `${standings[motion.standing].name} · ${nextOf(motion, now)}${motion.status === 'open' && motion.iVoted ? '，你家投过了' : ''}`,
  action,
  url: ['announced', 'open', 'checking', 'counting'].includes(motion.status)
    ? pages.motion(motion.id)
    : pages.result(motion.id),
  meetingId: '',
})

const ratingRow = (rating: Rating, now: number): Row => ({
  key: `rating:${rating.periodId}`,
  title: rating.title,
  second: rating.progress
    ? `${rating.periodName} · 评了 ${rating.progress.rated} 户,共 ${rating.progress.households} 户`
    : `${rating.periodName.replace(/^\d+年/, '')} · ${rating.itemCount} 项,${sayLeft(rating.closesAt, now)}`,
  action: rating.mine === 'draft' ? '接着评' : '去评',
  url: rating.progress ? pages.propertyHouseholds(rating.periodId) : pages.rate(rating.periodId),
  meetingId: '',
})

/** 我要去 is one tap; every other answer is on the meeting's page. */
function meetingRow(meeting: Meeting, now: number, answers: boolean): Row {
  const { id, kind, startsAt, place, state, mine } = meeting
  const cancelled = state === 'cancelled'
  const asks = answers && state === 'upcoming' && !isAnswered(mine)
  return {
    key: `meeting:${id}`,
    title: `${meetingKinds[kind]} ${sayInstant(startsAt, now)}${cancelled ? '(不开了)' : ''}`,
    second: [place, sayAnswer(mine) || agendaLine(meeting)].join(' · '),
    action: asks ? '我要去' : '',
    url: pages.meeting(id),
    meetingId: asks ? id : '',
  }
}
