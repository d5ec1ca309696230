import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { answerObjection, motion } from '../../../services/votes'
import { showObjections, type ObjectionsLocal } from './view'

type Local = { -readonly [K in keyof ObjectionsLocal]: ObjectionsLocal[K] }
const nothing: Local = { openId: '', answer: '' }
const intention = sameIntention()

definePage({
  name: 'committee-objections',
  local: { ...nothing, did: '' },
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
    onPanel(event: Tap<{ id: string }>) {
      open(pages.panel(event.currentTarget.dataset.id))
    },
    async onSend() {
      const input = { id: this.data.openId, answer: this.data.answer.trim() }
      if (!(await this.act('answer', () => answerObjection(input, intention.of(input))))) return
      intention.done()
      this.setData({ ...nothing, did: '答复已经交给提异议的人，等回话' })
      await this.load()
    },
  },
})
