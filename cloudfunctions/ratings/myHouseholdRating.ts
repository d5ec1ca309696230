import { readOwnRating } from './readOwnRating'
import type { RatingsUseCase } from './useCase'

export const myHouseholdRating: RatingsUseCase<'myHouseholdRating'> = async (call, { periodId }) => ({
  rating: await readOwnRating(call, periodId),
})
