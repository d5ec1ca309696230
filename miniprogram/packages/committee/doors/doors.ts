import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { answerDoorCheck, doorChecks } from '../../../services/votes'
import { showDoors, type Answer } from './view'

const intention = sameIntention()

definePage({
  name: 'committee-doors',
  local: { openId: '', sheet: false, collectedBy: '', did: '' },
  ask: ({ motionId = '' }) => doorChecks({ motionId }),
  show: showDoors,
  on: {
    onDoor(event: Tap<{ id: string }>) {
      this.setData({ openId: event.currentTarget.dataset.id, sheet: true, collectedBy: '', did: '', notice: '' })
      this.redraw()
    },
    onClose() {
      this.setData({ sheet: false })
    },
    onCollectedBy(event: Told<{ value: string }>) {
      this.setData({ collectedBy: event.detail.value })
    },
    async onAnswer(event: Tap<{ answer: Answer }>) {
      const { answer } = event.currentTarget.dataset
      const { openId: householdId, collectedBy } = this.data
      const input = { motionId: this.query.motionId ?? '', householdId, answer, collectedBy: collectedBy.trim() }
      if (!(await this.act(answer, () => answerDoorCheck(input, intention.of(input))))) return
      intention.done()
      this.setData({ sheet: false, did: '记下了' })
      await this.load()
    },
  },
})
