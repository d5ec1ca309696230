import { definePage } from '../../../behaviors/page'
import type { Tap } from '../../../behaviors/tap'
import { noSheet, offerReminders, reminderSheet } from '../../../behaviors/tellMe'
import { newIntention } from '../../../services/intention'
import * as meetings from '../../../services/meetings'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { addToCalendar } from '../../../services/phoneCalendar'
import { scanMeetingCode } from '../../../services/scanMeeting'
import { answeredWords } from '../../../text/meeting'
import { showMeeting, type Answer } from './meetingView'

definePage({
  name: 'meeting/1',
  ask: ({ id = '' }) => meetings.meeting({ meetingId: id }),
  show: showMeeting,
  local: {
    answering: false,
    cameUnfolded: false,
    explained: false,
    exact: false,
    sheet: noSheet,
    told: '',
    /** Kept over retries of one answer. */
    meant: { answer: '' as Answer | '', intention: '' },
  },
  onShareAppMessage() {
    return { title: this.data.view?.title ?? '院里要开会', path: pages.meeting(this.query.id ?? '') }
  },
  on: {
    ...reminderSheet,
    onExact() {
      this.setData({ exact: !this.data.exact })
    },
    onExplain() {
      this.setData({ explained: !this.data.explained })
      this.redraw()
    },
    onCame() {
      this.setData({ cameUnfolded: !this.data.cameUnfolded })
      this.redraw()
    },
    onOpen(event: Tap<{ url: string }>) {
      const { url } = event.currentTarget.dataset
      if (url) open(url)
    },
    onDelegate() {
      open(pages.delegate(this.query.id ?? ''))
    },
    onChangeAnswer() {
      this.setData({ answering: true, notice: '' })
      this.redraw()
    },
    async onAnswer(event: Tap<{ answer: 'coming' | 'notComing' }>) {
      const { answer } = event.currentTarget.dataset
      const { meant, view } = this.data
      const intention = meant.answer === answer ? meant.intention : newIntention()
      this.setData({ meant: { answer, intention }, told: '' })
      const meetingId = this.query.id ?? ''
      const stored = await this.act(answer, () => meetings.rsvp({ meetingId, rsvp: answer, delegate: null }, intention))
      if (!stored) return
      const words = answeredWords(answer, view ? `${view.when} · ${view.place}` : '')
      this.setData({ answering: false, meant: { answer: '', intention: '' } })
      if (!offerReminders(this, words)) this.setData({ told: words.title })
      await this.load()
    },
    async onCalendar() {
      const { answer } = this
      if (!answer) return
      const { card, kindName, agenda } = answer
      const text = agenda.map(({ title }, index) => `${index + 1}. ${title}`).join('\n')
      this.setData({ notice: '', told: '' })
      const added = await addToCalendar({
        title: `${kindName}:${card.title}`,
        startsAt: card.startsAt,
        place: card.place,
        text,
      })
      if (!added) return
      if ('problem' in added) this.setData({ notice: added.problem })
      else this.setData({ told: '加到手机日历了,开会前一小时手机会响' })
    },
    async onScan() {
      const scene = await scanMeetingCode()
      if (scene) open(pages.signIn(scene))
      else if (scene === '') this.setData({ notice: '这不是会上的签到码。请对准会场屏幕上的方块再扫一次' })
    },
  },
})
