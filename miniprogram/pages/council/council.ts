import { last } from 'lodash-es'
import { definePage } from '../../behaviors/page'
import type { Tap } from '../../behaviors/tap'
import { noSheet, offerReminders, reminderSheet } from '../../behaviors/tellMe'
import * as meetings from '../../services/meetings'
import { newIntention } from '../../services/intention'
import { open } from '../../services/open'
import { pages } from '../../services/pages'
import { scanMeetingCode } from '../../services/scanMeeting'
import * as votes from '../../services/votes'
import { answeredWords } from '../../text/meeting'
import { showCouncil } from './councilView'

/** Each household's answer is one intention until it is stored. */
const intentions = new Map<string, string>()

definePage({
  name: 'council/1',
  ask: () => meetings.council({}),
  show: showCouncil,
  local: { sheet: noSheet, coming: '' },
  on: {
    ...reminderSheet,
    onOpen(event: Tap<{ url: string }>) {
      open(event.currentTarget.dataset.url)
    },
    async onMeeting(event: Tap<{ id: string; step: string }>) {
      const { id, step } = event.currentTarget.dataset
      if (step === 'come') await this.come(id)
      else await this.scan()
    },
    async come(meetingId: string) {
      const intention = intentions.get(meetingId) ?? newIntention()
      intentions.set(meetingId, intention)
      this.setData({ coming: meetingId })
      const stored = await this.act('come', () =>
        meetings.rsvp({ meetingId, rsvp: 'coming', delegate: null }, intention),
      )
      if (!stored) return
      intentions.delete(meetingId)
      const when = this.data.view?.meetings.find(({ id }) => id === meetingId)?.when ?? ''
      offerReminders(this, answeredWords('coming', when))
      await this.load()
    },
    async scan() {
      const scene = await scanMeetingCode()
      if (scene) open(pages.signIn(scene))
      else if (scene === '') this.setData({ notice: '这不是会上的签到码。请对准会场屏幕上的方块再扫一次' })
    },
    async onOlderMeetings() {
      const oldest = last(this.answer?.past)
      if (!oldest) return
      await this.older(
        () => meetings.pastMeetings({ before: oldest.startsAt }),
        (shown, older) => ({ ...shown, past: [...shown.past, ...older.past], morePast: older.morePast }),
        'olderMeetings',
      )
    },
    async onOlder() {
      const oldest = last(this.answer?.motions)
      if (!oldest) return
      await this.older(
        () => votes.motions({ before: oldest.announcedAt }),
        (shown, older) => ({ ...shown, motions: [...shown.motions, ...older.motions], moreMotions: older.more }),
      )
    },
  },
})
