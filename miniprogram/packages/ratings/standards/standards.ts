import { definePage } from '../../../behaviors/page'
import { open } from '../../../services/open'
import { standards } from '../../../services/ratings'
import type { Tap } from '../../committee/tap'
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
