import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { duties } from '../../../services/disclosures'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { showDuties } from './dutiesView'

definePage({
  name: 'disclosures-duties/1',
  ask: () => duties({}),
  show: showDuties,
  on: {
    onOpen(event: Tap<{ id: string }>) {
      const { id } = event.currentTarget.dataset
      if (id) open(pages.disclosure(id))
    },
  },
})
