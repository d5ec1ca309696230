import { definePage } from '../../../behaviors/page'
import { home } from '../../../services/courtyard'
import { goHome, open } from '../../../services/open'
import type { Tap } from '../tap'
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
