import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { open } from '../../../services/open'
import { ratings } from '../../../services/ratings'
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
