import { definePage } from '../../behaviors/page'
import type { Tap } from '../../behaviors/tap'
import { open } from '../../services/open'
import { ratings } from '../../services/ratings'
import { showRatings } from './ratingsView'

definePage({
  name: 'ratings/1',
  ask: () => ratings({}),
  show: showRatings,
  on: {
    onOpen(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
  },
})
