import type { CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import type { MotionCard } from '../../cloudfunctions/votes/cards'
import { pages, todoUrl } from '../services/pages'
import { sayTodo } from './rating'
import { sayTurnout } from './share'
import { sayDeadline, sayLeft } from './when'

export type Home = CourtyardOutput<'home'>
type VoteTodo = Home['todos'][number]
type DisclosureTodo = Home['disclosureTodos'][number]
type MeetingTodo = Home['meetingTodos'][number]
type RatingTodo = Home['ratingTodos'][number]

/** One thing that waits: what it is, about what, by when, and where it is done. */
export interface Duty {
  readonly key: string
  readonly title: string
  readonly second: string
  /** “还剩 2 天”, “过期了”, or empty where nothing runs out. */
  readonly left: string
  readonly action: string
  readonly url: string
  /** Turnout against the quorum, for a vote that runs. */
  readonly bar: { reached: number; total: number; needed: number; label: string; sentence: string } | null
}

type Words = Pick<Duty, 'title' | 'second' | 'action' | 'url'>

const voteWords: Record<VoteTodo['kind'], (todo: VoteTodo) => Words> = {
  proposals: ({ count }) => ({
    title: `${count} 件事等你确认`,
    second: '别人提的，要第二个人看过才算数',
    action: '去确认',
    url: pages.acts(),
  }),
  noRoll: () => ({
    title: '还没有户册',
    second: '先导入户册,才有户码,才能表决',
    action: '导入户册',
    url: pages.importRoll(),
  }),
  noQuorum: ({ title, subjectId }) => ({
    title: '投的户不够数',
    second: `${title},请定:延长一次,还是结束`,
    action: '去定',
    url: pages.decideVote(subjectId),
  }),
  objections: ({ title, count, subjectId }) => ({
    title: `${count} 条异议还没了结`,
    second: title,
    action: '去处理',
    url: pages.voteObjections(subjectId),
  }),
  paperBallots: ({ title, count, subjectId }) => ({
    title: `${count} 张纸票等见证`,
    second: title,
    action: '去见证',
    url: pages.voteProgress(subjectId),
  }),
  joinRequests: ({ count }) => ({
    title: `${count} 个人申请加入`,
    second: '对上是哪一户,就能看表决、投票',
    action: '去确认',
    url: pages.joinRequests(),
  }),
  opinions: ({ title, count, subjectId }) => ({
    title: `收到 ${count} 条意见`,
    second: title,
    action: '去看看',
    url: pages.ruleOpinions(subjectId),
  }),
}

/** Where there is exactly one, it opens at once; else the list of them. */
const disclosureWords: Record<DisclosureTodo['kind'], (todo: DisclosureTodo) => Words> = {
  dutiesOverdue: ({ title, count }) => ({
    title: `${count} 项该公开的过了期`,
    second: title || '补上,或者写明为什么晚了',
    action: '去公开',
    url: pages.disclosureDesk(),
  }),
  queriesOverdue: ({ title, count }) => ({
    title: `${count} 个问题过了期还没答`,
    second: title || '问的人一直在等',
    action: '去答复',
    url: pages.disclosureQueries(),
  }),
  disclosuresToReview: ({ title, count, subjectId }) => ({
    title: `${count} 份公开等你审`,
    second: title || '另一位成员写的,要第二个人看过',
    action: '去审',
    url: subjectId ? pages.disclosureReview(subjectId) : pages.disclosureDesk(),
  }),
  queriesWaiting: ({ title, count }) => ({
    title: `${count} 个问题等答复`,
    second: title || '住户对公开的事有疑问',
    action: '去答复',
    url: pages.disclosureQueries(),
  }),
  disclosuresReturned: ({ title, count, subjectId }) => ({
    title: `${count} 份公开退回来了`,
    second: title || '看看要改哪里',
    action: '去改',
    url: subjectId ? pages.disclosureDraft(subjectId) : pages.disclosureDesk(),
  }),
  filesRisky: ({ title, count, subjectId }) => ({
    title: `${count} 个附件没通过检查`,
    second: title || '换一张再送审',
    action: '去换',
    url: subjectId ? pages.disclosureDraft(subjectId) : pages.disclosureDesk(),
  }),
}

const meetingWords: Record<MeetingTodo['kind'], (todo: MeetingTodo) => Words> = {
  tasksOverdue: ({ title, count }) => ({
    title: `${count} 件任务过了日子`,
    second: title || '会上定下来要办的',
    action: '去办',
    url: pages.tasks(),
  }),
  correctionsToSettle: ({ title, count, subjectId }) => ({
    title: `${count} 条更正等处理`,
    second: title,
    action: '去处理',
    url: pages.corrections(subjectId),
  }),
  minutesToConfirm: ({ title, subjectId }) => ({
    title: '会议记录等第二个人确认',
    second: title,
    action: '去确认',
    url: pages.minutes(subjectId),
  }),
  minutesToWrite: ({ title, subjectId }) => ({
    title: '会议记录还没写',
    second: title,
    action: '去写',
    url: pages.minutes(subjectId),
  }),
  resolutionsToLink: ({ title, count, subjectId }) => ({
    title: `会上定的 ${count} 件事要落实`,
    second: title,
    action: '去落实',
    url: pages.resolutions(subjectId),
  }),
  tasksOpen: ({ title, count }) => ({
    title: `${count} 件任务要办`,
    second: title || '会上定下来要办的',
    action: '去办',
    url: pages.tasks(),
  }),
}

const LATE = '过期了'
const late: ReadonlySet<string> = new Set(['dutiesOverdue', 'queriesOverdue', 'tasksOverdue'])

/**
 * What waits, the most pressing first: what stops everything, votes that fail without help, what is late, what others wait
 * for, then what only the committee itself would miss.
 */
export function dutiesOf(home: Home, short: readonly MotionCard[], now: number): Duty[] {
  const votes = (...kinds: VoteTodo['kind'][]) => inOrder(kinds, home.todos, voteWords)
  const disclosures = (...kinds: DisclosureTodo['kind'][]) => inOrder(kinds, home.disclosureTodos, disclosureWords)
  const meetings = (...kinds: MeetingTodo['kind'][]) => inOrder(kinds, home.meetingTodos, meetingWords)
  return [
    ...votes('noRoll', 'proposals', 'noQuorum', 'objections'),
    ...short.map((motion) => shortOfQuorum(motion, now)),
    ...ratings(home, true, now),
    ...disclosures('dutiesOverdue', 'queriesOverdue'),
    ...meetings('tasksOverdue'),
    ...ratings(home, false, now),
    ...votes('paperBallots', 'joinRequests'),
    ...meetings('correctionsToSettle', 'minutesToConfirm', 'minutesToWrite'),
    ...disclosures('disclosuresToReview', 'queriesWaiting', 'disclosuresReturned', 'filesRisky'),
    ...meetings('resolutionsToLink', 'tasksOpen'),
    ...votes('opinions'),
  ]
}

const inOrder = <K extends string, T extends { readonly kind: K; readonly subjectId: string }>(
  kinds: readonly K[],
  todos: readonly T[],
  words: Record<K, (todo: T) => Words>,
): Duty[] =>
  kinds.flatMap((kind) =>
    todos
      .filter((todo) => todo.kind === kind)
      .map((todo) => ({
        ...words[kind](todo),
        key: `${kind}${todo.subjectId}`,
        left: late.has(kind) ? LATE : '',
        bar: null,
      })),
  )

/** One row a kind: several of one kind are together on a page of the person's role. */
function ratings({ me, ratingTodos: todos }: Home, overdue: boolean, now: number): Duty[] {
  const committee = me?.roles.includes('committee') === true
  const together = ({ kind, subjectId }: RatingTodo) => {
    if (kind === 'respond') return pages.ratingAnswers(subjectId)
    return committee ? pages.ratingDesk() : pages.propertyWork()
  }
  const kinds = ['rejected', 'answer', 'appeal', 'respond', 'agreeStandard'] as const
  return kinds.flatMap((kind) => {
    const some = todos.filter((todo) => todo.kind === kind && todo.overdue === overdue)
    const [first] = some
    if (!first) return []
    const { title, ...rest } = sayTodo(first, now)
    const one = some.length === 1
    return [
      {
        ...rest,
        title: one ? title : `${title},等 ${some.length} 件`,
        url: one ? todoUrl(first) : together(first),
        bar: null,
      },
    ]
  })
}

function shortOfQuorum(motion: MotionCard, now: number): Duty {
  const { id, title, households, householdsNeeded, voted, closesAt } = motion
  const sentence = sayTurnout(households, householdsNeeded, voted)
  return {
    key: id,
    title: `${title}还差 ${householdsNeeded - voted} 户`,
    second: `${sayDeadline(closesAt, now)} 截止,${sentence}`,
    left: sayLeft(closesAt, now),
    action: '看谁没投',
    url: pages.voteProgress(id),
    bar: {
      reached: voted,
      total: households,
      needed: householdsNeeded,
      label: `${householdsNeeded} 户`,
      sentence,
    },
  }
}
