import { definePage } from '../../../behaviors/page'
import { newIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import * as votes from '../../../services/votes'
import { showResult } from './resultView'

definePage({
  name: 'motion/4',
  ask: ({ id = '' }) => votes.motion({ motionId: id }),
  show: showResult,
  local: { asking: false, intention: '', did: '' },
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
    onLate() {
      this.setData({ asking: true, intention: newIntention(), notice: '', did: '' })
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onSend() {
      const input = { motionId: this.query.id ?? '', kind: 'lateClaim', text: '名下的票不是我家投的' } as const
      if (!(await this.act('late', () => votes.raiseComplaint(input, this.data.intention)))) return
      this.setData({ asking: false, did: '交上去了，抽签请三户不相干的人家来定' })
      await this.load()
    },
    onText() {
      if (this.data.view) open(pages.version(this.data.view.versionId))
    },
    onMotion() {
      open(pages.motion(this.query.id ?? ''))
    },
  },
})
