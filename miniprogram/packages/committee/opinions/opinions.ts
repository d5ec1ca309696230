import { definePage } from '../../../behaviors/page'
import { opinions } from '../../../services/courtyard'
import { open } from '../../../services/open'
import { places } from '../places'
import type { Told } from '../tap'
import { showOpinions } from './view'

definePage({
  name: 'committee-opinions',
  local: { all: false },
  ask: ({ versionId = '' }) => opinions({ versionId }),
  show: showOpinions,
  on: {
    onWhich(event: Told<{ first: boolean }>) {
      this.setData({ all: !event.detail.first })
      this.redraw()
    },
    onDraft() {
      open(places.draft(this.query.versionId ?? ''))
    },
  },
})
