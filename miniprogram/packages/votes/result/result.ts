import { definePage } from '../../../behaviors/page'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import * as votes from '../../../services/votes'
import { showResult } from './resultView'

definePage({
  name: 'motion/4',
  ask: ({ id = '' }) => votes.motion({ motionId: id }),
  show: showResult,
  onShareAppMessage() {
    return { title: `表决结果:${this.data.view?.title ?? ''}`, path: pages.result(this.query.id ?? '') }
  },
  on: {
    onCheck() {
      open(pages.check(this.query.id ?? ''))
    },
    onObject() {
      open(pages.objection(this.query.id ?? ''))
    },
    onText() {
      if (this.data.view) open(pages.version(this.data.view.versionId))
    },
    onMotion() {
      open(pages.motion(this.query.id ?? ''))
    },
  },
})
