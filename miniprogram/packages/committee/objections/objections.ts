import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { answerObjection, motion, settleObjection } from '../../../services/votes'
import { showObjections, type ObjectionsLocal } from './view'

type Local = { -readonly [K in keyof ObjectionsLocal]: ObjectionsLocal[K] }
const nothing: Local = { openId: '', answer: '', settledBy: '', upheld: null }
const intention = sameIntention()

definePage({
  name: 'committee-objections',
  local: { ...nothing, asking: false, did: '' },
  ask: ({ motionId = '' }) => motion({ motionId }),
  show: showObjections,
  on: {
    /** What is typed for one objection never ends up at another. */
    onOpen(event: Tap<{ id: string }>) {
      const { id } = event.currentTarget.dataset
      if (id !== this.data.openId) this.setData({ ...nothing, openId: id, notice: '', did: '' })
      this.redraw()
    },
    onAnswer(event: Told<{ value: string }>) {
      this.setData({ answer: event.detail.value })
      this.redraw()
    },
    onSettledBy(event: Told<{ value: string }>) {
      this.setData({ settledBy: event.detail.value })
      this.redraw()
    },
    onUpheld(event: Told<{ first: boolean }>) {
      this.setData({ upheld: event.detail.first })
      this.redraw()
    },
    async onSend() {
      const input = { id: this.data.openId, answer: this.data.answer.trim() }
      if (!(await this.act('answer', () => answerObjection(input, intention.of(input))))) return
      intention.done()
      this.setData({ ...nothing, did: '答复已经交给提异议的人,等回话' })
      await this.load()
    },
    onAsk() {
      this.setData({ asking: true, notice: '' })
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onSettle() {
      const { openId: id, upheld, settledBy } = this.data
      if (upheld === null) return
      const input = { id, upheld, settledBy: settledBy.trim() }
      if (!(await this.act('settle', () => settleObjection(input, intention.of(input))))) return
      intention.done()
      this.setData({ ...nothing, asking: false, did: '登记好了' })
      await this.load()
    },
  },
})
