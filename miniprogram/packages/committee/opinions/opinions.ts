import { definePage } from '../../../behaviors/page'
import type { Told } from '../../../behaviors/tap'
import { opinions } from '../../../services/courtyard'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
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
      open(pages.ruleDraft(this.query.versionId ?? ''))
    },
  },
})
