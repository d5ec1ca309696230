import { now } from '../../../text/clock'
import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { pages } from '../../../services/pages'
import { endMotion, extendMotion, motion, withdrawMotion } from '../../../services/votes'
import { instantOf } from '../../../text/chinaDay'
import { onlyWay, proposedClosing, showDecide, type DecideLocal, type Way } from './view'

type Local = { -readonly [K in keyof DecideLocal]: DecideLocal[K] }
const local: Local & { asking: boolean } = { way: '', reasons: '', closesDay: '', closesTime: '', asking: false }
const intention = sameIntention()

definePage({
  name: 'committee-decide',
  freshOnShow: false,
  local,
  async ask({ motionId = '' }) {
    const asked = await motion({ motionId })
    if (asked.ok && this.data.closesDay === '') this.setData({ ...proposedClosing(now()), way: onlyWay(asked.value) })
    return asked
  },
  show: showDecide,
  on: {
    onWay(event: Tap<{ key: Way }>) {
      this.setData({ way: event.currentTarget.dataset.key })
      this.redraw()
    },
    onReasons(event: Told<{ value: string }>) {
      this.setData({ reasons: event.detail.value })
      this.redraw()
    },
    onCloses(event: Told<{ day: string; time: string }>) {
      this.setData({ closesDay: event.detail.day, closesTime: event.detail.time })
      this.redraw()
    },
    onAsk() {
      this.setData({ asking: true, notice: '' })
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onConfirm() {
      const { way, closesDay, closesTime } = this.data
      const input = { motionId: this.query.motionId ?? '', reasons: this.data.reasons.trim() }
      const extended = { ...input, closesAt: instantOf(closesDay, closesTime) }
      const done = await this.act('decide', () => {
        if (way === 'extend') return extendMotion(extended, intention.of({ way, ...extended }))
        return (way === 'end' ? endMotion : withdrawMotion)(input, intention.of({ way, ...input }))
      })
      if (!done) return
      intention.done()
      if (done.state === 'waiting') void wx.redirectTo({ url: pages.acts() })
      else void wx.navigateBack()
    },
    onBack() {
      void wx.navigateBack()
    },
  },
})
