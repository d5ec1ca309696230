const at = (page: string, query = '') => `/packages/committee/${page}/${page}${query}`

/** The committee's pages about ratings. */
export const ratingPlaces = {
  edges: () => at('rating-edges'),
  progress: (periodId: string) => at('rating-progress', `?id=${periodId}`),
} as const
