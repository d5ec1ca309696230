import { definePage } from '../../../behaviors/page'
import * as courtyard from '../../../services/courtyard'
import { open, pages } from '../../../services/open'
import { showVersion } from './versionView'

definePage({
  name: 'version/1',
  ask: ({ id = '' }) => courtyard.ruleVersion({ versionId: id }),
  show: showVersion,
  onShareAppMessage() {
    return { title: this.data.view?.title ?? '院规院约', path: pages.version(this.query.id ?? '') }
  },
  on: {
    onArticle(event: WechatMiniprogram.CustomEvent<{ number: number }>) {
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
