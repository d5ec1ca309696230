import type { VotesOutput } from '../../../../cloudfunctions/votes/contract'
import { pages } from '../../../services/pages'
import { showArticles, type ShownArticle } from '../../../text/articles'
import { nameOfChoice, ONLY_MINE, sayTookPart, type Choice } from '../../../text/ballot'
import { meetingKinds } from '../../../text/meeting'
import { formalVote, hasResult, meaningOf, standings, tagOf, tagOfResult, type Tag } from '../../../text/motion'
import { nameOfThreshold, sayCount } from '../../../text/thresholds'
import { sayDate, sayDeadline, sayExactDeadline, sayExactly, sayInstant } from '../../../text/when'

export type MotionAnswer = VotesOutput<'motion'>
type Elector = MotionAnswer['mine'][number]

/** What the page keeps itself: unfolded parts, and for which household the thumb casts. */
export interface MotionLocal {
  readonly explained: boolean
  readonly unfolded: boolean
  readonly householdId: string
}

export interface ShownElector {
  readonly householdId: string
  /** “刘秀英家”, “以前的 N056,周永福家” */
  readonly label: string
  readonly carried: boolean
  readonly former: boolean
  /** What this account cast; '' = nothing. */
  readonly choice: string
  readonly receipt: string
  readonly cast: string
  /** That somebody else cast it, or that it was on paper; '' = not so. */
  readonly took: string
  readonly tookWhen: string
  /** Of the ballot that is shown; 0 = none is. */
  readonly revision: number
  /** 不是我家投的 can be said of it. */
  readonly mayClaim: boolean
  /** It was said, and what comes next; '' = not so. */
  readonly aside: string
  readonly mayCastAnew: boolean
}

export interface MotionView {
  readonly tag: Tag
  readonly title: string
  readonly question: string
  readonly when: string
  readonly how: string
  readonly standing: string
  readonly meaning: string
  readonly articles: readonly ShownArticle[]
  readonly articleCount: number
  readonly folded: boolean
  readonly previousId: string
  readonly versionId: string
  readonly passing: {
    readonly participation: string
    readonly passing: string
    readonly bars: readonly {
      readonly key: string
      readonly name: string
      readonly reached: number
      readonly total: number
      readonly needed: number
      readonly mark: string
      readonly left: string
      readonly right: string
      readonly sentence: string
    }[]
    readonly abstention: string
    readonly heading: string
    /** Which law or whose agreement the numbers are from. */
    readonly source: string
  }
  /** The meeting that wanted this vote; null where nobody has said so. */
  readonly from: { readonly title: string; readonly second: string; readonly url: string } | null
  /** How many households the vote is for, since when. */
  readonly electorate: string
  readonly notes: readonly string[]
  readonly mine: readonly ShownElector[]
  /** Those that the thumb can choose among. */
  readonly castable: readonly ShownElector[]
  /** The one the ballot at the foot is for; null when there is nothing to cast. */
  readonly current: ShownElector | null
  readonly canCast: boolean
  /** Why no ballot stands at the foot, when none does. */
  readonly foot: string
  readonly canBeTold: boolean
  readonly hasResult: boolean
  /** The slips that came in, day by day; empty where there are none. */
  readonly papers: readonly string[]
  /** 不是他家投的 can be said for a neighbour, while it is looked. */
  readonly claimsOpen: boolean
  readonly changeable: string
  readonly promise: string
}

const FIRST_LOOK = 3

export function showMotion(motion: MotionAnswer, now: number, local: MotionLocal): MotionView {
  const mine = motion.mine.map((elector) => showElector(elector, motion, now))
  const isOpen = motion.status === 'open'
  const casts = (elector: ShownElector) => elector.carried || elector.mayCastAnew || motion.iRepresent
  const castable = mine.filter((elector) => casts(elector) && mayCast(elector, motion.regime.ballotChangeable))
  const waits = castable.find(({ choice }) => choice === '') ?? castable[0] ?? mine[0] ?? null
  const current = mine.find(({ householdId }) => householdId === local.householdId) ?? waits
  const canCast = current !== null && castable.includes(current) && (current.mayCastAnew || isOpen)
  const folded = !local.unfolded && motion.articles.length > FIRST_LOOK
  return {
    tag: hasResult(motion.status) ? tagOfResult(motion, now) : tagOf(motion, now),
    // a question that names what it is about says both
    title: motion.question.includes(motion.title) ? motion.question : motion.title,
    question: motion.question.includes(motion.title) ? '' : motion.question,
    when: sayWhen(motion, now),
    how: '一户一票,由户代表投',
    standing: standings[motion.standing].name,
    meaning: local.explained ? `${sayExact(motion)}。${meaningOf(motion)}` : '',
    articles: showArticles(folded ? motion.articles.slice(0, FIRST_LOOK) : motion.articles),
    articleCount: motion.articles.length,
    folded,
    previousId: motion.previousVersionId ?? '',
    versionId: motion.versionId ?? '',
    passing: {
      participation: motion.regime.participationSentence,
      passing: motion.regime.passingSentence,
      bars: motion.thresholds.filter((threshold) => threshold.part === 'participation').map(showBar),
      abstention: motion.regime.abstentionParticipates ? '弃权也算投了票' : '弃权不算投了票',
      heading: motion.standing === 'poll' ? '怎样算够数' : '怎样算通过',
      source: motion.regime.source ? `依据：${motion.regime.source}` : '',
    },
    from: motion.from && {
      title: `来自${meetingKinds[motion.from.kind]}“${motion.from.title}”`,
      second: `${sayDate(motion.from.heldAt)}会上定的:${motion.from.resolution}`,
      url: pages.meeting(motion.from.meetingId),
    },
    electorate: `名册 ${motion.households} 户，公告时定下的`,
    notes: notesOf(motion, now),
    mine,
    castable,
    current: isOpen || canCast ? current : null,
    canCast,
    foot: canCast ? '' : footOf(motion, current, now),
    canBeTold: motion.status === 'announced' || motion.status === 'open',
    hasResult: hasResult(motion.status),
    papers: motion.paperNumbers.map(
      ({ day, numbers }) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日：${numbers.join('、')} 号`,
    ),
    claimsOpen: motion.status === 'checking',
    changeable: motion.regime.ballotChangeable ? '截止前还可以改' : '投出后不能改',
    promise: ONLY_MINE,
  }
}

/** Its own ballot is changed by who cast it, what somebody else cast by nobody else; what waits can be cast. */
const mayCast = ({ former, took, choice, aside, mayCastAnew }: ShownElector, changeable: boolean): boolean =>
  !former && took === '' && (aside === '' || mayCastAnew) && (choice === '' || changeable)

const sayWhen = (motion: MotionAnswer, now: number): string =>
  motion.status === 'announced'
    ? `${sayInstant(motion.opensAt, now)} 开始投票`
    : `${sayDeadline(motion.closesAt, now)} 截止`

const sayExact = (motion: MotionAnswer): string =>
  `${sayExactly(motion.opensAt)} 开始投票,${sayExactDeadline(motion.closesAt)} 截止`

const showElector = (elector: Elector, motion: MotionAnswer, now: number): ShownElector => ({
  householdId: elector.householdId,
  label:
    elector.carried || elector.former
      ? `${elector.label},${elector.headName}家`
      : [elector.address, `${elector.headName}家`].filter(Boolean).join(' · '),
  carried: elector.carried,
  former: elector.former,
  choice: elector.ballot ? nameOfChoice(elector.ballot.choice as Choice) : '',
  receipt: elector.ballot?.receipt ?? '',
  revision: elector.ballot?.revision ?? 0,
  cast: elector.ballot ? `${sayInstant(elector.ballot.castAt, now)} 投的` : '',
  ...showTook(elector, now),
  mayClaim: elector.claim === 'may',
  aside: elector.claim === 'setAside' ? sayAside(elector, motion, now) : '',
  mayCastAnew: elector.mayCastAnew,
})

function showTook({ carried, ballot, tookPart }: Elector, now: number): Pick<ShownElector, 'took' | 'tookWhen'> {
  if (ballot || !tookPart) return { took: '', tookWhen: '' }
  return { took: sayTookPart({ carried, tookPart }), tookWhen: `${sayInstant(tookPart.at, now)} 投的` }
}

function sayAside({ mayCastAnew }: Elector, { status, wait, closesAt }: MotionAnswer, now: number): string {
  if (status !== 'open' && status !== 'checking') return '后来没有重新投，这次没有你家的票。'
  const until = sayDeadline(wait?.until ?? closesAt, now)
  return mayCastAnew
    ? `请在 ${until} 前重新投，就在下面选。`
    : `请在 ${until} 前重新投：家里另一个人用手机投，或者投纸票。放到一边的那一票是你经手的，不能再由你来投。`
}

function showBar(threshold: MotionAnswer['thresholds'][number], index: number) {
  const { counts, reached, total, needed } = threshold
  const missing = needed - reached
  const left = `已投 ${sayCount(counts, reached)},${missing > 0 ? `还差 ${sayCount(counts, missing)}` : '够数了'}`
  return {
    key: String(index),
    name: counts === 'households' ? '' : nameOfThreshold(threshold),
    reached,
    total,
    needed,
    mark: sayCount(counts, needed),
    left,
    right: `共 ${sayCount(counts, total)}`,
    sentence: `共 ${sayCount(counts, total)},要 ${sayCount(counts, needed)},${left}`,
  }
}

function notesOf(motion: MotionAnswer, now: number): string[] {
  return [
    motion.matter ? `${motion.matter.name}，法律留给全体业主共同决定，这里只是先摸底。${formalVote}` : '',
    motion.extension ? `上次票数不够,延长到现在,投过的票都算。原因:${motion.extension.reasons}` : '',
    motion.rollChangedSince ? '户册在公告以后有变动。这次表决按公告时的户册算,变动的下次表决才算' : '',
    motion.mine.some(({ carried, ballot, tookPart }) => carried && (ballot ?? !tookPart))
      ? '公告以后，你原来那一户并过来了。这次表决，原来那一户的票还是你来投，各投各的'
      : '',
    sayWait(motion, now),
    motion.status === 'ended' && motion.endReasons ? `这次表决到此为止。原因:${motion.endReasons}` : '',
  ].filter(Boolean)
}

/** Why nothing is counted yet. */
function sayWait({ status, wait }: MotionAnswer, now: number): string {
  if (status !== 'checking' || !wait) return ''
  const why = wait.papers > 0 ? '有纸票' : '有还没认过门的户投了票'
  return `${why}，等两天让大家核对，再数票。票不是自己家投的，${sayDeadline(wait.until, now)} 前点一下。现在谁也看不到各选了多少。`
}

function footOf(motion: MotionAnswer, current: ShownElector | null, now: number): string {
  if (motion.status === 'announced' && !motion.forMe) {
    return '公告的名册里没有你家，这次看一看。要是漏了，请尽早跟院管委会说'
  }
  if (motion.status === 'announced') return `现在是公告的日子,先看看写了啥。${sayInstant(motion.opensAt, now)} 开始投票`
  if (motion.status === 'checking')
    return `投票截止了，${sayDeadline(motion.countsAt ?? motion.closesAt, now)} 以后数票`
  if (motion.status === 'counting') return '投票截止了，正在数票，过几分钟就有结果'
  if (motion.status !== 'open') return ''
  if (current === null) return '公告的时候你家还不在户册上,这次看一看,下次就能投'
  if (current.took) return `${current.took}。投了什么，只有投票的人自己知道`
  if (current.former) return '这一票是你代表那一户投的，一直算数'
  if (current.choice && !motion.iRepresent) return '你投的票一直算数。现在你家换了户代表，这一票不再改'
  if (current.choice) return `你家已经投了“${current.choice}”,这次表决定好了投出后不能改`
  return '一户一票,你家的票由户代表来投'
}
