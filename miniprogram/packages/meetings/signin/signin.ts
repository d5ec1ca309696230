import { definePage } from '../../../behaviors/page'
import { newIntention } from '../../../services/intention'
import * as meetings from '../../../services/meetings'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { scanMeetingCode } from '../../../services/scanMeeting'
import { now } from '../../../text/clock'
import { readScene, sceneInScan } from '../../../text/meeting'
import { showSignedIn, wayOn, type SignedIn, type Way } from './signinView'

/** What is being signed in to, and the intention it is tried with. */
const nowhere = { meetingId: '', token: '', intention: '' }

definePage({
  name: 'signin',
  local: { target: nowhere, done: null as SignedIn | null, way: 'scan' as Way, wrong: '' },
  /** Opened by the code at the meeting, the scanning was the intention: it signs in at once. */
  async onLoad({ scene = '' }) {
    const found = sceneInScan(scene)
    if (found) await this.signInBy(found)
  },
  on: {
    async onScan() {
      const scene = await scanMeetingCode()
      if (scene === null) return
      await this.signInBy(scene)
    },
    async onAgain() {
      await this.send()
    },
    async signInBy(scene: string) {
      const read = readScene(scene)
      if (!read) {
        this.setData({ wrong: '这不是会上的签到码。请对准会场屏幕上的方块再扫一次', way: 'scan', notice: '' })
        return
      }
      this.setData({ target: { ...read, intention: newIntention() }, wrong: '' })
      await this.send()
    },
    async send() {
      const { meetingId, token, intention } = this.data.target
      const done = await this.act('sign', async () => {
        const signed = await meetings.signIn({ meetingId, token }, intention)
        if (!signed.ok) this.setData({ way: wayOn(signed.refusal.code) })
        return signed
      })
      if (done) this.setData({ done: showSignedIn(done, now()) })
    },
    onMeeting() {
      void wx.redirectTo({ url: pages.meeting(this.data.target.meetingId) })
    },
    onEnter() {
      open(pages.joinByCode())
    },
  },
})
