import type { VotesInput, VotesOutput } from '../../../../cloudfunctions/votes/contract'
import { addDays, dayOf, instantOf, timeOf } from '../../../text/chinaDay'
import { formalVote, standings } from '../../../text/motion'
import { sayDay, sayExactDeadline, sayExactly, sayInstant } from '../../../text/when'

export type Planned = VotesOutput<'planMotion'>
type Plan = Planned['plans'][number]
export type Announced = VotesInput<'announceMotion'>

type MatterKey = NonNullable<Announced['matter']>

export interface AnnounceLocal {
  /** Which of the owners' matters it is; '' = not said yet. */
  readonly matter: MatterKey | ''
  readonly regimeKey: Plan['key'] | ''
  readonly standing: 'courtyard' | 'poll'
  readonly title: string
  readonly question: string
  readonly opensDay: string
  readonly opensTime: string
  readonly closesDay: string
  readonly closesTime: string
  readonly checking: boolean
}

export interface AnnounceView {
  readonly version: string
  /** What the law keeps for owners, and none of it; empty in the countryside, where it isn't asked. */
  readonly matters: readonly { key: string; name: string; second: string; chosen: boolean }[]
  /** What can be done with the chosen one; empty for the courtyard's own. */
  readonly onlyPoll: string
  readonly plans: readonly {
    key: string
    name: string
    text: string
    second: string
    chosen: boolean
    unfit: boolean
  }[]
  readonly standings: readonly { key: string; name: string; text: string; chosen: boolean; unfit: boolean }[]
  /** The city's rules ask for a posting on the spot too; '' where they don't. */
  readonly posted: string
  readonly earliestDay: string
  readonly opens: { day: string; time: string; reason: string; wrong: string }
  readonly closes: { day: string; time: string; wrong: string }
  readonly lengths: readonly { days: number; name: string; chosen: boolean }[]
  /** What is missing or wrong; empty when it can be looked over. */
  readonly reason: string
  readonly facts: readonly { name: string; value: string }[]
}

/** A notice that comes at midnight wakes people: voting is proposed to open in the morning. */
const MORNING = '08:00'
/** The latest that a vote may close. */
const EVENING = '22:00'
const LENGTHS = [3, 7, 15] as const
const DAY = 24 * 3_600_000

/**
 * The earliest morning, seven days, and the regime that suits: right for most, and everything can be changed. In an estate it has to
 * be said which matter it is; a text that says so itself is taken at its word.
 */
export function proposed(planned: Planned): Omit<AnnounceLocal, 'checking'> {
  const { versionTitle, matters, named } = planned
  return {
    standing: 'courtyard',
    title: versionTitle.slice(0, 40),
    question: '',
    ...withMatter(planned, matters.length === 0 ? 'none' : (named ?? ''), { matter: '', question: '' }),
  }
}

/** A poll puts nothing into force, so it doesn't ask whether to. */
const questionFor = (planned: Planned, matter: AnnounceLocal['matter']) => {
  if (planned.ofCommittee) return '院管委会由这几位来当，你同意吗？'
  return (
    planned.matters.some(({ key }) => key === matter)
      ? `${planned.versionTitle}，你同意吗？`
      : `${planned.versionTitle}要不要施行？`
  ).slice(0, 80)
}

/** What follows from the matter: an owners' one is a poll, counted as the law counts it, with the law's days of notice. A question that was written stays. */
export function withMatter(
  planned: Planned,
  matter: AnnounceLocal['matter'],
  before: Pick<AnnounceLocal, 'matter' | 'question'>,
) {
  const { plans, matters } = planned
  const wanted = matters.find(({ key }) => key === matter)?.regimeKey
  const plan = plans.find(({ key, suits, ofOwners }) => (wanted ? key === wanted : suits && !ofOwners))
  return {
    matter,
    ...(before.question === '' || before.question === questionFor(planned, before.matter)
      ? { question: questionFor(planned, matter) }
      : {}),
    regimeKey: plan?.key ?? ('' as const),
    ...(wanted ? { standing: 'poll' as const } : {}),
    ...(plan ? proposedTimes(plan.earliestOpensAt) : { opensDay: '', opensTime: '', closesDay: '', closesTime: '' }),
  }
}

/** From the earliest instant on: opens that day in the morning (or then), closes in the evening of the seventh day. */
export function proposedTimes(
  earliestOpensAt: number,
): Pick<AnnounceLocal, 'opensDay' | 'opensTime' | 'closesDay' | 'closesTime'> {
  const day = dayOf(earliestOpensAt)
  const earliest = timeOf(earliestOpensAt)
  return {
    opensDay: day,
    opensTime: earliest > MORNING ? earliest : MORNING,
    ...closingAfter(day, 7),
  }
}

/** The evening of the last of so many days, the opening day being the first. */
export const closingAfter = (opensDay: string, days: number) => ({
  closesDay: addDays(opensDay, days - 1),
  closesTime: EVENING,
})

const NOT_SUITED = '要按业主人数和面积两样数，这里的户册没有登记房产面积'
const ONLY_OWNERS: Record<Plan['key'], string> = {
  courtyardOrdinary: '选的这件事要按业主人数和面积两样数',
  ownersOrdinary: '只用于法律留给业主共同决定的事，在这里只能摸底',
  ownersSpecial: '只用于筹集维修资金、改建重建、改变共有部分用途或拿共有部分经营，在这里只能摸底',
}

/** Why this regime can't be chosen for this matter; empty when it can. */
function unfitReason({ key, suits, ofOwners }: Plan, { matters }: Planned, matter: AnnounceLocal['matter']): string {
  if (!suits) return NOT_SUITED
  const wanted = matters.find((one) => one.key === matter)?.regimeKey
  return (wanted ? key === wanted : !ofOwners) ? '' : ONLY_OWNERS[key]
}

export function showAnnounce(planned: Planned, now: number, local: AnnounceLocal): AnnounceView {
  const plan = planned.plans.find(({ key }) => key === local.regimeKey)
  const opensAt = instantOf(local.opensDay, local.opensTime)
  const closesAt = instantOf(local.closesDay, local.closesTime)
  const tooEarly =
    plan && opensAt < plan.earliestOpensAt
      ? `公告不满 ${plan.noticeDays} 天,最早 ${sayInstant(plan.earliestOpensAt, now)}`
      : ''
  const atNight = [local.opensTime, local.closesTime].some((time) => time < MORNING || time > EVENING)
  const tooShort =
    closesAt - opensAt < DAY
      ? '截止要在开始以后，至少一整天'
      : atNight
        ? '开始和截止都要在早上 8 点到晚上 10 点之间'
        : ''
  const days = LENGTHS.find(
    (length) => local.closesTime === EVENING && addDays(local.opensDay, length - 1) === local.closesDay,
  )
  const ofOwners = planned.matters.find(({ key }) => key === local.matter)
  const named = planned.matters.find(({ key }) => key === planned.named)
  const unsaid =
    local.matter === ''
      ? '请选这是哪一件事'
      : local.matter === 'none' && named
        ? `名字或条文里写的是“${named.name}”，请选那一样`
        : ''
  const unsealed = planned.versionNumber === 0 ? '这一稿还没定稿,先回去定稿编号' : ''
  const unnamed = !local.title.trim() || !local.question.trim() ? '请写上名称和问题' : ''
  return {
    version: planned.ofCommittee
      ? '第一次投票，先请大家定院管委会由谁来当'
      : unsealed || `表决的是第 ${planned.versionNumber} 版《${planned.versionTitle}》`,
    matters: showMatters(planned, local.matter),
    onlyPoll: ofOwners
      ? `${ofOwners.name}，法律留给全体业主共同决定（${ofOwners.source}）。在这里只能先摸底。${formalVote}。`
      : '',
    plans: planned.plans.map((one) => {
      const unfit = unfitReason(one, planned, local.matter)
      return {
        key: one.key,
        name: one.name,
        text: unfit || `${one.participationSentence}，${one.passingSentence}`,
        second: unfit ? '' : `依据：${one.source}`,
        chosen: one.key === local.regimeKey,
        unfit: unfit !== '',
      }
    }),
    standings: (['courtyard', 'poll'] as const).map((key) => ({
      key,
      name: standings[key].name,
      text:
        ofOwners && key === 'courtyard'
          ? '选的这件事法律留给全体业主共同决定，院里不能替他们定'
          : standings[key].meaning,
      chosen: key === local.standing,
      unfit: ofOwners !== undefined && key === 'courtyard',
    })),
    posted: ofOwners ? planned.posted : '',
    earliestDay: plan ? dayOf(plan.earliestOpensAt) : '',
    opens: {
      day: sayDay(opensAt, now),
      time: local.opensTime,
      reason: plan
        ? `公告满 ${plan.noticeDays} 天才能开始(今天不算),最早 ${sayInstant(plan.earliestOpensAt, now)}`
        : '',
      wrong: tooEarly,
    },
    closes: { day: sayDay(instantOf(local.closesDay, '00:00'), now), time: local.closesTime, wrong: tooShort },
    lengths: LENGTHS.map((length) => ({ days: length, name: `投 ${length} 天`, chosen: length === days })),
    reason: unsealed || unsaid || (plan ? tooEarly || tooShort || unnamed : '请选一种表决规则'),
    facts: plan ? factsOf(planned, plan, local, opensAt, closesAt) : [],
  }
}

/** The courtyard's own affair first: it is the usual one. The article stands with the one that is chosen. */
function showMatters({ matters }: Planned, chosen: AnnounceLocal['matter']): AnnounceView['matters'] {
  if (matters.length === 0) return []
  return [
    { key: 'none', name: '都不是，是院里自己的约定', second: '' },
    ...matters.map(({ key, name, source }) => ({ key, name, second: key === chosen ? source : '' })),
  ].map((one) => ({ ...one, chosen: one.key === chosen }))
}

function factsOf(planned: Planned, plan: Plan, local: AnnounceLocal, opensAt: number, closesAt: number) {
  const matter = planned.matters.find(({ key }) => key === local.matter)
  const own = planned.matters.length > 0 ? [{ name: '什么事', value: '院里自己的约定' }] : []
  return [
    { name: '问什么', value: local.question.trim() },
    ...(matter ? [{ name: '什么事', value: `${matter.name}（${matter.source}）` }] : own),
    {
      name: '表决什么',
      value: planned.ofCommittee ? planned.versionTitle : `第 ${planned.versionNumber} 版《${planned.versionTitle}》`,
    },
    { name: '性质', value: standings[local.standing].name },
    { name: '谁来投', value: `${planned.households} 户，一户一票，由户代表投` },
    { name: '从', value: sayExactly(opensAt) },
    { name: '到', value: sayExactDeadline(closesAt) },
    { name: '怎样算数', value: plan.participationSentence },
    { name: '怎样通过', value: plan.passingSentence },
    { name: '规则', value: `${plan.name}，依据：${plan.source}` },
    local.standing === 'poll'
      ? { name: '数完以后', value: `公示 ${plan.postingDays} 天，供大家参考，不直接施行` }
      : { name: '通过以后', value: `公示 ${plan.postingDays} 天，没有未了的异议就施行` },
    ...(matter && planned.posted ? [{ name: '公告', value: planned.posted }] : []),
    { name: '谁来确认', value: '另一户的院管委会成员。确认了才公告，公告的日子从那天算起，所以开始的时间要留得出来' },
  ]
}

/** What is announced, once nothing is missing. */
export function announcedBy(local: AnnounceLocal, versionId: Announced['versionId']): Announced | null {
  if (local.regimeKey === '' || local.matter === '') return null
  return {
    versionId,
    matter: local.matter,
    regimeKey: local.regimeKey,
    standing: local.standing,
    title: local.title.trim(),
    question: local.question.trim(),
    opensAt: instantOf(local.opensDay, local.opensTime),
    closesAt: instantOf(local.closesDay, local.closesTime),
  }
}
