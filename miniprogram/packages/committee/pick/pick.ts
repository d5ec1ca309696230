import { definePage } from '../../../behaviors/page'
import { roll } from '../../../services/courtyard'
import { everyHousehold, type Household } from '../everyHousehold'
import { handBack } from '../pickHousehold'
import { showRoll } from '../roll/view'
import type { Tap, Told } from '../tap'

interface Local {
  group: string
  sought: string
  everybody: readonly Household[]
  openId: string
  missing: string
  title: string
}
const local: Local = { group: '', sought: '', everybody: [], openId: '', missing: '', title: '' }

definePage({
  name: 'committee-pick',
  local,
  ask() {
    return roll({ group: this.data.group })
  },
  show: showRoll,
  onLoad({ title }) {
    this.setData({ title: decodeURIComponent(title ?? '') })
  },
  on: {
    async onGroup(event: Told<{ name: string }>) {
      this.setData({ group: event.detail.name, sought: '' })
      await this.load()
    },
    async onSearch(event: Told<{ value: string }>) {
      this.setData({ sought: event.detail.value })
      this.redraw()
      if (this.answer === null || this.data.everybody.length > 0 || event.detail.value === '') return
      const { households, whole } = await everyHousehold(this.answer)
      this.setData({ everybody: whole ? households : [], missing: whole ? '' : '有的组没读出来,只在这一组里找' })
      this.redraw()
    },
    onHousehold(event: Tap<{ id: string }>) {
      const among = [...(this.answer?.households ?? []), ...this.data.everybody]
      const picked = among.find(({ id }) => id === event.currentTarget.dataset.id)
      if (picked) handBack(this, picked)
    },
  },
})
