import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import type { MotionCard } from '../../../../cloudfunctions/votes/cards'
import { sayTurnout } from '../../../text/share'
import { sayDeadline, sayInstant, sayLastDay, sayLeft } from '../../../text/when'
import { places } from '../places'

type Home = CourtyardOutput<'home'>
type Todo = Home['todos'][number]

/** One thing that waits: what it is, about what, by when, and where it is done. */
export interface Duty {
  readonly key: string
  readonly title: string
  readonly second: string
  /** “还剩 2 天”, or empty where nothing runs out. */
  readonly left: string
  readonly action: string
  readonly url: string
  /** Turnout against the quorum, for a vote that runs. */
  readonly bar: { reached: number; total: number; needed: number; label: string; sentence: string } | null
}

export interface DeskView {
  readonly courtyardName: string
  readonly isCommittee: boolean
  /** The most pressing one, with the main action; the others follow as rows. */
  readonly first: Duty | null
  readonly others: readonly Duty[]
  readonly running: readonly { id: string; title: string; second: string; url: string }[]
  readonly places: readonly { name: string; icon: string; second: string; url: string }[]
}

const todoWords: Record<Todo['kind'], (todo: Todo) => Omit<Duty, 'key' | 'left' | 'bar'>> = {
  noRoll: () => ({
    title: '还没有户册',
    second: '先导入户册,才有户码,才能表决',
    action: '导入户册',
    url: places.import(),
  }),
  noQuorum: ({ title, subjectId }) => ({
    title: '投的户不够数',
    second: `${title},请定:延长一次,还是结束`,
    action: '去定',
    url: places.decide(subjectId),
  }),
  objections: ({ title, count, subjectId }) => ({
    title: `${count} 条异议等回话`,
    second: title,
    action: '去答复',
    url: places.objections(subjectId),
  }),
  paperBallots: ({ title, count, subjectId }) => ({
    title: `${count} 张纸票等见证`,
    second: title,
    action: '去见证',
    url: places.progress(subjectId),
  }),
  joinRequests: ({ count }) => ({
    title: `${count} 个人申请加入`,
    second: '对上是哪一户,就能看表决、投票',
    action: '去确认',
    url: places.requests(),
  }),
  opinions: ({ title, count, subjectId }) => ({
    title: `收到 ${count} 条意见`,
    second: title,
    action: '去看看',
    url: places.opinions(subjectId),
  }),
}

/** Without a roll nothing else can be done; then what blocks a vote, then people who wait. */
const order: readonly Todo['kind'][] = ['noRoll', 'noQuorum', 'objections', 'paperBallots', 'joinRequests', 'opinions']

function shortOfQuorum(motion: MotionCard, now: number): Duty {
  const { id, title, households, householdsNeeded, voted, closesAt } = motion
  return {
    key: id,
    title: `${title}还差 ${householdsNeeded - voted} 户`,
    second: `${sayDeadline(closesAt, now)} 截止,${sayTurnout(households, householdsNeeded, voted)}`,
    left: sayLeft(closesAt, now),
    action: '看谁没投',
    url: places.progress(id),
    bar: {
      reached: voted,
      total: households,
      needed: householdsNeeded,
      label: `${householdsNeeded} 户`,
      sentence: sayTurnout(households, householdsNeeded, voted),
    },
  }
}

function sayRunning(motion: MotionCard, now: number): string {
  if (motion.status === 'announced') return `${sayInstant(motion.opensAt, now)} 开始投票`
  if (motion.status === 'open') {
    return `够数了,已投 ${motion.voted} / ${motion.households} 户,${sayDeadline(motion.closesAt, now)} 截止`
  }
  if (motion.status === 'counting') return '已经截止,正在数票'
  const until = motion.postedUntil === null ? '' : `公示到 ${sayLastDay(motion.postedUntil, now)}`
  return motion.status === 'objected' ? `${until},有异议没结` : until
}

/** The committee's desk: what must be done by when, then what runs, then where everything is. */
export function showDesk({ me, waiting, running, todos }: Home, now: number): DeskView {
  const isCommittee = me?.roles.includes('committee') ?? false
  const motions = [...waiting, ...running].sort((one, other) => one.closesAt - other.closesAt)
  const short = motions.filter(({ status, voted, householdsNeeded }) => status === 'open' && voted < householdsNeeded)
  const toldOf = new Set([...short.map(({ id }) => id), ...todos.map(({ subjectId }) => subjectId)])
  const duties = [
    ...order.slice(0, 3).flatMap((kind) => dutiesOf(kind, todos)),
    ...short.map((motion) => shortOfQuorum(motion, now)),
    ...order.slice(3).flatMap((kind) => dutiesOf(kind, todos)),
  ]
  const [first = null, ...others] = duties
  return {
    courtyardName: me?.courtyard.name ?? '',
    isCommittee,
    first,
    others,
    running: motions
      .filter(({ id, status }) => status !== 'noQuorum' && !toldOf.has(id))
      .map((motion) => ({
        id: motion.id,
        title: motion.title,
        second: sayRunning(motion, now),
        url: places.progress(motion.id),
      })),
    places: [
      { name: '户册', icon: 'usergroup', second: '户、人、面积', url: places.roll() },
      { name: '户码', icon: 'qrcode', second: '打印、换码', url: places.codes() },
      { name: '申请加入', icon: 'user-add', second: '确认是哪户', url: places.requests() },
      { name: '院规起草', icon: 'edit-1', second: '写、听意见', url: places.drafts() },
      { name: '表决进度', icon: 'chart-bar', second: '谁投了', url: places.motions() },
      { name: '人员', icon: 'user-setting', second: '管委会、物业', url: places.people() },
      { name: '设置', icon: 'setting', second: '公告、公示', url: places.settings() },
    ],
  }
}

const dutiesOf = (kind: Todo['kind'], todos: readonly Todo[]): Duty[] =>
  todos
    .filter((todo) => todo.kind === kind)
    .map((todo) => ({ ...todoWords[kind](todo), key: `${kind}${todo.subjectId}`, left: '', bar: null }))
