import type { RatingsInput, RatingsOutput } from '../../../../cloudfunctions/ratings/contract'
import type { Tag } from '../../../text/motion'
import { raterUnits } from '../../../text/rating'
import { takesTwo } from '../../../text/twoPeople'
import { sayInstant } from '../../../text/when'

type Edge = RatingsOutput<'edges'>['edges'][number]
export type EdgeRules = RatingsInput<'changeEdge'>

export interface EdgesLocal {
  /** What is set on screen, for the one edge that is open; null = none is. */
  readonly rules: EdgeRules | null
}

interface Choice {
  readonly key: string
  readonly name: string
}

export interface EdgesView {
  readonly edges: readonly {
    readonly key: string
    readonly title: string
    readonly tag: Tag
    readonly facts: string
    readonly next: string
    readonly open: boolean
  }[]
  readonly form: {
    readonly cycle: string
    readonly opensDay: string
    readonly opensDays: readonly Choice[]
    readonly openDays: number
    readonly groupMin: string
    readonly groupMins: readonly Choice[]
    readonly answerDays: number
    readonly active: boolean
    /** That it takes two, and how it goes on. */
    readonly told: string
    readonly changed: boolean
  } | null
  readonly cycles: readonly Choice[]
}

const cycles: readonly { readonly key: EdgeRules['cycle']; readonly name: string }[] = [
  { key: 'month', name: '每月' },
  { key: 'quarter', name: '每季' },
  { key: 'halfYear', name: '半年' },
]

export const isCycle = (text: string): text is EdgeRules['cycle'] => cycles.some(({ key }) => key === text)

/** The least that a courtyard may set, as the contract has it. */
const GROUP_MIN_LEAST = 3
/** Days a courtyard may set, as the contract has them. */
const limits = { openDays: [1, 30], answerDays: [1, 60] } as const

export function stepDays(rules: EdgeRules, key: keyof typeof limits, by: number): EdgeRules {
  const [least, most] = limits[key]
  return { ...rules, [key]: Math.min(most, Math.max(least, rules[key] + by)) }
}

export const rulesOf = (edge: Edge): EdgeRules => {
  const { raterGroup, ratee, cycle, opensDay, openDays, groupMin, answerDays, active, revision } = edge
  const least = Math.max(groupMin, GROUP_MIN_LEAST)
  return { raterGroup, ratee, cycle, opensDay, openDays, groupMin: least, answerDays, active, revision }
}

export const edgeKey = ({ raterGroup, ratee }: Pick<Edge, 'raterGroup' | 'ratee'>): string => `${raterGroup}/${ratee}`

export const nameOfCycle = (cycle: EdgeRules['cycle']): string => cycles.find(({ key }) => key === cycle)?.name ?? ''

export function showEdges({ edges }: RatingsOutput<'edges'>, now: number, { rules }: EdgesLocal): EdgesView {
  const opened = rules && edges.find((edge) => edgeKey(edge) === edgeKey(rules))
  return {
    edges: edges.map((edge) => ({
      key: edgeKey(edge),
      title: edge.title,
      tag: edge.active ? { text: '在评', tone: 'bamboo' } : { text: '先停着', tone: 'slate' },
      facts: `${nameOfCycle(edge.cycle)}一次,开 ${edge.openDays} 天,${edge.groupMin} ${raterUnits[edge.raterGroup]}起公布`,
      next: nextOf(edge, now),
      open: edge === opened,
    })),
    form: rules && opened ? showForm(rules, opened) : null,
    cycles,
  }
}

function nextOf({ active, standardTitle, nextOpensAt, nextPeriodName }: Edge, now: number): string {
  if (nextOpensAt !== null) return `${nextPeriodName},${sayInstant(nextOpensAt, now)} 开始,照《${standardTitle}》评`
  return active && standardTitle === '' ? '还没有定下来的标准,先起草标准' : '停着,不开新的一期'
}

function showForm(rules: EdgeRules, stored: Edge): NonNullable<EdgesView['form']> {
  const unit = raterUnits[rules.raterGroup]
  return {
    cycle: rules.cycle,
    opensDay: String(rules.opensDay),
    opensDays: withCurrent([-7, -3, 0, 3, 7], rules.opensDay).map((day) => ({
      key: String(day),
      name: sayOpensDay(day),
    })),
    openDays: rules.openDays,
    groupMin: String(rules.groupMin),
    groupMins: withCurrent([3, 5, 8, 10], rules.groupMin).map((least) => ({
      key: String(least),
      name: `${least} ${unit}`,
    })),
    answerDays: rules.answerDays,
    active: rules.active,
    told: takesTwo.delayed,
    changed: JSON.stringify(rules) !== JSON.stringify(rulesOf(stored)),
  }
}

const withCurrent = (choices: readonly number[], current: number): number[] =>
  [...new Set([...choices, current])].sort((one, other) => one - other)

/** The day of opening against the end of the period. */
export function sayOpensDay(day: number): string {
  if (day < 0) return `期末前 ${-day} 天`
  return day === 0 ? '期满第二天' : `期满 ${day} 天后`
}
