import { definePage } from '../../../behaviors/page'
import type { Told } from '../../../behaviors/tap'
import { signInSheet } from '../../../services/meetings'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { hideCode, showCode } from './rotatingCode'
import { tick, type Tick } from './ticking'
import { isHere, legend, nameOf, showSignIn, type SignInLocal } from './view'

type Local = { -readonly [K in keyof SignInLocal]: SignInLocal[K] }
const local: Local = { mode: 'code', group: '', openId: '', marks: {}, present: null }

definePage({
  name: 'committee-meeting-signin',
  local: {
    ...local,
    legend,
    sheet: false,
    did: '',
    /** The door ticked last, for taking it back. */
    didId: '',
    ticking: false,
    left: false,
    waiting: [] as readonly Tick[],
    picture: '',
    secondsLeft: 0,
    codeProblem: '',
    codeTimer: 0,
    codeAsked: 0,
  },
  async ask({ meetingId = '' }) {
    const sheet = await signInSheet({ meetingId })
    if (sheet.ok) {
      // what waits to be sent stays on top of what was read
      const waiting = Object.fromEntries(this.data.waiting.map(({ householdId, present }) => [householdId, present]))
      this.setData({ marks: waiting, present: null })
      if (this.data.mode === 'code') void showCode(this, meetingId)
    }
    return sheet
  },
  show: showSignIn,
  on: {
    onHide() {
      hideCode(this)
    },
    onUnload() {
      hideCode(this)
      this.setData({ left: true })
    },
    onMode(event: Told<{ first: boolean }>) {
      const mode = event.detail.first ? 'code' : 'roll'
      if (mode === this.data.mode) return
      this.setData({ mode, notice: '', did: '' })
      if (mode === 'code') void showCode(this, this.query.meetingId ?? '')
      else {
        hideCode(this)
        void this.load()
      }
    },
    onGroup(event: Told<{ name: string }>) {
      this.setData({ group: event.detail.name, did: '' })
      this.redraw()
    },
    onCell(event: Told<{ id: string }>) {
      const { answer } = this
      const { id } = event.detail
      if (!answer) return
      if (!answer.open || isHere(answer, id, this.data.marks)) {
        this.setData({ openId: id, sheet: true })
        this.redraw()
        return
      }
      this.setData({ did: `${nameOf(answer, id)} 到了`, didId: id })
      void tick(this, this.query.meetingId ?? '', id, true)
    },
    onUndo() {
      const { didId } = this.data
      this.setData({ did: '' })
      void tick(this, this.query.meetingId ?? '', didId, false)
    },
    onUntick() {
      const { openId } = this.data
      this.setData({ sheet: false, did: '' })
      void tick(this, this.query.meetingId ?? '', openId, false)
    },
    onClose() {
      this.setData({ sheet: false })
    },
    onAgain() {
      void showCode(this, this.query.meetingId ?? '')
    },
    onMinutes() {
      open(pages.minutes(this.query.meetingId ?? ''))
    },
  },
})
