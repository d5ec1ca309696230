import { definePage } from '../../../behaviors/page'
import { open } from '../../../services/open'
import { ratings } from '../../../services/ratings'
import type { Tap } from '../tap'
import { showRatingDesk } from './view'

definePage({
  name: 'committee-ratings',
  ask: () => ratings({}),
  show: showRatingDesk,
  on: {
    onOpen(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
  },
})
