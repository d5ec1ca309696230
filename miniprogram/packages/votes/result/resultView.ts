import type { VotesOutput } from '../../../../cloudfunctions/votes/contract'
import { sayTookPart } from '../../../text/ballot'
import {
  formalVote,
  hasResult,
  sayInForce,
  sayPending,
  sayUndecided,
  standings,
  tagOfResult,
  type Tag,
} from '../../../text/motion'
import { figureOf, nameOfThreshold, sayArithmetic, sayCount, verdictOf, type Threshold } from '../../../text/thresholds'
import { sayDate, sayDay, sayLastDay } from '../../../text/when'

export type ResultAnswer = VotesOutput<'motion'>

interface ShownThreshold {
  readonly key: string
  readonly name: string
  readonly value: string
  readonly unit: string
  readonly verdict: string
  readonly met: boolean
  readonly reached: number
  readonly total: number
  readonly needed: number
  readonly mark: string
  readonly arithmetic: readonly [string, string]
  readonly sentence: string
}

export interface ResultView {
  /** The count is not there yet: the page says so and shows nothing else. */
  readonly ready: boolean
  readonly tag: Tag
  readonly title: string
  readonly standing: string
  readonly next: string
  readonly participation: readonly ShownThreshold[]
  readonly passing: readonly ShownThreshold[]
  readonly shares: {
    readonly parts: readonly number[]
    readonly texts: readonly string[]
    readonly sentence: string
  } | null
  readonly abstention: string
  readonly mine: readonly {
    readonly key: string
    readonly label: string
    readonly receipt: string
    readonly place: string
    readonly inside: boolean
  }[]
  /** Households of the caller's that took part by another hand, or on paper. */
  readonly others: readonly {
    readonly key: string
    readonly label: string
    readonly title: string
    readonly second: string
  }[]
  readonly notes: readonly string[]
  readonly openObjections: string
  readonly canObject: boolean
  readonly objectLabel: string
  /** Nobody told the household before the count. */
  readonly mayClaimLate: boolean
  readonly canCheck: boolean
  readonly versionId: string
}

export function showResult(motion: ResultAnswer, now: number): ResultView {
  const { tally } = motion
  const counted = tally !== null
  const of = (part: Threshold['part']) =>
    motion.thresholds.filter((threshold) => threshold.part === part).map(showThreshold)
  return {
    ready: hasResult(motion.status),
    tag: tagOfResult(motion, now),
    title: motion.title,
    standing: standings[motion.standing].name,
    next: nextOf(motion, now),
    participation: of('participation'),
    passing: counted ? of('passing') : [],
    shares: tally && showShares(tally),
    abstention: motion.regime.abstentionParticipates ? '弃权也算投了票' : '弃权不算投了票',
    mine: motion.mine.flatMap(({ householdId, label, ballot, place }) =>
      ballot
        ? [
            {
              key: householdId,
              label,
              receipt: ballot.receipt,
              place: place === null ? '还没公布' : `第 ${place} 张`,
              inside: place !== null,
            },
          ]
        : [],
    ),
    others: motion.mine.flatMap(({ householdId, label, carried, ballot, tookPart }) =>
      ballot || !tookPart
        ? []
        : [{ key: householdId, label, title: sayTookPart({ carried, tookPart }), second: NOT_SHOWN[tookPart.channel] }],
    ),
    notes: [
      motion.matter ? `${motion.matter.name}，法律留给全体业主共同决定，这里的结果供大家参考。${formalVote}` : '',
      motion.extension ? `${sayDate(motion.extension.at)}延长过一次。原因:${motion.extension.reasons}` : '',
      motion.endReasons ? `到此为止的原因：${motion.endReasons}` : '',
      sayUndecided(motion),
      saySetAside(motion),
      sayComplaints(motion),
      sayAsked(motion),
    ].filter(Boolean),
    openObjections:
      motion.status === 'objected' ? `有 ${motion.openObjections} 条异议还没了结，${sayPending(motion)}` : '',
    objectLabel: motion.mayObject ? '有异议' : '我提的异议',
    // who has objected reads there how it stands
    canObject: motion.mayObject || motion.objections.some(({ mine }) => mine),
    mayClaimLate: motion.mayClaimLate,
    canCheck: counted && motion.status !== 'noQuorum',
    versionId: motion.versionId ?? '',
  }
}

const onPhone = '投了什么和回执，只有投票的人看得到'
const NOT_SHOWN = {
  wechat: onPhone,
  paper: '投了什么写在纸票上，这里不显示',
  hands: '投了什么这里不记',
  box: '投了什么这里不记',
} as const

/** What was put out of the way before the count, and what the doors said. */
const saySetAside = ({ setAside }: ResultAnswer): string =>
  setAside > 0
    ? `数票以前，有 ${setAside} 户说名下的票不是自己家投的，这些票放到一边没有数；重新投了的，数的是后来那一票。`
    : ''

/** What households say after the count. No tally is published twice: it stands beside it. */
function sayComplaints({ complaints: { open, upheld } }: ResultAnswer): string {
  const said = [
    open > 0 ? `${open} 户说自己的票或回执不对，正在请三户来定` : '',
    upheld > 0 ? `${upheld} 户查实不对` : '',
  ].filter(Boolean)
  return said.length > 0 ? `数票以后，${said.join('；')}。` : ''
}

function sayAsked({ doorsAsked: { asked, yes, no } }: ResultAnswer): string {
  if (asked === 0) return ''
  const unanswered = asked - yes - no
  const rest = [no > 0 ? `${no} 户说没交过` : '', unanswered > 0 ? `${unanswered} 户没问到` : ''].filter(Boolean)
  return `抽了 ${asked} 户上门问“交了没有”：${[`${yes} 户说交过`, ...rest].join('，')}。`
}

function showThreshold(threshold: Threshold, index: number): ShownThreshold {
  const { counts, part, reached, total, needed, met } = threshold
  const figure = figureOf(counts, reached)
  const all = figureOf(counts, total)
  const arithmetic = sayArithmetic(threshold)
  return {
    key: `${part}${index}`,
    name: nameOfThreshold(threshold),
    value: figure.value,
    unit: `/ ${all.value} ${all.unit}`,
    verdict: verdictOf(threshold),
    met,
    reached,
    total,
    needed,
    mark: `要 ${sayCount(counts, needed)}`,
    arithmetic,
    sentence: `${nameOfThreshold(threshold)} ${sayCount(counts, reached)},共 ${sayCount(counts, total)},要 ${sayCount(counts, needed)},${verdictOf(threshold)}。${arithmetic.join('')}`,
  }
}

function showShares({ yes, no, abstain }: NonNullable<ResultAnswer['tally']>) {
  const texts = [`同意 ${yes.households}`, `反对 ${no.households}`, `弃权 ${abstain.households}`]
  return {
    parts: [yes.households, no.households, abstain.households],
    texts,
    sentence: `${texts.join(' 户,')} 户`,
  }
}

function nextOf(motion: ResultAnswer, now: number): string {
  const poll = motion.standing === 'poll'
  switch (motion.status) {
    case 'posted': {
      const until = motion.postedUntil === null ? '' : `公示到 ${sayLastDay(motion.postedUntil, now)}`
      if (poll) return `${until}，供大家参考，不直接施行`
      if (motion.passed === false) return until
      return `${until}，没有未了的异议就施行`
    }
    case 'objected':
      return `公示中有人提了异议，${sayPending(motion)}`
    case 'inForce':
      return sayInForce(motion)
    case 'rejected':
      if (motion.passed === true) return '异议成立，这次结果不算'
      return poll ? '同意的不够数，供大家参考' : '同意的不够，没有通过'
    case 'noQuorum':
      return motion.canExtend
        ? '投票的不够多。院管委会可以延长一次,投过的票都算;也可以就此结束'
        : '投票的不够多,这次不算数'
    case 'ended':
      return poll ? '这次意向征集到此为止' : '这次表决到此为止'
    default:
      return `${sayDay(motion.closesAt, now)}截止,正在数票`
  }
}
