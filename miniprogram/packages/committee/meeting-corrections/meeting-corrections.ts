import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { meeting, settleCorrection } from '../../../services/meetings'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { showCorrections, type CorrectionsLocal } from './view'

type Local = { -readonly [K in keyof CorrectionsLocal]: CorrectionsLocal[K] }
const nothing: Local = { openId: '', taken: null, reply: '' }
const intention = sameIntention()

definePage({
  name: 'committee-meeting-corrections',
  local: { ...nothing, did: '' },
  ask: ({ meetingId = '' }) => meeting({ meetingId }),
  show: showCorrections,
  on: {
    /** What is typed for one never ends up at another. */
    onOpen(event: Tap<{ id: string }>) {
      const { id } = event.currentTarget.dataset
      if (id !== this.data.openId) this.setData({ ...nothing, openId: id, notice: '', did: '' })
      this.redraw()
    },
    onTaken(event: Told<{ first: boolean }>) {
      this.setData({ taken: event.detail.first })
      this.redraw()
    },
    onReply(event: Told<{ value: string }>) {
      this.setData({ reply: event.detail.value })
      this.redraw()
    },
    onMinutes() {
      open(pages.minutes(this.query.meetingId ?? ''))
    },
    async onSend() {
      const { openId: id, taken, reply } = this.data
      if (taken === null) return
      // as it is on the screen: what was reworded since has to be read first
      const text = this.answer?.corrections.find((one) => one.id === id)?.text ?? ''
      const input = { id, text, taken, reply: reply.trim() }
      if (!(await this.act('send', () => settleCorrection(input, intention.of(input))))) return
      intention.done()
      this.setData({ ...nothing, did: '回了话,那家人看得到' })
      await this.load()
    },
  },
})
