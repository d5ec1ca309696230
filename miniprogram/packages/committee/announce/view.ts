import type { VotesInput, VotesOutput } from '../../../../cloudfunctions/votes/contract'
import { addDays, dayOf, instantOf, timeOf } from '../../../text/chinaDay'
import { standings } from '../../../text/motion'
import { sayDay, sayExactDeadline, sayExactly, sayInstant } from '../../../text/when'

export type Planned = VotesOutput<'planMotion'>
type Plan = Planned['plans'][number]
export type Announced = VotesInput<'announceMotion'>

export interface AnnounceLocal {
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
  readonly plans: readonly {
    key: string
    name: string
    text: string
    second: string
    chosen: boolean
    unfit: boolean
  }[]
  readonly standings: readonly { key: string; name: string; text: string; chosen: boolean }[]
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
const LENGTHS = [3, 7, 15] as const
const HOUR = 3_600_000

/** The first regime that suits, the earliest morning, seven days: right for most, and everything can be changed. */
export function proposed({ plans, versionTitle }: Planned): Omit<AnnounceLocal, 'checking'> {
  const plan = plans.find(({ suits }) => suits)
  return {
    regimeKey: plan?.key ?? '',
    standing: 'courtyard',
    title: versionTitle.slice(0, 40),
    question: `${versionTitle}要不要施行?`.slice(0, 80),
    ...(plan ? proposedTimes(plan.earliestOpensAt) : { opensDay: '', opensTime: '', closesDay: '', closesTime: '' }),
  }
}

/** From the earliest instant on: opens that day in the morning (or then), closes 24:00 of the seventh day. */
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

/** 24:00 of the last of so many days, the opening day being the first. */
export const closingAfter = (opensDay: string, days: number) => ({
  closesDay: addDays(opensDay, days - 1),
  closesTime: '24:00',
})

const unfitReasons: Record<Plan['key'], string> = {
  courtyardOrdinary: '这里是按业主和面积登记的小区,用下面的业主表决',
  ownersOrdinary: '要按业主人数和面积两样数,这里的户册没有登记房产面积',
  ownersSpecial: '只用于筹集维修资金、改建这类业主大事',
}

export function showAnnounce(planned: Planned, now: number, local: AnnounceLocal): AnnounceView {
  const plan = planned.plans.find(({ key }) => key === local.regimeKey)
  const opensAt = instantOf(local.opensDay, local.opensTime)
  const closesAt = instantOf(local.closesDay, local.closesTime)
  const tooEarly =
    plan && opensAt < plan.earliestOpensAt
      ? `公告不满 ${plan.noticeDays} 天,最早 ${sayInstant(plan.earliestOpensAt, now)}`
      : ''
  const tooShort = closesAt - opensAt < HOUR ? '截止要在开始以后,至少一小时' : ''
  const days = LENGTHS.find(
    (length) => local.closesTime === '24:00' && addDays(local.opensDay, length - 1) === local.closesDay,
  )
  const unsealed = planned.versionNumber === 0 ? '这一稿还没定稿,先回去定稿编号' : ''
  const unnamed = !local.title.trim() || !local.question.trim() ? '请写上名称和问题' : ''
  return {
    version: unsealed || `表决的是第 ${planned.versionNumber} 版《${planned.versionTitle}》`,
    plans: planned.plans.map((one) => ({
      key: one.key,
      name: one.name,
      text: one.suits ? `${one.participationSentence},${one.passingSentence}` : unfitReasons[one.key],
      second: `依据:${one.source}`,
      chosen: one.key === local.regimeKey,
      unfit: !one.suits,
    })),
    standings: (['courtyard', 'poll'] as const).map((key) => ({
      key,
      name: standings[key].name,
      text: standings[key].meaning,
      chosen: key === local.standing,
    })),
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
    reason: unsealed || (plan ? tooEarly || tooShort || unnamed : '请选一种表决规则'),
    facts: plan ? factsOf(planned, plan, local, opensAt, closesAt) : [],
  }
}

function factsOf(planned: Planned, plan: Plan, local: AnnounceLocal, opensAt: number, closesAt: number) {
  return [
    { name: '问什么', value: local.question.trim() },
    { name: '表决什么', value: `第 ${planned.versionNumber} 版《${planned.versionTitle}》` },
    { name: '性质', value: standings[local.standing].name },
    { name: '谁来投', value: `${planned.households} 户,一户一票,由户代表投` },
    { name: '从', value: sayExactly(opensAt) },
    { name: '到', value: sayExactDeadline(closesAt) },
    { name: '怎样算数', value: plan.participationSentence },
    { name: '怎样通过', value: plan.passingSentence },
    { name: '规则', value: `${plan.name},依据:${plan.source}` },
    { name: '通过以后', value: `公示 ${planned.postingDays} 天，没有未了的异议就施行` },
  ]
}

/** What is announced, once nothing is missing. */
export function announcedBy(local: AnnounceLocal, versionId: string): Announced | null {
  if (local.regimeKey === '') return null
  return {
    versionId,
    regimeKey: local.regimeKey,
    standing: local.standing,
    title: local.title.trim(),
    question: local.question.trim(),
    opensAt: instantOf(local.opensDay, local.opensTime),
    closesAt: instantOf(local.closesDay, local.closesTime),
  }
}
