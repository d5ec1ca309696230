import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { changeSettings, mine } from '../../../services/courtyard'
import { sameIntention } from '../../../services/intention'
import { open } from '../../../services/open'
import { pages } from '../../../services/pages'
import { showSettings, stepDays, storedSettings, type Settings } from './view'

const intention = sameIntention()
const local: { settings: Settings | null; did: string } = { settings: null, did: '' }

definePage({
  name: 'committee-settings/2',
  freshOnShow: false,
  local,
  async ask() {
    const asked = await mine({})
    if (asked.ok && !this.data.settings) this.setData({ settings: storedSettings(asked.value) })
    return asked
  },
  show: showSettings,
  on: {
    onDays(event: Tap<{ key: 'noticeDays' | 'postingDays' }> & Told<{ by: number }>) {
      const { settings } = this.data
      const { key } = event.currentTarget.dataset
      if (settings)
        this.setData({ settings: { ...settings, [key]: stepDays(settings[key], event.detail.by) }, did: '' })
      this.redraw()
    },
    onWay(event: Tap<{ key: 'ballotChangeable' | 'abstentionParticipates' }> & Told<{ first: boolean }>) {
      const { settings } = this.data
      const { key } = event.currentTarget.dataset
      if (settings) this.setData({ settings: { ...settings, [key]: event.detail.first }, did: '' })
      this.redraw()
    },
    onContact(event: Told<{ value: string }>) {
      const { settings } = this.data
      if (settings) this.setData({ settings: { ...settings, contact: event.detail.value }, did: '' })
      this.redraw()
    },
    async onSave() {
      const { settings } = this.data
      if (!settings) return
      const done = await this.act('save', () => changeSettings(settings, intention.of(settings)))
      if (!done) return
      intention.done()
      this.setData({ did: '写好了' })
      if (done.state === 'waiting') open(pages.acts())
      await this.load()
    },
  },
})
