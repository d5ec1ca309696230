import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { sameIntention } from '../../../services/intention'
import { markSlip, recordPoster, sweepList, unmarkSlip } from '../../../services/notifications'
import { keepPhoto, takePhoto } from '../../../services/photos'
import { EVERYWHERE, showSweep } from './view'

const slip = sameIntention()
const poster = sameIntention()

definePage({
  name: 'committee-sweep',
  freshOnShow: false,
  local: { group: '', signed: [] as readonly string[], did: '' },
  onLoad({ group }) {
    this.setData({ group: decodeURIComponent(group ?? '') })
  },
  async ask({ eventId = '' }) {
    const asked = await sweepList({ eventId, group: this.data.group })
    // who signed before is no longer on a new list
    if (asked.ok) this.setData({ signed: [] })
    return asked
  },
  show: showSweep,
  on: {
    async onGroup(event: Told<{ name: string }>) {
      const { name } = event.detail
      this.setData({ group: name === EVERYWHERE ? '' : name, did: '' })
      await this.load()
    },
    async onSlip(event: Tap<{ id: string; signed: boolean }>) {
      const { id: householdId, signed } = event.currentTarget.dataset
      const { eventId = '' } = this.query
      const input = { eventId, householdId }
      const done = await this.act(`slip:${householdId}`, () => {
        const requestId = slip.of({ ...input, signed })
        return signed ? unmarkSlip(input, requestId) : markSlip({ ...input, photoFileId: null }, requestId)
      })
      if (!done) return
      slip.done()
      const others = this.data.signed.filter((id) => id !== householdId)
      this.setData({ signed: signed ? others : [...others, householdId], did: '' })
      this.redraw()
    },
    async onPoster() {
      const taken = await takePhoto()
      if (taken === null) return
      if ('problem' in taken) return this.setData({ notice: taken.problem })
      const { eventId = '' } = this.query
      const { group } = this.data
      const done = await this.act('poster', async () => {
        const stored = await keepPhoto('posters', taken.path)
        if (!stored.ok) return stored
        const input = { eventId, group, photoFileId: stored.value }
        return recordPoster(input, poster.of(input))
      })
      if (!done) return
      poster.done()
      await this.load()
      this.setData({ did: '照片存好了,这里的户算看得到海报' })
    },
  },
})
