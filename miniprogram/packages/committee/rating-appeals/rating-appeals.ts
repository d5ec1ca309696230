import { definePage } from '../../../behaviors/page'
import { lookAtPhoto, shownFile } from '../../../behaviors/photo'
import type { Tap, Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { appeals, decideAppeal } from '../../../services/ratings'
import { keyOf, showAppeals, type AppealsLocal } from './view'

type Local = { -readonly [K in keyof AppealsLocal]: AppealsLocal[K] }
const nothing: Local = { openKey: '', decision: '', upheld: null }
const intention = sameIntention()

definePage({
  name: 'committee-rating-appeals/2',
  local: { ...nothing, asking: false, did: '' },
  ask: () => appeals({}),
  show: showAppeals,
  on: {
    /** What is typed for one household never ends up at another. */
    onOpen(event: Tap<{ key: string }>) {
      const { key } = event.currentTarget.dataset
      if (key !== this.data.openKey) this.setData({ ...nothing, openKey: key, notice: '', did: '' })
      this.redraw()
    },
    onPhoto(event: Tap<{ file: string; hash: string | null }>) {
      return lookAtPhoto(this, shownFile(event.currentTarget.dataset))
    },
    onUpheld(event: Told<{ first: boolean }>) {
      this.setData({ upheld: event.detail.first })
      this.redraw()
    },
    onDecision(event: Told<{ value: string }>) {
      this.setData({ decision: event.detail.value })
      this.redraw()
    },
    onAsk() {
      this.setData({ asking: true, notice: '' })
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onDecide() {
      const { openKey, upheld, decision } = this.data
      const appeal = this.answer?.appeals.find((one) => keyOf(one) === openKey)
      if (!appeal || upheld === null) return
      const { periodId, householdId } = appeal
      const input = { periodId, householdId, upheld, decision: decision.trim() }
      if (!(await this.act('decide', () => decideAppeal(input, intention.of(input))))) return
      intention.done()
      this.setData({ ...nothing, asking: false, did: '定好了,这一户会收到消息' })
      await this.load()
    },
  },
})
