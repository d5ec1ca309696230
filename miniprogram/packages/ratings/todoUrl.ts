import type { RatingTodo } from '../../../cloudfunctions/ratings/cards'
import { pages } from '../../services/open'

/** Where a thing that waits is done. The committee alone is asked to decide appeals. */
export function todoUrl({ kind, subjectId, itemKey }: RatingTodo): string {
  switch (kind) {
    case 'answer':
    case 'rejected':
      return pages.answerRating(subjectId, itemKey)
    case 'respond':
      return pages.ratingAnswers(subjectId)
    case 'appeal':
      return pages.ratingAppeals()
    case 'agreeStandard':
      return pages.standards()
  }
}
