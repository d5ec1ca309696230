import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { open } from '../../../services/open'
import { propertyWork } from '../../../services/ratings'
import { showWork } from './deskView'

definePage({
  name: 'property-work/1',
  ask: () => propertyWork({}),
  show: showWork,
  on: {
    onOpen(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
  },
})
