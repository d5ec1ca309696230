import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import * as courtyard from '../../../services/courtyard'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { showRules } from './rulesView'

definePage({
  name: 'rules',
  ask: () => courtyard.rules({}),
  show: showRules,
  on: {
    onVersion(event: Tap<{ id: string }>) {
      open(pages.version(event.currentTarget.dataset.id))
    },
    onHistory() {
      open(pages.history())
    },
    onDifference() {
      const inForce = this.data.view?.inForce
      if (inForce) open(pages.difference(inForce.previousId, inForce.id))
    },
  },
})
