import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import * as courtyard from '../../../services/courtyard'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { showHistory } from './historyView'

definePage({
  name: 'rules',
  ask: () => courtyard.rules({}),
  show: showHistory,
  on: {
    onVersion(event: Tap<{ id: string }>) {
      open(pages.version(event.currentTarget.dataset.id))
    },
  },
})
