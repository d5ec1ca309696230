import type { InputOf, OutputOf } from '../shared/procedure'
import { confirmProcedures } from '../engines/proposals/contract'
import { ratingProcedures } from './contract/rating'
import { resultProcedures } from './contract/results'
import { standardProcedures } from './contract/standards'

export const ratingsContract = {
  ...confirmProcedures,
  ...ratingProcedures,
  ...resultProcedures,
  ...standardProcedures,
} as const

export type RatingsContract = typeof ratingsContract
export type RatingsInput<P extends keyof RatingsContract> = InputOf<RatingsContract[P]>
export type RatingsOutput<P extends keyof RatingsContract> = OutputOf<RatingsContract[P]>
