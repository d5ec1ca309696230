import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { people } from '../../../services/courtyard'
import { sameIntention } from '../../../services/intention'
import { linkResolution, meeting } from '../../../services/meetings'
import { motions } from '../../../services/votes'
import { now } from '../../../text/clock'
import { doneWords, linkBy, nothing, showResolutions, startOf, type ResolutionsLocal, type Way } from './view'

type Local = { -readonly [K in keyof ResolutionsLocal]: ResolutionsLocal[K] }
const local: Local = nothing
const intention = sameIntention()

definePage({
  name: 'committee-meeting-resolutions',
  local: { ...local, did: '' },
  ask: ({ meetingId = '' }) => meeting({ meetingId }),
  show: showResolutions,
  on: {
    /** What is chosen for one never ends up at another. */
    onOpen(event: Tap<{ key: string }>) {
      const resolution = this.answer?.resolutions.find(({ key }) => key === event.currentTarget.dataset.key)
      if (resolution) this.setData({ ...startOf(resolution, now()), notice: '', did: '' })
      this.redraw()
    },
    async onWay(event: Tap<{ key: Way }>) {
      const way = event.currentTarget.dataset.key
      this.setData({ way, notice: '' })
      this.redraw()
      if (way === 'task' && this.data.people.length === 0) {
        const read = await this.act('people', () => people({}))
        if (read) this.setData({ people: read.people.filter(({ roles }) => roles.length > 0) })
      }
      if (way === 'motion' && this.data.motions.length === 0) {
        const read = await this.act('motions', () => motions({ before: null }))
        if (read) this.setData({ motions: read.motions.map(({ id, title }) => ({ id, title })) })
      }
      this.redraw()
    },
    onTitle(event: Told<{ value: string }>) {
      this.setData({ title: event.detail.value })
      this.redraw()
    },
    onRole(event: Told<{ first: boolean }>) {
      this.setData({ role: event.detail.first ? 'committee' : 'propertyManager', ownerId: '' })
      this.redraw()
    },
    onOwner(event: Tap<{ id: string }>) {
      this.setData({ ownerId: event.currentTarget.dataset.id })
      this.redraw()
    },
    onMotion(event: Tap<{ id: string }>) {
      this.setData({ motionId: event.currentTarget.dataset.id })
      this.redraw()
    },
    onDue(event: Told<{ value: string }>) {
      this.setData({ day: event.detail.value })
      this.redraw()
    },
    async onSend() {
      const link = linkBy(this.data)
      if (!link) return
      const input = { meetingId: this.query.meetingId ?? '', key: this.data.openKey, link }
      if (!(await this.act('send', () => linkResolution(input, intention.of(input))))) return
      intention.done()
      this.setData({ openKey: '', way: '', did: doneWords[link.as] })
      await this.load()
    },
  },
})
