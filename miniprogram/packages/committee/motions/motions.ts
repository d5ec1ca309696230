import { definePage } from '../../../behaviors/page'
import { open, pages } from '../../../services/open'
import { motions } from '../../../services/votes'
import { places } from '../places'
import type { Tap } from '../tap'
import { showMotions, type Step } from './view'

definePage({
  name: 'committee-motions',
  ask: () => motions({ before: null }),
  show: showMotions,
  on: {
    onOpen(event: Tap<{ id: string; step: Step }>) {
      const { id, step } = event.currentTarget.dataset
      open(step === 'result' ? pages.result(id) : places[step](id))
    },
    onDrafts() {
      open(places.drafts())
    },
    onOlder() {
      open(pages.inbox())
    },
  },
})
