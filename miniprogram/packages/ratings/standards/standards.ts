import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { open } from '../../../services/open'
import { standards } from '../../../services/ratings'
import { showStandards } from './standardsView'

definePage({
  name: 'rating-standards/1',
  ask: () => standards({}),
  show: showStandards,
  on: {
    onOpen(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
  },
})
