import { definePage } from '../../../behaviors/page'
import { ratingProgress } from '../../../services/ratings'
import { showRatingProgress } from './view'

definePage({
  name: 'committee-rating-progress/2',
  ask: ({ id = '' }) => ratingProgress({ periodId: id }),
  show: showRatingProgress,
})
