import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { home } from '../../../services/courtyard'
import { goHome, open } from '../../../services/open'
import { showDesk } from './view'

definePage({
  name: 'committee-desk/2',
  ask: () => home({}),
  show: showDesk,
  on: {
    onOpen(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
    onHome() {
      goHome()
    },
  },
})
