import { definePage } from '../../../behaviors/page'
import type { Told } from '../../../behaviors/tap'
import * as courtyard from '../../../services/courtyard'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { showVersion } from './versionView'

definePage({
  name: 'version/1',
  ask: ({ id = '' }) => courtyard.ruleVersion({ versionId: id }),
  show: showVersion,
  onShareAppMessage() {
    return { title: this.data.view?.title ?? '院规院约', path: pages.version(this.query.id ?? '') }
  },
  on: {
    onArticle(event: Told<{ number: number }>) {
      open(pages.opinion(this.query.id ?? '', event.detail.number))
    },
    onDifference() {
      if (this.data.view) open(pages.difference(this.data.view.previousId, this.query.id ?? ''))
    },
    onMotion() {
      if (this.data.view) open(pages.motion(this.data.view.motionId))
    },
  },
})
