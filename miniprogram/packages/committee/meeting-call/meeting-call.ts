import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { callMeeting, cancelMeeting, changeMeeting } from '../../../services/meetings'
import { pages } from '../../../services/pages'
import { openCall } from './openCall'
import { calledBy, proposed, proposedStart, showCall, startFrom, withNewItem, type CallLocal } from './view'

type Local = { -readonly [K in keyof CallLocal]: CallLocal[K] }
const local: Local & { asking: boolean; reasons: string } = {
  kind: '',
  title: '',
  place: '',
  day: '',
  time: '',
  agenda: [],
  checking: false,
  asking: false,
  reasons: '',
}
const intention = sameIntention()

definePage({
  name: 'committee-meeting-call',
  freshOnShow: false,
  local,
  async ask({ meetingId = '' }) {
    const opened = await openCall(meetingId)
    if (opened.ok && this.data.day === '') {
      this.setData(opened.value.meeting ? startFrom(opened.value.meeting) : proposed(opened.value.planned))
    }
    return opened
  },
  show: showCall,
  on: {
    /** Another kind has another notice: the proposed time follows. */
    onKind(event: Tap<{ key: string }>) {
      const plan = this.answer?.planned.kinds.find(({ kind }) => kind === event.currentTarget.dataset.key)
      if (plan) this.setData({ kind: plan.kind, ...proposedStart(plan.earliestStartsAt) })
      this.redraw()
    },
    onTitle(event: Told<{ value: string }>) {
      this.setData({ title: event.detail.value })
      this.redraw()
    },
    onPlace(event: Told<{ value: string }>) {
      this.setData({ place: event.detail.value })
      this.redraw()
    },
    onStart(event: Told<{ day: string; time: string }>) {
      this.setData({ day: event.detail.day, time: event.detail.time })
      this.redraw()
    },
    onItem(event: Tap<{ key: string; part: 'title' | 'text' }> & Told<{ value: string }>) {
      const { key, part } = event.currentTarget.dataset
      const { value } = event.detail
      this.setData({ agenda: this.data.agenda.map((item) => (item.key === key ? { ...item, [part]: value } : item)) })
      this.redraw()
    },
    onAdd() {
      this.setData({ agenda: withNewItem(this.data.agenda) })
      this.redraw()
    },
    onRemove(event: Tap<{ key: string }>) {
      const { key } = event.currentTarget.dataset
      this.setData({ agenda: this.data.agenda.filter((item) => item.key !== key) })
      this.redraw()
    },
    onCheck() {
      this.setData({ checking: true, notice: '' })
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    },
    onBack() {
      this.setData({ checking: false, notice: '' })
    },
    async onSend() {
      const called = calledBy(this.data)
      if (!called) return
      const { meetingId = '' } = this.query
      if (meetingId) {
        const { title, place, startsAt, agenda } = called
        const changes = this.answer?.meeting?.changes ?? 0
        const input = { meetingId, changes, title, place, startsAt, agenda }
        if (!(await this.act('send', () => changeMeeting(input, intention.of(input))))) return
        intention.done()
        void wx.navigateBack()
        return
      }
      const made = await this.act('send', () => callMeeting(called, intention.of(called)))
      if (!made) return
      intention.done()
      void wx.redirectTo({ url: pages.meeting(made.meetingId) })
    },
    onCancelMeeting() {
      this.setData({ asking: true, notice: '' })
    },
    onReasons(event: Told<{ value: string }>) {
      this.setData({ reasons: event.detail.value })
    },
    onStay() {
      this.setData({ asking: false })
    },
    async onCancelled() {
      const input = { meetingId: this.query.meetingId ?? '', reasons: this.data.reasons.trim() }
      if (!(await this.act('cancel', () => cancelMeeting(input, intention.of({ cancel: input }))))) return
      intention.done()
      void wx.navigateBack()
    },
  },
})
