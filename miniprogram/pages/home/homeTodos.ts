import type { CourtyardOutput } from '../../../cloudfunctions/courtyard/contract'
import { pages } from '../../services/open'

type Home = CourtyardOutput<'home'>
type Votes = Home['todos'][number]
type Disclosures = Home['disclosureTodos'][number]
type Meetings = Home['meetingTodos'][number]
type Ratings = Home['ratingTodos'][number]

export interface Todo {
  readonly key: string
  readonly title: string
  readonly second: string
  readonly action: string
  readonly url: string
  /** A date has passed. */
  readonly late: boolean
}

/** What waits for this person because of a role, the most pressing first: late things before others, in the order of their kinds. */
export function todosOf(home: Pick<Home, 'me' | 'todos' | 'disclosureTodos' | 'meetingTodos' | 'ratingTodos'>): Todo[] {
  const committee = home.me?.roles.includes('committee') === true
  const desk = committee ? pages.ratingDesk() : pages.propertyWork()
  const all = [
    ...home.todos.map(fromVotes),
    ...ratingRows(home.ratingTodos, desk),
    ...home.meetingTodos.map(fromMeetings),
    ...home.disclosureTodos.map(fromDisclosures),
  ]
  return [...all.filter(({ late }) => late), ...all.filter(({ late }) => !late)]
}

const row = (key: string, [title, action]: Words, second: string, url: string, late = false): Todo => ({
  key: `todo:${key}`,
  title,
  second,
  action,
  url,
  late,
})

type Words = readonly [title: string, action: string]

const fromVotes = ({ kind, count, subjectId, title }: Votes) =>
  row(`${kind}:${subjectId}`, voteWords[kind](count), title, pages.desk())

const voteWords: Record<Votes['kind'], (count: number) => Words> = {
  joinRequests: (count) => [`${count} 人申请加入`, '去确认'],
  opinions: (count) => [`草案收到 ${count} 条意见`, '去看看'],
  noQuorum: () => ['票数不够,要决定怎么办', '去决定'],
  objections: (count) => [`${count} 条异议等答复`, '去答复'],
  paperBallots: (count) => [`${count} 张纸票等第二个人见证`, '去见证'],
  noRoll: () => ['还没有户册', '去导入'],
}

const fromDisclosures = ({ kind, count, title }: Disclosures) =>
  row(
    kind,
    disclosureWords[kind](count),
    title,
    pages.disclosureDesk(),
    kind === 'queriesOverdue' || kind === 'dutiesOverdue',
  )

const disclosureWords: Record<Disclosures['kind'], (count: number) => Words> = {
  disclosuresToReview: (count) => [`${count} 份公开等你复核`, '去复核'],
  disclosuresReturned: (count) => [`${count} 份公开退回来了`, '去改'],
  filesRisky: (count) => [`${count} 个附件没通过检查`, '去换'],
  queriesWaiting: (count) => [`${count} 个问题等答复`, '去答复'],
  queriesOverdue: (count) => [`${count} 个问题过了期还没答复`, '去答复'],
  dutiesOverdue: (count) => [`${count} 项该公开的过了期`, '去公开'],
}

const fromMeetings = ({ kind, count, subjectId, title }: Meetings) => {
  const url = kind === 'tasksOverdue' || kind === 'tasksOpen' ? pages.tasks() : pages.meetingDesk()
  return row(`${kind}:${subjectId}`, meetingWords[kind](count), title, url, kind === 'tasksOverdue')
}

const meetingWords: Record<Meetings['kind'], (count: number) => Words> = {
  tasksOverdue: (count) => [`${count} 件任务过了期`, '去办'],
  tasksOpen: (count) => [`${count} 件任务要办`, '去办'],
  correctionsToSettle: (count) => [`${count} 条更正等处理`, '去处理'],
  minutesToConfirm: () => ['会议记录等第二个人确认', '去确认'],
  minutesToWrite: () => ['会议记录还没写', '去写'],
  resolutionsToLink: (count) => [`${count} 条会上定的事要落实`, '去落实'],
}

/** One line a kind: an item each would push everything else off the screen. */
function ratingRows(todos: readonly Ratings[], desk: string): Todo[] {
  return (Object.keys(ratingWords) as Ratings['kind'][]).flatMap((kind) => {
    const some = todos.filter((todo) => todo.kind === kind)
    const [first] = some
    if (!first) return []
    const url = kind === 'respond' ? pages.ratingResult(first.subjectId) : desk
    return [
      row(
        kind,
        ratingWords[kind](some.length),
        some.map(({ title }) => title).join('、'),
        url,
        some.some(({ overdue }) => overdue),
      ),
    ]
  })
}

const ratingWords: Record<Ratings['kind'], (count: number) => Words> = {
  rejected: (count) => [`${count} 项答复没被认可`, '再答复'],
  answer: (count) => [`${count} 项评得低,要答复`, '去答复'],
  appeal: (count) => [`${count} 户申诉等决定`, '去决定'],
  agreeStandard: () => ['评议标准等你同意', '去看看'],
  respond: (count) => [`${count} 项整改,行不行你说`, '去看看'],
}
