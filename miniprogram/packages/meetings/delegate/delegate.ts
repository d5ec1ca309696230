import { definePage } from '../../../behaviors/page'
import type { Tap, Told } from '../../../behaviors/tap'
import { newIntention } from '../../../services/intention'
import * as meetings from '../../../services/meetings'
import { askDelegate, showHouseholds, type Chosen, type Who } from './delegateView'

definePage({
  name: 'delegate',
  local: {
    who: 'own' as Who,
    name: '',
    error: '',
    sought: '',
    found: [] as ReturnType<typeof showHouseholds>,
    nothing: '',
    chosen: null as Chosen | null,
    sheet: { title: '', text: '' },
    asking: false,
    intention: '',
    done: false,
  },
  on: {
    onWho(event: Tap<{ who: Who }>) {
      this.setData({ who: event.currentTarget.dataset.who, error: '', notice: '' })
    },
    onName(event: Told<{ value: string }>) {
      this.setData({ name: event.detail.value, error: '' })
    },
    onSought(event: Told<{ value: string }>) {
      this.setData({ sought: event.detail.value, nothing: '' })
    },
    async onFind() {
      const text = this.data.sought.trim()
      if (!text) {
        this.setData({ nothing: '写上门牌号,或户主的全名' })
        return
      }
      const found = await this.act('find', () => meetings.findHousehold({ text }))
      if (!found) return
      const households = showHouseholds(found.households)
      this.setData({
        found: households,
        nothing: households.length > 0 ? '' : '没找到这一户。门牌号写前几位,名字要写全',
      })
    },
    onPick(event: Tap<{ id: string; title: string }>) {
      const { id, title } = event.currentTarget.dataset
      this.ask({ householdId: id, name: title })
    },
    onOwn() {
      const name = this.data.name.trim()
      if (name) this.ask({ householdId: null, name })
      else this.setData({ error: '写上家里谁去' })
    },
    ask(chosen: Chosen) {
      this.setData({ chosen, sheet: askDelegate(chosen), asking: true, notice: '', intention: newIntention() })
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async onConfirm() {
      const { chosen, intention } = this.data
      if (!chosen) return
      // another household is named by its number on the roll, whatever is written here
      const delegate = { householdId: chosen.householdId, name: chosen.householdId === null ? chosen.name : '' }
      const meetingId = this.query.id ?? ''
      const stored = await this.act('send', () => meetings.rsvp({ meetingId, rsvp: 'delegate', delegate }, intention))
      if (stored) this.setData({ asking: false, done: true })
    },
    onBack() {
      void wx.navigateBack()
    },
  },
})
