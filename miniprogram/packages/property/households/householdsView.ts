import type { RatingsOutput } from '../../../../cloudfunctions/ratings/contract'
import { pages } from '../../../services/pages'
import { shortLabels } from '../../../text/households'
import { placeOf } from '../../../text/people'
import { sayDeadline } from '../../../text/when'

export type HouseholdsAnswer = RatingsOutput<'householdsToRate'>
type Household = HouseholdsAnswer['households'][number]

export interface HouseholdsView {
  /** After closing nothing can be changed: no door leads on. */
  readonly open: boolean
  readonly sentence: string
  readonly second: string
  readonly groups: readonly { readonly key: string; readonly name: string }[]
  readonly cells: readonly {
    readonly id: string
    readonly label: string
    readonly state: Household['state']
    readonly spoken: string
    readonly url: string
  }[]
  readonly legend: readonly { readonly state: Household['state']; readonly text: string }[]
  /** The first one in this group that isn't rated yet; empty = the group is done, or rating is over. */
  readonly nextUrl: string
  readonly nextLabel: string
}

const words: Record<Household['state'], string> = { none: '没评', draft: '评了一半', submitted: '评好了' }

export function showHouseholds(
  answer: HouseholdsAnswer,
  now: number,
  local: { readonly group: string },
): HouseholdsView {
  const { period, rated, total, groups, households } = answer
  const labels = shortLabels(households.map(({ no }) => no))
  const open = period.status === 'open' && period.closesAt > now
  const next = open ? households.find(({ state }) => state !== 'submitted') : undefined
  const left = open ? `还有 ${total - rated} 户` : `${total - rated} 户没评`
  return {
    open,
    sentence: rated === total ? `${total} 户都评完了` : `评了 ${rated} 户,${left}`,
    second: `${period.periodName} · ${sayDeadline(period.closesAt, now)} ${open ? '截止' : '截止了'}`,
    groups: groups.map((group) => ({ key: group.name, name: `${group.name} ${group.rated}/${group.total}` })),
    cells: households.map((household, index) => ({
      id: household.id,
      label: labels[index] ?? household.no,
      state: household.state,
      spoken: `${placeOf({ ...household, group: local.group })} ${household.headName} ${words[household.state]}`,
      url: open ? pages.rateHousehold(period.periodId, household.id) : '',
    })),
    legend: (['submitted', 'draft', 'none'] as const).map((state) => ({ state, text: words[state] })),
    nextUrl: next ? pages.rateHousehold(period.periodId, next.id) : '',
    nextLabel: next ? `从${placeOf({ ...next, group: local.group })}评起` : '',
  }
}

/** Where walking goes on: the first group that isn't finished. */
export const groupToWalk = ({ groups }: Pick<HouseholdsAnswer, 'groups'>): string =>
  (groups.find(({ rated, total }) => rated < total) ?? groups[0])?.name ?? ''
