import type { MotionCard } from '../../../../cloudfunctions/votes/cards'
import { pages } from '../../../services/pages'
import { dutiesOf, type Duty, type Home } from '../../../text/duties'
import { sayDeadline, sayInstant, sayLastDay } from '../../../text/when'

interface Place {
  readonly name: string
  readonly icon: string
  readonly second: string
  readonly url: string
}

export interface DeskView {
  readonly courtyardName: string
  readonly isCommittee: boolean
  /** The most pressing one, with the main action; the others follow as rows. */
  readonly first: Duty | null
  readonly others: readonly Duty[]
  readonly running: readonly { id: string; title: string; second: string; url: string }[]
  readonly groups: readonly { readonly name: string; readonly places: readonly Place[] }[]
}

function sayRunning(motion: MotionCard, now: number): string {
  if (motion.status === 'announced') return `${sayInstant(motion.opensAt, now)} 开始投票`
  if (motion.status === 'open') {
    return `够数了,已投 ${motion.voted} / ${motion.households} 户,${sayDeadline(motion.closesAt, now)} 截止`
  }
  if (motion.status === 'checking') return '已经截止，等大家核对，可以去上门问一问'
  if (motion.status === 'counting') return '已经截止，正在数票'
  const until = motion.postedUntil === null ? '' : `公示到 ${sayLastDay(motion.postedUntil, now)}`
  return motion.status === 'objected' ? `${until},有异议没结` : until
}

/** The committee's desk: what must be done by when, then what runs, then where everything is. */
export function showDesk(home: Home, now: number): DeskView {
  const { me, waiting, running, todos } = home
  const motions = [...waiting, ...running].sort((one, other) => one.closesAt - other.closesAt)
  const short = motions.filter(({ status, voted, householdsNeeded }) => status === 'open' && voted < householdsNeeded)
  const toldOf = new Set([...short.map(({ id }) => id), ...todos.map(({ subjectId }) => subjectId)])
  const [first = null, ...others] = dutiesOf(home, short, now)
  return {
    courtyardName: me?.courtyard.name ?? '',
    isCommittee: me?.roles.includes('committee') ?? false,
    first,
    others,
    running: motions
      .filter(({ id, status }) => status !== 'noQuorum' && !toldOf.has(id))
      .map((motion) => ({
        id: motion.id,
        title: motion.title,
        second: sayRunning(motion, now),
        url: pages.voteProgress(motion.id),
      })),
    groups,
  }
}

/** Where everything is, by what it is about. */
const groups: DeskView['groups'] = [
  {
    name: '通知',
    places: [
      { name: '发通知', icon: 'send', second: '急事、一般事', url: pages.sendNotice() },
      { name: '通知到户', icon: 'notification', second: '谁看到了、海报', url: pages.noticeDesk() },
    ],
  },
  {
    name: '院规和表决',
    places: [
      { name: '院规起草', icon: 'edit-1', second: '写、听意见', url: pages.ruleDrafts() },
      { name: '表决进度', icon: 'chart-bar', second: '谁投了', url: pages.voteDesk() },
    ],
  },
  {
    name: '公开',
    places: [
      { name: '办公开', icon: 'file', second: '写、审、贴出来', url: pages.disclosureDesk() },
      { name: '公开日程', icon: 'calendar', second: '什么时候公开', url: pages.changeDuties() },
      { name: '住户的询问', icon: 'chat', second: '谁问了什么', url: pages.disclosureQueries() },
    ],
  },
  {
    name: '会议',
    places: [
      { name: '开会', icon: 'user-talk', second: '召集、签到、记录', url: pages.meetingDesk() },
      { name: '任务', icon: 'task', second: '会上定的事', url: pages.tasks() },
    ],
  },
  {
    name: '评议',
    places: [
      { name: '评议', icon: 'star', second: '谁评谁、答复', url: pages.ratingDesk() },
      { name: '申诉', icon: 'verify', second: '各户不服的', url: pages.ratingAppeals() },
    ],
  },
  {
    name: '户和人',
    places: [
      { name: '户册', icon: 'usergroup', second: '户、人、面积', url: pages.roll() },
      { name: '加入单', icon: 'qrcode', second: '打印、签收', url: pages.codes() },
      { name: '申请加入', icon: 'user-add', second: '确认是哪户', url: pages.joinRequests() },
      { name: '人员', icon: 'user-setting', second: '管委会、物业', url: pages.people() },
      { name: '设置', icon: 'setting', second: '公告、公示', url: pages.settings() },
    ],
  },
]
