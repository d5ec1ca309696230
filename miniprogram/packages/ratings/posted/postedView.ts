import type { RatingsOutput } from '../../../../cloudfunctions/ratings/contract'
import { pages } from '../../../services/pages'
import { rateeNames, sayAnswers, sayRaters, sayTenths } from '../../../text/rating'

export interface PostedView {
  readonly results: readonly {
    readonly id: string
    readonly title: string
    readonly second: string
    readonly note: string
    readonly url: string
  }[]
  readonly more: boolean
}

export const showPosted = ({ results, more }: RatingsOutput<'postedRatings'>): PostedView => ({
  results: results.map((result) => ({
    id: result.periodId,
    title: `${rateeNames[result.ratee]} · ${result.periodName}`,
    second: [sayRaters(result), sayAnswers(result.answers)].filter(Boolean).join(' · '),
    note: result.averageTenths === null ? '' : `${sayTenths(result.averageTenths)} 分`,
    url: pages.ratingResult(result.periodId),
  })),
  more,
})
