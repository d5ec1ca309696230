import type { RatingCard, RatingTodo } from '../../cloudfunctions/ratings/cards'
import type { RatingsOutput } from '../../cloudfunctions/ratings/contract'
import type { Tag } from './motion'
import { sayDeadline, sayLastDay, sayLeft } from './when'

export type Ratee = RatingCard['ratee']
export type RaterGroup = RatingCard['raterGroup']
export type RatingAnswer = RatingsOutput<'ratingResult'>['answers'][number]
export type ResultSummary = RatingsOutput<'ratings'>['results'][number]

export const isRatee = (text: string): text is Ratee =>
  text === 'committee' || text === 'property' || text === 'household'

/** Who is rated, as neighbours say it. */
export const rateeNames: Record<Ratee, string> = { committee: '院管委会', property: '物业', household: '各户门前' }

/** What raters are counted in; households that were rated are counted as households too. */
export const raterUnits: Record<RaterGroup, string> = { households: '户', committee: '人', property: '户' }

/** A mean in tenths of a point as people say it: 42 → 4.2 */
export const sayTenths = (tenths: number): string => `${Math.floor(tenths / 10)}.${tenths % 10}`

/** Against the last period: 高了 0.3 · 低了 0.2 · 一样. */
export function sayChange(tenths: number, before: number): string {
  if (tenths === before) return '一样'
  return tenths > before ? `高了 ${sayTenths(tenths - before)}` : `低了 ${sayTenths(before - tenths)}`
}

/** “上次 3.9,高了 0.3”; empty where there is nothing to compare with. */
export function sayBefore(tenths: number | null, before: number | null): string {
  if (before === null) return ''
  return tenths === null ? `上次 ${sayTenths(before)}` : `上次 ${sayTenths(before)},${sayChange(tenths, before)}`
}

/** Why a mean isn't there. */
export const TOO_FEW = '评的少,不公布'

export const sayMean = (tenths: number | null): string => (tenths === null ? TOO_FEW : sayTenths(tenths))

/** “96 户里 71 户评了” · “物业评了 90 户,共 96 户” */
export function sayRaters({
  raterGroup,
  raters,
  eligible,
}: {
  readonly raterGroup: RaterGroup
  readonly raters: number
  readonly eligible: number
}): string {
  if (raterGroup === 'property') return `物业评了 ${raters} 户,共 ${eligible} 户`
  const unit = raterUnits[raterGroup]
  return `${eligible} ${unit}里 ${raters} ${unit}评了`
}

const DAYS_SOON = 3 * 86_400_000

/** How much time is left to rate, or that it is over. */
export function tagOfOpen({ closesAt }: Pick<RatingCard, 'closesAt'>, now: number): Tag {
  const left = sayLeft(closesAt, now)
  if (!left) return { text: '已截止', tone: 'slate' }
  return { text: left, tone: closesAt - now <= DAYS_SOON ? 'amber' : 'slate' }
}

/** The line below an open rating's title: “6 项,两三分钟 · 周五 24:00 截止”. */
export function sayOpen({ itemCount, closesAt, progress }: RatingCard, now: number): string {
  const ends = `${sayDeadline(closesAt, now)} 截止`
  return progress
    ? `评了 ${progress.rated} 户,共 ${progress.households} 户 · ${ends}`
    : `${itemCount} 项,两三分钟 · ${ends}`
}

const answerTags: Record<RatingAnswer['state'], Tag> = {
  due: { text: '等答复', tone: 'amber' },
  overdue: { text: '过期没答复', tone: 'amber' },
  answered: { text: '等大家认可', tone: 'slate' },
  unconfirmed: { text: '还没人确认', tone: 'slate' },
  confirmed: { text: '大家认可了', tone: 'bamboo' },
  rejected: { text: '没认可,要重新答复', tone: 'amber' },
}

/** Where the answer to a low item stands. */
export const tagOfAnswer = ({ state }: Pick<RatingAnswer, 'state'>): Tag => answerTags[state]

/** By when an item is to be answered: “周五 24:00 前答复” · “12月5日就该答复了”. */
export const sayAnswerBy = (answerBy: number, now: number): string =>
  answerBy > now ? `${sayDeadline(answerBy, now)} 前答复` : `${sayLastDay(answerBy, now)}就该答复了`

/** What came of the answers of a period, in one line; empty when nothing was low. */
export function sayAnswers({ due, overdue, answered, confirmed, rejected }: ResultSummary['answers']): string {
  const parts = [
    overdue > 0 ? `${overdue} 项过期没答复` : '',
    rejected > 0 ? `${rejected} 项没认可` : '',
    due > 0 ? `${due} 项等答复` : '',
    answered > 0 ? `${answered} 项等大家认可` : '',
    confirmed > 0 ? `${confirmed} 项大家认可了` : '',
  ].filter(Boolean)
  return parts.join(',')
}

export interface RatingDuty {
  readonly key: string
  readonly title: string
  readonly second: string
  /** “过期了”, “还剩 2 天”, or empty. */
  readonly left: string
  readonly action: string
}

const dutyWords: Record<RatingTodo['kind'], (title: string) => Omit<RatingDuty, 'key' | 'left'>> = {
  answer: (title) => ({ title: `“${title}”分低,要答复`, second: '怎么改、哪天改好', action: '去答复' }),
  rejected: (title) => ({ title: `“${title}”的答复没认可`, second: '大家觉得还不行,要重新答复', action: '再答复' }),
  respond: (title) => ({ title: `“${title}”有答复了`, second: '你看行不行', action: '去看看' }),
  appeal: (title) => ({ title: `${title}申诉`, second: '觉得门前评得不对', action: '去处理' }),
  agreeStandard: (title) => ({ title: `《${title}》等人同意`, second: '起草的人自己不能点头', action: '去看看' }),
}

/** One thing that waits because of a role, as a row says it. */
export function sayTodo(todo: RatingTodo, now: number): RatingDuty {
  const { kind, subjectId, itemKey, householdId, title, dueAt, overdue } = todo
  return {
    key: [kind, subjectId, itemKey, householdId ?? ''].join('/'),
    ...dutyWords[kind](title),
    left: overdue ? '过期了' : dueAt === null ? '' : sayLeft(dueAt, now),
  }
}
