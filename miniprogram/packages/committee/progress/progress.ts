import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { progress, remind } from '../../../services/votes'
import { showProgress } from './view'

const intention = sameIntention()

definePage({
  name: 'committee-progress/2',
  local: { group: '', openId: '', sheet: false, seenUnfolded: false, exact: false, did: '' },
  ask: ({ motionId = '' }) => progress({ motionId }),
  show: showProgress,
  on: {
    onGroup(event: Told<{ name: string }>) {
      this.setData({ group: event.detail.name, seenUnfolded: false })
      this.redraw()
    },
    onExact() {
      this.setData({ exact: !this.data.exact })
    },
    onCell(event: Told<{ id: string }>) {
      this.setData({ openId: event.detail.id, sheet: true })
      this.redraw()
    },
    onClose() {
      this.setData({ sheet: false })
    },
    onSeen() {
      this.setData({ seenUnfolded: !this.data.seenUnfolded })
      this.redraw()
    },
    onPaper(event: Tap<{ id: string; name: string; second: string }>) {
      const { id, name, second } = event.currentTarget.dataset
      this.setData({ sheet: false })
      open(pages.paperBallot(this.query.motionId ?? '', id, name, second))
    },
    onWitness(event: Tap<{ id: string }>) {
      open(pages.witnessBallot(this.query.motionId ?? '', event.currentTarget.dataset.id))
    },
    async onMain() {
      const motionId = this.query.motionId ?? ''
      const key = this.data.view?.main?.key
      if (key === 'decide') open(pages.decideVote(motionId))
      else if (key === 'objections') open(pages.voteObjections(motionId))
      else if (key === 'doors') open(pages.doorChecks(motionId))
      else if (key === 'result') open(pages.result(motionId))
      else if (key === 'remind') {
        const reminded = await this.act('remind', () => remind({ motionId }, intention.of({ motionId })))
        if (!reminded) return
        intention.done()
        this.setData({ did: `已经提醒 ${reminded.households} 户,没用微信的还得上门` })
        await this.load()
      }
    },
    onWithdraw() {
      open(pages.decideVote(this.query.motionId ?? ''))
    },
  },
})
