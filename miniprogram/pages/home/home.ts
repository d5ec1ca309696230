import { definePage } from '../../behaviors/page'
import type { Tap } from '../../behaviors/tap'
import { noSheet, offerReminders, reminderSheet } from '../../behaviors/tellMe'
import * as courtyard from '../../services/courtyard'
import { newIntention } from '../../services/intention'
import * as meetings from '../../services/meetings'
import { readInboxSeen } from '../../services/inboxSeen'
import { open } from '../../services/open'
import { pages } from '../../services/pages'
import { scanHouseholdCode } from '../../services/scanCode'
import { answeredWords } from '../../text/meeting'
import { showHome } from './homeView'

/** Where WeChat's own capsule stands: the header begins beside it and goes on below. */
function headBesideCapsule() {
  const capsule = wx.getMenuButtonBoundingClientRect()
  const { windowWidth } = wx.getWindowInfo()
  return { top: capsule.top, height: capsule.height, right: Math.max(windowWidth - capsule.left, 0) }
}

/** Each household's answer is one intention until it is stored. */
const intentions = new Map<string, string>()

definePage({
  name: 'home/3',
  ask: () => courtyard.home({}),
  show: (answer, now) => showHome(answer, now, readInboxSeen()),
  local: { head: { top: 0, height: 0, right: 0 }, sheet: noSheet },
  onLoad() {
    this.setData({ head: headBesideCapsule() })
  },
  on: {
    ...reminderSheet,
    onVote() {
      if (this.data.view?.waiting) open(pages.motion(this.data.view.waiting.id))
    },
    onOpen(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
    onAct(event: Tap<{ url: string; meeting: string }>) {
      const { url, meeting } = event.currentTarget.dataset
      if (meeting) void this.come(meeting)
      else open(url)
    },
    async come(meetingId: string) {
      const intention = intentions.get(meetingId) ?? newIntention()
      intentions.set(meetingId, intention)
      const stored = await this.act('come', () =>
        meetings.rsvp({ meetingId, rsvp: 'coming', delegate: null }, intention),
      )
      if (!stored) return
      intentions.delete(meetingId)
      const when = this.data.view?.rows.find((row) => row.meetingId === meetingId)?.title ?? ''
      offerReminders(this, answeredWords('coming', when))
      await this.load()
    },
    async onLetIn(event: Tap<{ id: string }>) {
      await this.relative(event.currentTarget.dataset.id, true)
    },
    async onUnknown(event: Tap<{ id: string }>) {
      await this.relative(event.currentTarget.dataset.id, false)
    },
    async relative(id: string, accept: boolean): Promise<void> {
      const meant = `${id}:${accept}`
      const intention = intentions.get(meant) ?? newIntention()
      intentions.set(meant, intention)
      if (await this.act('relative', () => courtyard.answerRelative({ id, accept }, intention))) await this.load()
    },
    onDisclosures() {
      void wx.switchTab({ url: '/pages/disclosures/disclosures' })
    },
    onProperty() {
      open(pages.propertyWork())
    },
    onBell() {
      open(pages.inbox())
    },
    onDesk() {
      open(pages.desk())
    },
    onCode() {
      open(pages.joinByCode())
    },
    onAsk() {
      open(pages.ask())
    },
    onFound() {
      open(pages.found())
    },
    async onScan() {
      const code = await scanHouseholdCode()
      if (code) open(pages.joinByCode(code))
      else
        this.setData({ notice: code === null ? '' : '这不是户码的单子。请对准单子上的方块再扫一次,或者输入 12 个数字' })
    },
  },
})
